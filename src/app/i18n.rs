//! The page's texts: `locales/*.json`, keys checked at compile time.
//!
//! The macro is deprecated in favour of a build script; that one pulls ICU's data tools into every build
//! for two files of plain texts, so the macro stays until it goes.
#![expect(deprecated, reason = "the build script needs ICU's data tools; see above")]

use crate::domain::lang::Lang;

leptos_i18n::load_locales!();

pub use i18n::Locale;

impl From<Locale> for Lang {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::en => Self::En,
            Locale::zh => Self::Zh,
        }
    }
}

/// A key's text in the page's language as a signal: what views hold. One type for all of them keeps the
/// wasm small; a closure each would cost a copy of the rendering code.
#[macro_export]
macro_rules! text {
    ($state:expr, $($key:ident).+) => {
        $state.says(|locale| leptos_i18n::td_string!(locale, $($key).+))
    };
}

/// A key's text as a function of the language, for tables of texts.
#[macro_export]
macro_rules! say {
    ($($key:ident).+) => {
        |locale| leptos_i18n::td_string!(locale, $($key).+)
    };
}

/// A word of choice as a function of the language, for tables of texts: the field's pattern and the word.
#[macro_export]
macro_rules! say_choice {
    ($pattern:literal, $word:literal) => {
        |locale| $crate::domain::words::choice($pattern, $word, locale.into()).unwrap_or($word)
    };
}

/// The text of a key in the page's language; reading it tracks the language. Values given by name replace
/// the text's `{name}`s.
#[macro_export]
macro_rules! tr {
    ($state:expr, $($key:ident).+) => {
        leptos_i18n::td_string!($state.locale(), $($key).+)
    };
    ($state:expr, $($key:ident).+, $($name:ident = $value:expr),+) => {
        $crate::domain::text::fill(
            leptos_i18n::td_string!($state.locale(), $($key).+),
            &[$((stringify!($name), $value.to_string())),+],
        )
    };
}
