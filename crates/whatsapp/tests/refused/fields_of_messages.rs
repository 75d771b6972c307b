//! What constructors put together stays together.

use socialmessaging_whatsapp::message::{Image, Message};

fn main() {
    let mut message = Message::to("+46700000000").image(Image::from_id("1"));
    message.image = None;
}
