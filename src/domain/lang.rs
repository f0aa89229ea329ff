//! The languages of the product.

use super::word_enum::word_enum;

word_enum! {
    /// A language of the page, the document and the sentences of the core.
    #[derive(Default)]
    pub enum Lang {
        /// English.
        #[default]
        En = "en",
        /// Simplified Chinese.
        Zh = "zh",
    }
}
