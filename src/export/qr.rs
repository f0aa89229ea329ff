//! A link as a QR code, to be photographed from a screen.

use super::png::png;
use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code: without them many readers do not find it.
const QUIET: i32 = 4;

/// A QR code as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Side of the square, modules, the quiet zone included: the drawing's view box is `0 0 size size`.
    pub size: i32,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

/// The code of an address; `None` where it is longer than the 2,953 bytes that the largest code holds.
pub fn qr(address: &str) -> Option<Qr> {
    let code = code(address)?;
    let path = (0..code.size()).map(|y| row(&code, y)).collect();
    Some(Qr { size: code.size() + 2 * QUIET, path })
}

/// The code of an address as a picture file, eight pixels a module; `None` as [`qr`].
pub fn qr_picture(address: &str) -> Option<Vec<u8>> {
    const PIXELS: u32 = 8;
    let code = code(address)?;
    let place = |pixel: u32| i32::try_from(pixel / PIXELS).unwrap_or_default() - QUIET;
    let side = u32::try_from(code.size() + 2 * QUIET).unwrap_or_default() * PIXELS;
    // Beyond its edge a code is light.
    Some(png(side, |x, y| code.get_module(place(x), place(y))))
}

fn code(address: &str) -> Option<QrCode> {
    // A screen is clean and near: the lowest redundancy gives the largest modules.
    QrCode::encode_binary(address.as_bytes(), QrCodeEcc::Low).ok()
}

/// A row's dark modules, a rectangle for every run.
fn row(code: &QrCode, y: i32) -> String {
    let mut path = String::new();
    let mut start = 0;
    for x in 0..=code.size() {
        // Beyond its edge a code is light.
        if !code.get_module(x, y) {
            if start < x {
                let run = x - start;
                path += &format!("M{} {}h{run}v1h-{run}z", start + QUIET, y + QUIET);
            }
            start = x + 1;
        }
    }
    path
}
