//! Names that a deal is begun with, and nobody typed, on the page and in its figures.

use super::lang::Lang;
use super::term_sheet::usual_title;

/// A usual name or title in a language, where it is written in the other one; any other as it is. (The paper has fuller English
/// for what is short already, for which no mark of a figure has room.)
///
/// ```
/// use parley::domain::{lang::Lang, usual_name::said};
///
/// assert_eq!(said("US approval", Lang::Zh), "美国获批");
/// assert_eq!(said("美国获批", Lang::En), "US approval");
/// assert_eq!(said("Filing", Lang::En), "Filing");
/// assert_eq!(said("pivotal data", Lang::Zh), "pivotal data");
/// ```
pub fn said(name: &str, lang: Lang) -> String {
    let is_chinese = name.chars().any(|c| c >= '\u{2e80}');
    if is_chinese == (lang == Lang::Zh) { name.to_owned() } else { usual_title(name, lang) }
}
