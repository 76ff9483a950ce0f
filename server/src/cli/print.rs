//! What several subcommands print.

use qrcode::QrCode;
use qrcode::render::unicode;

use crate::session::link::MadeLink;

/// A one-time link, and a QR of it for a phone's camera.
pub fn link(link: &MadeLink) {
    println!("one-time sign-in link: {}", link.url);
    if let Ok(code) = QrCode::new(&link.url) {
        let picture = code
            .render::<unicode::Dense1x2>()
            .dark_color(unicode::Dense1x2::Light)
            .light_color(unicode::Dense1x2::Dark)
            .build();
        println!("{picture}");
    }
}
