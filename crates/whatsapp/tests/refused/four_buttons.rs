//! There are one to three reply buttons.

use socialmessaging_whatsapp::message::ReplyButtons;

fn main() {
    let _ = ReplyButtons::new("Which?", [("1", "One"), ("2", "Two"), ("3", "Three"), ("4", "Four")]);
}
