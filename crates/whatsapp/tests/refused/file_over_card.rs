//! A card of a carousel has a picture or a video.

use socialmessaging_whatsapp::message::{CardHeader, Document};

fn main() {
    let _ = CardHeader::Document(Document::from_id("1"));
}
