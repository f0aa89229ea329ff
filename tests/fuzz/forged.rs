//! Links made without the code that makes them, from the format alone: for what no honest page would send.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;

/// What every stream of version 1 is taken to begin with.
const OPENING: &str = include_str!("../../src/export/link/dictionary_1.txt");

/// A link whose checksum is right, of any bytes.
pub fn forged(bytes: &[u8]) -> String {
    checked(compress_to_vec(bytes, 6), bytes)
}

/// A link of a raw deflate stream, with the checksum of these bytes.
pub fn checked(mut deflated: Vec<u8>, bytes: &[u8]) -> String {
    let opening = OPENING.lines().flat_map(str::bytes);
    deflated.extend(adler32(opening.chain(bytes.iter().copied())).to_be_bytes());
    format!("p1.{}", URL_SAFE_NO_PAD.encode(deflated))
}

/// RFC 1950, section 8.2.
fn adler32(bytes: impl Iterator<Item = u8>) -> u32 {
    let (a, b) = bytes.fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}
