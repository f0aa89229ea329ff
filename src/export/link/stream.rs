//! Deflate (zlib, RFC 1950) with an opening both sides know.
//!
//! A deal is a few hundred bytes of its own in two thousand of field names. So every stream begins with
//! the same text, which holds the names and the usual words; what it compresses to is left out of the link
//! and put back before reading, and the deal refers to it. The checksum at the end is over both.

use crate::domain::issue::Problem;
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// A version of links: what every stream is taken to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkVersion {
    /// Deals of one product.
    One,
    /// Deals of several.
    Two,
    /// Deals kept as records, with blanks filled in.
    Three,
}

impl LinkVersion {
    /// The one links are made in.
    pub const NEWEST: Self = Self::Three;
}

/// The opening of a version: deals with a row of everything, their commonest part last. Not a byte of it may change,
/// or no link of this version opens again.
fn opening(version: LinkVersion) -> String {
    let text = match version {
        LinkVersion::One => include_str!("dictionary_1.txt"),
        LinkVersion::Two => include_str!("dictionary_2.txt"),
        // All of the second, then what came later.
        LinkVersion::Three => {
            concat!(include_str!("dictionary_2.txt"), include_str!("dictionary_3.txt"))
        }
    };
    text.lines().collect()
}

/// What a text compresses to after the opening of a version.
pub(super) fn deflate(version: LinkVersion, text: &str) -> Vec<u8> {
    let best = CompressionLevel::UberCompression;
    let mut stream = CompressorOxide::with_format_and_level(DataFormat::Zlib, best);
    compress_to_output(&mut stream, opening(version).as_bytes(), TDEFLFlush::Sync, |_| true);
    let mut packed = Vec::new();
    compress_to_output(&mut stream, text.as_bytes(), TDEFLFlush::Finish, |bytes| {
        packed.extend_from_slice(bytes);
        true
    });
    packed
}

/// The bytes that were compressed, at most so many.
pub(super) fn inflate(
    version: LinkVersion,
    packed: &[u8],
    most: usize,
) -> Result<Vec<u8>, Problem> {
    let opening = opening(version);
    let stream = [&stored(opening.as_bytes()), packed].concat();
    match decompress_to_vec_zlib_with_limit(&stream, opening.len() + most) {
        Ok(bytes) => Ok(bytes.get(opening.len()..).unwrap_or_default().to_vec()),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(Problem::LinkTooLarge),
        Err(_) => Err(Problem::LinkBroken),
    }
}

/// The head of a zlib stream and a block that is not compressed: however the opening was compressed when the
/// link was made, here it only has to be there.
fn stored(opening: &[u8]) -> Vec<u8> {
    let length = u16::try_from(opening.len()).unwrap_or_default();
    let [low, high] = length.to_le_bytes();
    [&[0x78, 0x01, 0x00, low, high, !low, !high], opening].concat()
}
