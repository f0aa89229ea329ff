//! The sources, for the rules that read them.

use std::fs;
use std::path::PathBuf;

/// Every file below a folder.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

/// Every Rust file below a folder, with its text.
pub fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let files = files(folder).into_iter().filter(rust);
    let found: Vec<(PathBuf, String)> =
        files.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}
