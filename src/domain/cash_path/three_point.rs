//! Three of a kind: shortest, likely, longest.

/// A value on the shortest, the likely and the longest path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreePoint<T> {
    /// Shortest.
    pub min: T,
    /// Likely.
    pub likely: T,
    /// Longest.
    pub max: T,
}

impl<T: Copy> ThreePoint<T> {
    /// The same on all three paths.
    pub fn same(value: T) -> Self {
        Self { min: value, likely: value, max: value }
    }

    /// Changes each.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> ThreePoint<U> {
        ThreePoint { min: change(self.min), likely: change(self.likely), max: change(self.max) }
    }

    /// Joins path by path.
    pub fn zip<U: Copy, V>(self, other: ThreePoint<U>, join: impl Fn(T, U) -> V) -> ThreePoint<V> {
        ThreePoint {
            min: join(self.min, other.min),
            likely: join(self.likely, other.likely),
            max: join(self.max, other.max),
        }
    }

    /// Shortest, likely, longest.
    pub fn to_array(self) -> [T; 3] {
        [self.min, self.likely, self.max]
    }
}

impl<T: Copy + Ord> ThreePoint<T> {
    /// The later of two, path by path.
    pub fn later(self, other: Self) -> Self {
        self.zip(other, Ord::max)
    }

    /// Whether min ≤ likely ≤ max.
    pub fn is_ordered(self) -> bool {
        self.min <= self.likely && self.likely <= self.max
    }
}
