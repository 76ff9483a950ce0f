//! Prints what several subcommands say.

use std::io::Write;

use qrcode::QrCode;
use qrcode::render::unicode;

use crate::access::one_time_link::MadeLink;

/// A one-time link, and a QR of it for a phone's camera.
pub fn link(link: &MadeLink) {
    println!("one-time sign-in link: {}", link.url);
    // A closed pipe has nobody to scan.
    let _ = qr(&mut std::io::stdout(), &link.url);
}

/// A QR code of the text, light on dark as terminals are.
///
/// # Errors
/// When it cannot be written.
pub fn qr(out: &mut impl Write, text: &str) -> std::io::Result<()> {
    let Ok(code) = QrCode::new(text) else {
        return Ok(());
    };
    let picture = code
        .render::<unicode::Dense1x2>()
        .dark_color(unicode::Dense1x2::Light)
        .light_color(unicode::Dense1x2::Dark)
        .build();
    writeln!(out, "{picture}")
}
