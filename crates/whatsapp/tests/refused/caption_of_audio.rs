//! A sound has no caption.

use socialmessaging_whatsapp::message::Audio;

fn main() {
    let _ = Audio::from_id("1").with_caption("Listen");
}
