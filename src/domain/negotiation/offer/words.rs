//! Bytes as words to be read aloud.
//!
//! The list is our own: 1,024 plain English words of 3 to 9 letters, no two of which sound alike, begin one another
//! or differ in a single letter. Both languages read the same words.

use sha2::{Digest, Sha256};

const LIST: &str = include_str!("words.txt");
/// How many words there are: each stands for ten bits.
pub const WORDS: usize = 1_024;
/// Hashes one after the other before words are taken: each guess of whoever looks for another text or key with the
/// same words costs as many.
const ROUNDS: usize = 4_096;

/// The SHA-256 of parts, one after the other.
pub(super) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize().into()
}

/// So many words for bytes, at most 25.
pub fn words(bytes: &[u8], count: usize) -> String {
    let first = sha256(&[b"parley words\n", bytes]);
    let hash = (0..ROUNDS).fold(first, |hash, _| sha256(&[&hash]));
    let words: Vec<&str> = (0..count.min(25)).map(|at| word(bits(&hash, at))).collect();
    words.join(" ")
}

/// The ten bits at a place.
fn bits(hash: &[u8], place: usize) -> usize {
    (place * 10..place * 10 + 10).fold(0, |bits, at| {
        let byte = hash.get(at / 8).copied().unwrap_or_default();
        bits << 1 | usize::from(byte >> (7 - at % 8) & 1)
    })
}

fn word(place: usize) -> &'static str {
    LIST.lines().nth(place).unwrap_or_default()
}
