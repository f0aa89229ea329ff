//! The texts and formats of the figures in the page's language.

use super::format::NumberStyle;
use super::i18n::Locale;
use super::state::AppState;
use crate::plot::{Formats, PlotText, PlotWords};

macro_rules! text_in {
    ($($name:ident = $key:ident,)*) => {
        /// A text of the figures in a language.
        fn text_in(locale: Locale, text: PlotText) -> &'static str {
            match text {
                $(PlotText::$name => leptos_i18n::td_string!(locale, plot.$key),)*
            }
        }
    };
}

crate::plot_texts!(text_in);

/// Calls `with` with the figures' texts and formats in the page's language, which is followed.
pub fn worded<T>(state: AppState, with: impl FnOnce(&PlotWords, &Formats) -> T) -> T {
    let (locale, unit) = (state.locale(), state.unit_name());
    let words =
        PlotWords { unit: &unit, lang: state.lang(), look_up: &|text| text_in(locale, text) };
    let currency = state.currency();
    formatted(state.style(), &currency, |formats| with(&words, formats))
}

/// Calls `with` with the figures' number formats in a style and a currency.
pub fn formatted<T>(style: NumberStyle, currency: &str, with: impl FnOnce(&Formats) -> T) -> T {
    with(&Formats {
        axis: &|x| style.tick(x),
        amount: &|x| style.amount(x),
        money: &|x| style.money(x, currency),
        percent: &|x| style.percent(x),
        date: &|date| style.date(date),
    })
}
