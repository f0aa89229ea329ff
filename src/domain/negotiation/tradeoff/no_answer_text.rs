//! The sentence of every missing answer, English and Chinese side by side.

use super::{NoAnswer, Quantity};
use crate::domain::format::modelled_percent;
use crate::domain::lang::Lang;

impl NoAnswer {
    /// Why there is no answer, one sentence; `money` writes an amount of millions with its unit.
    pub fn message(self, lang: Lang, money: impl Fn(f64) -> String) -> String {
        let (en, zh) = match self {
            Self::NoSuchLever => ("The deal has no such term.", "交易中没有该条款。"),
            Self::NotANumber => ("There is no number to hold.", "没有可保持的数值。"),
            Self::NoEffect => {
                ("This term does not move the value that is held.", "该条款不影响要保持的数值。")
            }
            Self::NoSplit => (
                "Wherever this share would hold, one side loses.",
                "在能达到该份额之处，必有一方价值为负。",
            ),
            Self::Jumps => (
                "The value jumps past it: an option lapses or is taken there.",
                "数值在该处跳变：选择权在此失效或被行使。",
            ),
            Self::OutOfReach { what, at_least, at_most } => {
                return out_of_reach(what, [at_least, at_most], lang, money);
            }
        };
        if lang == Lang::En { en.to_owned() } else { zh.to_owned() }
    }
}

fn out_of_reach(
    what: Quantity,
    reach: [f64; 2],
    lang: Lang,
    money: impl Fn(f64) -> String,
) -> String {
    let (en, zh) = match what {
        Quantity::Licensor => ("the licensor's value", "许可方价值"),
        Quantity::Licensee => ("the licensee's value", "被许可方价值"),
        Quantity::Share => ("the licensor's share", "许可方份额"),
    };
    let share = what == Quantity::Share;
    let [low, high] = reach.map(|x| if share { modelled_percent(x, lang) } else { money(x) });
    match lang {
        Lang::En => format!("This term takes {en} from {low} to {high} only."),
        Lang::Zh => format!("该条款只能使{zh}介于 {low} 与 {high} 之间。"),
    }
}
