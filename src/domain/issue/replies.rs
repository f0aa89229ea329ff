//! What may be answered to a problem that is a question: each answer a button beside the field.

use super::{Issue, Problem};
use crate::domain::format::{MonthName, day, money};
use crate::domain::lang::Lang;
use crate::domain::number::amount_text;
use crate::domain::words::{sentence, values};
use rust_decimal::Decimal;

/// An answer to a question about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What the button says.
    pub label: String,
    /// What is then written into the field.
    pub text: String,
}

impl Issue {
    /// The answers to choose from; none where nothing is asked.
    pub fn replies(&self, lang: Lang) -> Vec<Reply> {
        let say = |key: &str, named: Vec<(&'static str, String)>| sentence(key, lang, &named);
        match &self.problem {
            Problem::Implausible { read, meant, currency } => {
                let shown = |amount: &Decimal| money(*amount, currency, lang);
                let meant = meant.iter().map(|meant| Reply {
                    label: say("answer.use", values![money = shown(meant)]),
                    text: amount_text(*meant),
                });
                let keep = Reply {
                    label: say("answer.keep", values![money = shown(read)]),
                    // Spelled out, it is not asked about again.
                    text: format!("{} million", amount_text(*read)),
                };
                meant.chain([keep]).collect()
            }
            Problem::ForeignCurrency { read, currency, converted, .. } => {
                let shown = |amount: &Decimal| money(*amount, currency, lang);
                let converted = converted.iter().map(|converted| {
                    let (amount, rate, on) = converted.as_ref();
                    let on = day(*on, MonthName::Short, lang);
                    let money = shown(amount);
                    Reply {
                        label: say("answer.convert", values![money, rate, on]),
                        text: amount_text(*amount),
                    }
                });
                let take = Reply {
                    label: say("answer.take", values![money = shown(read)]),
                    text: amount_text(*read),
                };
                converted.chain([take]).collect()
            }
            _ => Vec::new(),
        }
    }
}
