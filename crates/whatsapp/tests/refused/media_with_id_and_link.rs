//! A file has an id or a link, not both.

use socialmessaging_whatsapp::message::Image;

fn main() {
    let _ = Image::from_id("1").link("https://example.com/a.png");
}
