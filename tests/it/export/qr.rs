//! QR codes, read back by another's decoder from the drawing itself.

use parley::domain::draft::from_file;
use parley::domain::examples::first_deal::example;
use parley::export::link::{LinkScope, encode};
use parley::export::qr::{Qr, qr, qr_picture};

/// Pixels to a module.
const SCALE: usize = 3;

/// Whether each module is dark, as the path draws it; it draws nothing twice.
fn drawn(qr: &Qr) -> Vec<Vec<bool>> {
    let side = usize::try_from(qr.size).unwrap();
    let mut dark = vec![vec![false; side]; side];
    for run in qr.path.split_terminator('z') {
        let (at, rest) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let (length, back) = rest.split_once("v1h-").unwrap();
        assert_eq!(length, back);
        for module in &mut dark[y][x..x + length.parse::<usize>().unwrap()] {
            assert!(!*module);
            *module = true;
        }
    }
    dark
}

fn read(qr: &Qr) -> String {
    let dark = drawn(qr);
    let side = dark.len() * SCALE;
    let grey = |x: usize, y: usize| if dark[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn a_camera_reads_the_address_that_was_drawn() {
    let base = "https://example.org/a/path/to/parley/";
    let draft = from_file(example()).unwrap();
    for what in [LinkScope::Paper, LinkScope::Whole] {
        let address = format!("{base}#{}", encode(&draft, what).unwrap());
        assert_eq!(read(&qr(&address).unwrap()), address);
    }
    for length in [0, 1, 17, 18, 500, 2_000, 2_953] {
        let address: String = base.chars().cycle().take(length).collect();
        assert_eq!(read(&qr(&address).unwrap()), address, "{length}");
    }
}

#[test]
fn an_address_too_long_for_a_code_has_none() {
    assert!(qr(&"a".repeat(2_953)).is_some());
    assert_eq!(qr(&"a".repeat(2_954)), None);
}

/// ISO/IEC 18004: a margin of four modules, and 21 modules for 17 bytes at the lowest redundancy, 177 at most.
#[test]
fn the_drawing_has_the_standards_size_and_margin() {
    for (length, side) in [(17, 21), (18, 25), (2_953, 177)] {
        let code = qr(&"a".repeat(length)).unwrap();
        assert_eq!(code.size, side + 8);
        let dark = drawn(&code);
        let edge = |at: usize| at < 4 || at >= dark.len() - 4;
        for (y, row) in dark.iter().enumerate() {
            assert!(row.iter().enumerate().all(|(x, dark)| !dark || !(edge(x) || edge(y))));
        }
        assert!(dark[4][4..11].iter().all(|dark| *dark)); // the finder's upper edge
    }
}

/// The grey levels of a PNG file of one chunk of pixels, without filters.
fn pixels(file: &[u8]) -> (usize, Vec<u8>) {
    let chunk = |at: usize| {
        let length = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        (&file[at + 4..at + 8], &file[at + 8..at + 8 + length], at + 12 + length)
    };
    assert_eq!(&file[..8], b"\x89PNG\r\n\x1a\n");
    let (kind, head, next) = chunk(8);
    assert_eq!((kind, &head[8..]), (&b"IHDR"[..], &[8, 0, 0, 0, 0][..]));
    let side = u32::from_be_bytes(head[..4].try_into().unwrap()) as usize;
    let (kind, data, next) = chunk(next);
    assert_eq!(kind, b"IDAT");
    let rows = miniz_oxide::inflate::decompress_to_vec_zlib(data).unwrap();
    // The checksum that ends every PNG file (ISO/IEC 15948, 11.2.5).
    assert_eq!(&file[next..], b"\0\0\0\0IEND\xae\x42\x60\x82");
    (side, rows.chunks(side + 1).flat_map(|row| row[1..].to_vec()).collect())
}

#[test]
fn a_camera_reads_the_picture_of_an_address() {
    for length in [40, 900, 2_953] {
        let address: String = "https://example.org/#o1.".chars().cycle().take(length).collect();
        let (side, grey) = pixels(&qr_picture(&address).unwrap());
        let pixel = |x: usize, y: usize| grey[y * side + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, pixel);
        assert_eq!(image.detect_grids()[0].decode().unwrap().1, address);
    }
    assert_eq!(qr_picture(&"a".repeat(2_954)), None);
}
