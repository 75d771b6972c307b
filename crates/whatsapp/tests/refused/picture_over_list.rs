//! A list has a line of text above, or nothing.

use socialmessaging_whatsapp::message::{Image, List, Row};

fn main() {
    let _ = List::new("Choose", "Open", [Row::new("1", "One")]).header(Image::from_id("1"));
}
