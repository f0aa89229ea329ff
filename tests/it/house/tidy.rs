//! House rules that a reader would otherwise have to watch: layers, file length, colours, storage.

use super::sources::sources;
use std::fs;

/// Every line of code (comments apart) of a folder that names one of these.
fn naming(folder: &str, words: &[&str], except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources(folder) {
        if except.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

const WEB: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "crate::app"];

#[test]
fn the_core_and_the_plots_name_no_web() {
    for folder in ["src/domain", "src/plot", "src/export"] {
        assert_eq!(naming(folder, WEB, &[]), Vec::<String>::new());
    }
}

#[test]
fn layers_import_downwards_only() {
    assert_eq!(naming("src/domain", &["crate::plot", "crate::export"], &[]), Vec::<String>::new());
    assert_eq!(naming("src/plot", &["crate::export"], &[]), Vec::<String>::new());
    assert_eq!(naming("src/export", &["crate::plot"], &[]), Vec::<String>::new());
}

#[test]
fn the_core_has_no_clock_and_no_chance() {
    let words =
        ["SystemTime", "Instant::", "Utc::now", "Local::now", "thread_rng", "HashMap", "HashSet"];
    for folder in ["src/domain", "src/plot", "src/export"] {
        assert_eq!(naming(folder, &words, &[]), Vec::<String>::new());
    }
}

#[test]
fn only_one_file_touches_storage() {
    let words = ["LocalStorage", "local_storage", "session_storage", "gloo_storage"];
    assert_eq!(naming("src/app", &words, &["app/storage.rs"]), Vec::<String>::new());
    let words = ["Idb", "BroadcastChannel"];
    assert_eq!(naming("src/app", &words, &["app/storage/database.rs"]), Vec::<String>::new());
}

#[test]
fn colours_are_named_in_the_tokens_only() {
    let hex = |line: &str| {
        line.split('#').skip(1).any(|rest| {
            let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
            matches!(digits, 3 | 4 | 6 | 8)
        })
    };
    for entry in fs::read_dir("style").unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tokens.css") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let named: Vec<&str> =
            text.lines().filter(|line| hex(line) || line.contains("rgb")).collect();
        assert_eq!(named, Vec::<&str>::new(), "{}", path.display());
    }
    for (path, text) in sources("src/app") {
        let quoted = text.lines().filter(|line| line.contains("\"#") && hex(line));
        assert_eq!(quoted.collect::<Vec<_>>(), Vec::<&str>::new(), "{}", path.display());
    }
}

#[test]
fn effects_stand_in_one_list() {
    assert_eq!(naming("src/app", &["Effect::"], &["app/effects.rs"]), Vec::<String>::new());
}

#[test]
fn files_stay_readable() {
    let long: Vec<String> = ["src/domain", "src/plot", "src/app"]
        .into_iter()
        .flat_map(sources)
        .filter(|(_, text)| text.lines().count() > 450)
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_module_says_what_it_is() {
    for folder in ["src/domain", "src/plot", "src/app"] {
        for (path, text) in sources(folder) {
            assert!(text.starts_with("//!"), "{} has no module doc", path.display());
        }
    }
}
