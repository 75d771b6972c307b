//! There are one to three reply buttons.

use socialmessaging_whatsapp::message::ReplyButtons;

fn main() {
    let none: [(&str, &str); 0] = [];
    let _ = ReplyButtons::new("Which?", none);
}
