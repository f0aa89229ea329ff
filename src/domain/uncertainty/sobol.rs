//! Points that fill a cube evenly: Sobol's sequence, scrambled so that its error can be seen.
//!
//! Direction numbers: S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections",
//! SIAM J. Sci. Comput. 30 (2008), their set new-joe-kuo-6. Scrambling: Owen's nested one by the hash of Laine and
//! Karras in the form of B. Burley, "Practical hash-based Owen scrambling", JCGT 9 (2020): each scramble is a sequence of its
//! own with the same evenness, and together they say how far off one is.

use std::sync::LazyLock;

/// The most numbers a point has: inputs that may be ranges at a time, twice.
pub const MOST_DIMENSIONS: usize = 161;

/// A line each from the second dimension on: degree and polynomial, then the first direction numbers.
const ROWS: &str = include_str!("sobol.txt");

static DIRECTIONS: LazyLock<Vec<[u32; 32]>> = LazyLock::new(|| {
    let first = std::array::from_fn(|bit| 1 << (31 - bit));
    let rows = ROWS.lines().filter(|line| !line.starts_with('#')).filter_map(directions);
    std::iter::once(first).chain(rows).collect()
});

fn directions(line: &str) -> Option<[u32; 32]> {
    let mut cells = line.split([',', ' ']).map(str::parse::<u32>);
    let (degree, polynomial) = (cells.next()?.ok()?, cells.next()?.ok()?);
    let starts: Vec<u32> = cells.collect::<Result<_, _>>().ok()?;
    let degree = degree as usize;
    let mut numbers = [0_u32; 32];
    for bit in 0..numbers.len() {
        let number = match starts.get(bit) {
            Some(start) => start << (31 - bit),
            None => {
                let back = |steps: usize| numbers.get(bit - steps).copied().unwrap_or(0);
                let first = back(degree) ^ (back(degree) >> degree);
                let taken = (1..degree).filter(|step| polynomial >> (degree - 1 - step) & 1 == 1);
                taken.fold(first, |sum, step| sum ^ back(step))
            }
        };
        if let Some(place) = numbers.get_mut(bit) {
            *place = number;
        }
    }
    Some(numbers)
}

/// The number of a point in a dimension, of 2^32.
pub fn sobol(point: u32, dimension: usize) -> u32 {
    let numbers = DIRECTIONS.get(dimension).unwrap_or(&[0; 32]);
    let bits = (0..32).zip(numbers).filter(|(bit, _)| point >> bit & 1 == 1);
    bits.fold(0, |sum, (_, number)| sum ^ number)
}

/// A scramble of the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scramble {
    seed: u32,
}

impl Scramble {
    /// The `index`-th of a seed.
    pub fn new(seed: u64, index: u32) -> Self {
        let mixed = mixed(seed ^ (u64::from(index) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Self { seed: (mixed >> 32) as u32 }
    }

    /// A point's number in a dimension, strictly between 0 and 1.
    pub fn at(self, point: u32, dimension: usize) -> f64 {
        let own = mixed(u64::from(self.seed) << 32 | dimension as u64) as u32;
        let scrambled = owen(sobol(point, dimension), own);
        (f64::from(scrambled) + 0.5) / 4_294_967_296.0
    }
}

/// Splitmix64's finaliser.
fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// Each bit is turned or not by a hash of the bits above it.
fn owen(number: u32, seed: u32) -> u32 {
    let mut x = number.reverse_bits();
    x = x.wrapping_add(seed);
    for factor in [0x6C50_B47C, 0xB82F_1E52, 0xC7AF_E638, 0x8D22_F6E6] {
        x ^= x.wrapping_mul(factor);
    }
    x.reverse_bits()
}
