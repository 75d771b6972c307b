//! A message says something.

use socialmessaging_whatsapp::message::Message;

fn main() {
    let _: Message = Message::to("+46700000000");
}
