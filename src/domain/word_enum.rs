//! Words for things: an enum whose every case has one word in deal files, links, tables and storage.

/// Writes such an enum, each case with its word:
///
/// ```text
/// word_enum! {
///     /// Where the licensor's receiving company sits.
///     pub enum Vehicle {
///         /// A mainland Chinese company.
///         Mainland = "mainland",
///         /// A Hong Kong company.
///         HongKong = "hong_kong",
///     }
/// }
/// ```
///
/// `serde` reads and writes it as its word, by these few lines: derived, each of some forty enums would bring its
/// own search among names, numbers and bytes. `ALL` and `WORDS` hold the cases and the words in the order written,
/// which is the order a message lists them in; `word` and `from_word` lead from one to the other. What else is to
/// be derived (`Default`, `Ord`) stands above the enum as usual.
macro_rules! word_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$case_meta:meta])* $case:ident = $word:literal,)+
        }
    ) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $(#[$meta])*
        $vis enum $name {
            $($(#[$case_meta])* $case,)+
        }

        #[allow(dead_code, reason = "not every such enum is asked for all of it")]
        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$case),+];

            /// Their words.
            pub const WORDS: &[&str] = &[$($word),+];

            /// Their words after `none`, of a field that may choose none of them.
            pub const NONE_OR_WORDS: &[&str] = &["none", $($word),+];

            /// Its word.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$case => $word,)+
                }
            }

            /// By its word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|case| case.word() == word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(from)?;
                let unknown = || serde::de::Error::unknown_variant(&word, Self::WORDS);
                Self::from_word(&word).ok_or_else(unknown)
            }
        }
    };
}
pub(crate) use word_enum;

#[cfg(test)]
mod tests {
    use crate::domain::deal::FxFixing;

    #[test]
    fn a_case_its_word_and_its_text_in_a_file_belong_together() {
        assert_eq!(FxFixing::WORDS, ["due_date", "quarter_average", "payment_date"]);
        assert_eq!(FxFixing::NONE_OR_WORDS.split_first(), Some((&"none", FxFixing::WORDS)));
        for (case, word) in FxFixing::ALL.into_iter().zip(FxFixing::WORDS) {
            assert_eq!((case.word(), FxFixing::from_word(word)), (*word, Some(case)));
            let text = serde_json::to_string(&case).unwrap();
            assert_eq!(text, format!("\"{word}\""));
            assert_eq!(serde_json::from_str(&text).ok(), Some(case));
        }
        assert_eq!(FxFixing::from_word("none"), None);
        assert!(serde_json::from_str::<FxFixing>("\"DueDate\"").is_err());
    }
}
