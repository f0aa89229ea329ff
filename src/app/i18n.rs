//! The page's texts: `locales/*.json`, keys checked at compile time.
//!
//! The macro is deprecated in favour of a build script; that one pulls ICU's data tools into every build
//! for two files of plain texts, so the macro stays until it goes.
#![expect(deprecated, reason = "the build script needs ICU's data tools; see above")]

leptos_i18n::load_locales!();

pub use i18n::Locale;

/// A key's text in the desk's language as a signal: what views hold. One type for all of them keeps the
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
