//! Currencies and countries by their ISO codes, and pairs of currencies.

use super::number::currency_called;
use super::words::word_called;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whose words of choice name countries.
const COUNTRIES: &str = "terms.parties.licensee.country";

/// What countries are called besides the names the page gives them.
const ALIASES: [(&str, &str); 8] = [
    ("USA", "US"),
    ("U.S.", "US"),
    ("UK", "GB"),
    ("China", "CN"),
    ("中国", "CN"),
    ("Hong Kong", "HK"),
    ("香港", "HK"),
    ("开曼", "KY"),
];

/// Writes a code of so many capital letters.
macro_rules! letter_code {
    ($(#[$meta:meta])* $name:ident, $letters:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $letters]);

        impl $name {
            /// How many letters it has.
            pub const LETTERS: usize = $letters;

            /// Reads the code; `None` for anything but so many capital letters.
            pub fn from_code(code: &str) -> Option<Self> {
                let letters: [u8; $letters] = code.as_bytes().try_into().ok()?;
                letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
            }

            /// The code.
            pub fn code(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.pad(self.code())
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(code: String) -> Result<Self, Self::Error> {
                Self::from_code(&code).ok_or("no code of capital letters")
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.code().to_owned()
            }
        }
    };
}

letter_code! {
    /// A currency, ISO 4217.
    ///
    /// ```
    /// use parley::domain::currency::Currency;
    ///
    /// assert_eq!(Currency::from_code("USD"), Some(Currency::USD));
    /// assert_eq!(Currency::from_code("usd"), None);
    /// ```
    Currency, 3
}
letter_code! {
    /// A country, ISO 3166; a new company's own.
    Country, 2
}

impl Currency {
    /// The Chinese yuan.
    pub const CNY: Self = Self(*b"CNY");
    /// The US dollar.
    pub const USD: Self = Self(*b"USD");

    /// By its code in any letters, or a name the page itself uses or people do: `usd`, `RMB`, `美元`.
    ///
    /// ```
    /// use parley::domain::currency::Currency;
    ///
    /// assert_eq!(Currency::named("美元"), Some(Currency::USD));
    /// assert_eq!(Currency::named("rmb"), Some(Currency::CNY));
    /// ```
    pub fn named(text: &str) -> Option<Self> {
        Self::from_code(currency_called(text).unwrap_or(&text.trim().to_ascii_uppercase()))
    }

    /// US dollars for one unit: 1 for the dollar itself, else the rate entered; `None` where that is no rate.
    pub fn in_usd(self, entered: Option<f64>) -> Option<f64> {
        if self == Self::USD { Some(1.0) } else { entered.filter(|rate| *rate > 0.0) }
    }
}

impl Country {
    /// By its code in any letters, or its name in either language: `us`, `美国`, `Germany`.
    ///
    /// ```
    /// use parley::domain::currency::Country;
    ///
    /// assert_eq!(Country::named("德国"), Some(Country::GERMANY));
    /// assert_eq!(Country::named("us"), Some(Country::US));
    /// ```
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim();
        let alias = ALIASES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
        // No country's name is two letters: a code is not looked for among hundreds of names, at every key.
        let is_code =
            text.len() == Self::LETTERS && text.bytes().all(|it| it.is_ascii_alphabetic());
        let called = || if is_code { None } else { word_called(COUNTRIES, text) };
        let code = alias.map(|(_, code)| *code).or_else(called);
        Self::from_code(code.unwrap_or(&text.to_ascii_uppercase()))
    }

    /// The Cayman Islands.
    pub const CAYMAN: Self = Self(*b"KY");
    /// Mainland China.
    pub const CHINA: Self = Self(*b"CN");
    /// Germany.
    pub const GERMANY: Self = Self(*b"DE");
    /// Hong Kong.
    pub const HONG_KONG: Self = Self(*b"HK");
    /// Japan.
    pub const JAPAN: Self = Self(*b"JP");
    /// The United States.
    pub const US: Self = Self(*b"US");
}

/// Two currencies and which way round their rate is quoted: so many of `counter` for one of `base`.
///
/// ```
/// use parley::domain::currency::{Currency, CurrencyPair};
///
/// let pair = CurrencyPair::from_text("USD/CNY").unwrap();
/// assert_eq!((pair.base, pair.counter.code()), (Currency::USD, "CNY"));
/// assert_eq!(CurrencyPair::from_text("USDCNY"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CurrencyPair {
    /// One unit of it is priced.
    pub base: Currency,
    /// What the price is in.
    pub counter: Currency,
}

impl CurrencyPair {
    /// Reads `USD/CNY`.
    pub fn from_text(text: &str) -> Option<Self> {
        let (base, counter) = text.split_once('/')?;
        Some(Self { base: Currency::from_code(base)?, counter: Currency::from_code(counter)? })
    }
}

impl TryFrom<String> for CurrencyPair {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_text(&text).ok_or("no pair of currencies")
    }
}

impl From<CurrencyPair> for String {
    fn from(pair: CurrencyPair) -> Self {
        format!("{}/{}", pair.base, pair.counter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_countrys_name_is_two_letters() {
        let letters = || ('a'..='z').chain('A'..='Z');
        for code in letters().flat_map(|a| letters().map(move |b| format!("{a}{b}"))) {
            let upper = code.to_ascii_uppercase();
            let called = word_called(COUNTRIES, &code);
            assert!(called.is_none_or(|called| called == upper), "{code} is called {called:?}");
        }
    }
}
