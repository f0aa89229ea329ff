//! Comma-separated tables that come with the page, read without a general reader of such files: they
//! are ours, well-formed and tested.

use crate::domain::lang::Lang;
use crate::domain::number::cells;

/// The rows of a table that have `N` cells, its header left out.
pub fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [String; N]> {
    cells(table, ',').into_iter().skip(1).filter_map(|row| row.try_into().ok())
}

/// A text of a table in a language: its Chinese cell, which is empty where there is nothing to translate.
pub fn said<'a>(lang: Lang, en: &'a str, zh: &'a str) -> &'a str {
    match lang {
        Lang::Zh if !zh.is_empty() => zh,
        Lang::En | Lang::Zh => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_commas_line_ends_and_quotes() {
        let table = "a,b\n1,\"x, \"\"y\"\"\nz\"\n2,\n3\n";
        let rows: Vec<[String; 2]> = rows(table).collect();
        assert_eq!(rows, [["1", "x, \"y\"\nz"], ["2", ""]]);
    }
}
