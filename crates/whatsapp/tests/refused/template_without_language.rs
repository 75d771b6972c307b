//! A template is sent in a language.

use socialmessaging_whatsapp::message::{Message, Template};

fn main() {
    let _ = Message::to("+46700000000").template(Template::named("order_ready"));
}
