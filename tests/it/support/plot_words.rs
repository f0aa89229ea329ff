//! Words and formats for the tests of figures, in English and Chinese: those of the page.

use parley::domain::lang::Lang;
use parley::plot::{Formats, PlotText, PlotWords};
use serde_json::Value;
use std::sync::OnceLock;

/// A language of the page.
pub struct Language<'a> {
    /// Texts.
    pub words: PlotWords<'a>,
    /// Numbers.
    pub formats: Formats<'static>,
    /// Names of three scenarios.
    pub names: [&'static str; 3],
}

/// English and Chinese.
pub fn languages() -> [Language<'static>; 2] {
    [
        Language {
            words: english(),
            formats: english_formats(),
            names: ["Downside", "Base", "Upside"],
        },
        Language {
            words: chinese(), formats: chinese_formats(), names: ["悲观", "基准", "乐观"]
        },
    ]
}

/// The texts of `locales/en.json`.
pub fn english() -> PlotWords<'static> {
    PlotWords { unit: "USD m", lang: Lang::En, look_up: &in_english }
}

/// The texts of `locales/zh.json`.
pub fn chinese() -> PlotWords<'static> {
    PlotWords { unit: "美元", lang: Lang::Zh, look_up: &in_chinese }
}

fn in_english(text: PlotText) -> &'static str {
    static FILE: OnceLock<Value> = OnceLock::new();
    text_of(FILE.get_or_init(|| locale("en")), text)
}

fn in_chinese(text: PlotText) -> &'static str {
    static FILE: OnceLock<Value> = OnceLock::new();
    text_of(FILE.get_or_init(|| locale("zh")), text)
}

fn text_of(file: &'static Value, text: PlotText) -> &'static str {
    let found = file["plot"][text.key()].as_str();
    found.unwrap_or_else(|| panic!("no text plot.{}", text.key()))
}

/// A file of texts of the page.
pub fn locale(name: &str) -> Value {
    let path = format!("{}/locales/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Formats as an English page has them.
pub fn english_formats() -> Formats<'static> {
    Formats {
        axis: &|value| grouped(value, 0),
        amount: &|value| grouped(value, usize::from(value.abs() < 100.0)),
        money: &|value| format!("USD {} m", grouped(value, usize::from(value.abs() < 100.0))),
        percent: &|value| format!("{:.1} %", value * 100.0),
        date: &|date| date.format("%-d %b %Y").to_string(),
    }
}

/// Formats as a Chinese page has them: amounts are millions, so a hundred of them are one 亿.
pub fn chinese_formats() -> Formats<'static> {
    Formats {
        axis: &chinese_amount,
        amount: &chinese_amount,
        money: &|value| format!("{}美元", chinese_amount(value)),
        percent: &|value| format!("{:.1}%", value * 100.0),
        date: &|date| date.format("%Y年%-m月%-d日").to_string(),
    }
}

fn chinese_amount(value: f64) -> String {
    if value == 0.0 {
        "0".into()
    } else if value.abs() >= 100.0 {
        format!("{}亿", trimmed(value / 100.0))
    } else {
        format!("{}万", grouped(value * 100.0, 0))
    }
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn grouped(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(a, b)| (a, b));
    let mut digits = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            digits.push('\u{2009}');
        }
        digits.push(digit);
    }
    if !rest.is_empty() {
        digits = format!("{digits}.{rest}");
    }
    if value < 0.0 { format!("({digits})") } else { digits }
}
