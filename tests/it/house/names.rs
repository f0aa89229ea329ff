//! Names: one type name for one idea, and the file heads.

use super::sources::sources;
use std::collections::BTreeMap;

/// The name of the type a line defines.
fn defined(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) => rest.trim_start(),
        None => line,
    };
    let name =
        ["struct ", "enum ", "trait ", "type "].iter().find_map(|kind| line.strip_prefix(kind))?;
    name.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
}

#[test]
fn no_type_name_is_defined_twice() {
    // An associated type of a trait is the trait's word.
    const OF_TRAITS: [&str; 4] = ["Err", "Error", "Value", "ErrorType"];
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in sources("src") {
        for name in text.lines().filter_map(defined).filter(|name| !OF_TRAITS.contains(name)) {
            places.entry(name.to_owned()).or_default().push(path.display().to_string());
        }
    }
    assert!(places.len() > 200, "only {} types were found", places.len());
    places.retain(|_, files| files.len() > 1);
    assert_eq!(places, BTreeMap::new());
}

#[test]
fn a_definition_is_recognised() {
    assert_eq!(defined("pub struct Deal {"), Some("Deal"));
    assert_eq!(defined("    pub(in crate::domain) enum Stage<'a> {"), Some("Stage"));
    assert_eq!(defined("type Err = Broken;"), Some("Err"));
    assert_eq!(defined("let structure = 1;"), None);
}
