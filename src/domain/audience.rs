//! Who looks at a deal.

/// Whose eyes a draft is seen with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Its owner's: all there is.
    #[default]
    Own,
    /// Its owner's, with the assumptions the other side is supposed to hold in the place of its own.
    Other,
    /// Both parties': the paper and the offers made, nothing else.
    Shared,
}
