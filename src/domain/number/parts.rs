//! A number cut out of its text, with the words around it.

use rust_decimal::Decimal;

/// A number and the words around it.
pub(super) struct NumberParts {
    /// The number before any unit.
    pub value: Decimal,
    /// The currencies that the word before the number may stand for.
    pub currency: Option<&'static [&'static str]>,
    /// What follows the number: lower case, half width, trimmed.
    pub suffix: String,
}

impl NumberParts {
    pub(super) fn has_percent(&self) -> bool {
        self.suffix.contains(['%', '‰'])
    }
}
