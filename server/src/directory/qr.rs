//! Draws a door code as a picture: as SVG for the page to print, as PNG for whoever makes their own.

use std::io::Cursor;

use image::{ImageFormat, Luma};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Pixels to a module: 8 makes a code of some 300 pixels, sharp at 5 cm on paper.
const PIXELS: u32 = 8;

/// The picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum QrError {
    #[error("the address is too long for a QR code: {0}")]
    TooLong(#[from] qrcode::types::QrError),
    #[error("PNG: {0}")]
    Png(#[from] image::ImageError),
}

/// The address of a door code on this server, in capitals: a QR code holds those in two thirds of the room.
pub fn address(origin: &str, id: &str) -> String {
    format!("{origin}/c/{id}").to_uppercase()
}

/// An `<svg>` element with the quiet zone that scanners need, without an XML declaration.
pub fn svg(text: &str) -> Result<String, QrError> {
    let picture = code(text)?
        .render::<svg::Color<'_>>()
        .min_dimensions(200, 200)
        .build();
    let element = picture
        .find("<svg")
        .map_or(picture.as_str(), |at| &picture[at..]);
    Ok(element.to_owned())
}

/// A PNG, black on white, with the quiet zone.
pub fn png(text: &str) -> Result<Vec<u8>, QrError> {
    let picture = code(text)?
        .render::<Luma<u8>>()
        .module_dimensions(PIXELS, PIXELS)
        .build();
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// Q: a quarter of it may be torn, faded or splashed, at a door that sees weather.
fn code(text: &str) -> Result<QrCode, QrError> {
    Ok(QrCode::with_error_correction_level(text, EcLevel::Q)?)
}
