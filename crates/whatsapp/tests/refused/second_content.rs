//! A message says one thing.

use socialmessaging_whatsapp::message::Message;

fn main() {
    let _ = Message::to("+46700000000").text("hi").react("wamid.1", "👍");
}
