//! Random choices, one after the other, out of numbers that proptest draws and shrinks: a smaller number is a plainer
//! choice, and where they are used up every choice is the plainest.

use serde_json::Value;

pub struct Draws {
    numbers: std::vec::IntoIter<u32>,
}

impl Draws {
    pub fn of(numbers: Vec<u32>) -> Self {
        Self { numbers: numbers.into_iter() }
    }

    fn next(&mut self) -> u32 {
        self.numbers.next().unwrap_or_default()
    }

    /// A number below another.
    pub fn below(&mut self, limit: u32) -> u32 {
        // The upper bits: the number shrinks as the draw does.
        ((u64::from(self.next()) * u64::from(limit)) >> 32) as u32
    }

    pub fn within(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most + 1 - least)
    }

    pub fn count(&mut self, least: usize, most: usize) -> usize {
        self.within(least as u32, most as u32) as usize
    }

    /// True so many times out of twelve.
    pub fn chance(&mut self, twelfths: u32) -> bool {
        self.below(12) >= 12 - twelfths
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u32) as usize]
    }

    /// Some of a list in its order, at least one.
    pub fn some<T: Clone>(&mut self, of: &[T]) -> Vec<T> {
        let taken: Vec<T> = of.iter().filter(|_| self.chance(7)).cloned().collect();
        if taken.is_empty() { vec![self.one(of).clone()] } else { taken }
    }

    /// A fraction to one per mille, its ends included and frequent.
    pub fn fraction(&mut self) -> f64 {
        match self.below(6) {
            0 => 1.0,
            1 => 0.0,
            _ => per_mille(self.within(1, 999)),
        }
    }

    /// A fraction up to a limit in per mille.
    pub fn up_to(&mut self, limit: u32) -> f64 {
        if self.chance(3) { 0.0 } else { per_mille(self.within(0, limit)) }
    }

    /// Millions in whole cents, now and then zero.
    pub fn millions(&mut self, limit: u32) -> f64 {
        if self.chance(2) {
            0.0
        } else {
            f64::from(4 * self.within(1, limit) + self.below(4)) / 4.0
        }
    }

    /// A discount rate, seldom negative.
    pub fn rate(&mut self) -> f64 {
        match self.below(8) {
            0 => 0.0,
            1 => -0.05,
            _ => per_mille(self.within(1, 250)),
        }
    }

    /// A number of years in whole quarters.
    pub fn quarter_years(&mut self, most: u32) -> f64 {
        f64::from(self.within(0, 4 * most)) / 4.0
    }

    /// A day, often the last of a month.
    pub fn date(&mut self, first_year: u32, last_year: u32) -> String {
        let year = self.within(first_year, last_year);
        if self.chance(6) {
            let ends = ["01-31", "08-31", "02-28", "12-31"];
            return format!("{year}-{}", self.one(&ends));
        }
        format!("{year}-{:02}-{:02}", self.within(1, 12), self.within(1, 28))
    }

    /// Writes a field now and then: where it is left out, something holds as well.
    pub fn perhaps(&mut self, row: &mut Value, field: &str, value: impl Into<Value>) {
        if self.chance(8) {
            row[field] = value.into();
        }
    }
}

fn per_mille(n: u32) -> f64 {
    f64::from(n) / 1000.0
}
