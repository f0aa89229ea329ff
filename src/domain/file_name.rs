//! What the page's files are called.

/// Most letters of a title in a file's name.
const LONGEST: usize = 60;

/// A name for a file: letters and digits of any script, the rest as dashes. A long title is cut; what tells one file of it
/// from the next, such as the round and the day, is not.
///
/// ```
/// use parley::domain::file_name::file_name;
///
/// let name = file_name("Hengyue – Northwind: HY-201", &["offer 2", "2026-11-30"], "docx");
/// assert_eq!(name, "Hengyue-Northwind-HY-201-offer-2-2026-11-30.docx");
/// assert!(file_name(&"long ".repeat(50), &["2026-11-30"], "docx").ends_with("-2026-11-30.docx"));
/// assert_eq!(file_name("恒岳—北风", &[], "csv"), "恒岳—北风.csv");
/// ```
pub fn file_name(title: &str, told_apart: &[&str], extension: &str) -> String {
    let title: String = dashed(title).chars().take(LONGEST).collect();
    let title = title.trim_end_matches('-');
    let parts = std::iter::once(title.to_owned()).chain(told_apart.iter().map(|it| dashed(it)));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let stem = if parts.is_empty() { "deal".to_owned() } else { parts.join("-") };
    format!("{stem}.{extension}")
}

fn dashed(text: &str) -> String {
    let letter = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() && !c.is_whitespace();
    let words = text.split(|c: char| !letter(c));
    // A dash between words is one of them otherwise.
    let words = words.filter(|word| word.chars().any(char::is_alphanumeric));
    words.collect::<Vec<_>>().join("-")
}

/// A title as a part of a file's name: without what a file system gives a meaning of its own.
pub fn file_title(title: &str) -> String {
    let plain = |c: char| if c.is_control() || "\\/:*?\"<>|".contains(c) { ' ' } else { c };
    let title: String = title.chars().map(plain).collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}
