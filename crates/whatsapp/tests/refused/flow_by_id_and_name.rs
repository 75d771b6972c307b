//! A flow is found by its id or by its name.

use socialmessaging_whatsapp::message::{FlowMessage, FlowReference};

fn main() {
    let _ = FlowMessage::new("Sign up", FlowReference::Id("1".into(), "sign_up".into()), "Begin");
}
