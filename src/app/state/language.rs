//! The language of the page and how it writes amounts.

use super::AppState;
use crate::app::format::NumberStyle;
use crate::app::i18n::Locale;
use crate::domain::lang::Lang;
use crate::domain::number::AmountUnit;
use leptos::prelude::*;

impl AppState {
    /// The language of the page's texts.
    pub fn locale(self) -> Locale {
        if self.chinese.get() { Locale::zh } else { Locale::en }
    }

    /// A text in the page's language, followed.
    pub fn says(self, text: fn(Locale) -> &'static str) -> Signal<&'static str> {
        Signal::derive(move || text(self.locale()))
    }

    /// The language of the core's sentences.
    pub fn lang(self) -> Lang {
        if self.chinese.get() { Lang::Zh } else { Lang::En }
    }

    /// How numbers are written. English has one unit; Chinese may switch.
    pub fn style(self) -> NumberStyle {
        let lang = self.lang();
        let unit = if lang == Lang::Zh { self.unit.get() } else { AmountUnit::Million };
        NumberStyle { lang, unit }
    }

    /// The unit amounts are shown in, with the currency: `USD m`, `亿美元`.
    pub fn unit_name(self) -> String {
        self.style().unit_name(&self.currency())
    }

    /// The deal's currency, as typed.
    pub fn currency(self) -> String {
        self.currency.get()
    }
}
