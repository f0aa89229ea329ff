//! A picture of two colours as a PNG file (ISO/IEC 15948): what a chat or a mail carries.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard to compress: a code of 177 modules takes a few kilobytes at any level.
const LEVEL: u8 = 6;

/// A square picture, side by side pixels; dark where the function says so.
pub fn png(side: u32, is_dark: impl Fn(u32, u32) -> bool) -> Vec<u8> {
    let pixel = |dark: bool| if dark { 0 } else { 255 };
    let rows = (0..side).flat_map(|y| {
        // Every row begins with its filter: none.
        std::iter::once(0).chain((0..side).map(move |x| (x, y)).map(|(x, y)| pixel(is_dark(x, y))))
    });
    let rows: Vec<u8> = rows.collect();
    // Eight bits of grey, no interlacing.
    let head = [&side.to_be_bytes()[..], &side.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    let chunks = [
        chunk(*b"IHDR", &head),
        chunk(*b"IDAT", &compress_to_vec_zlib(&rows, LEVEL)),
        chunk(*b"IEND", &[]),
    ];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunks.concat()].concat()
}

fn chunk(kind: [u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap_or_default();
    let body = [kind.as_slice(), bytes].concat();
    [&length.to_be_bytes()[..], &body, &crc32(&body).to_be_bytes()].concat()
}

/// The checksum of a chunk, as annex D of the standard has it.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => 0xedb8_8320 ^ crc >> 1,
            _ => crc >> 1,
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}
