//! Tells people that their order is ready, by a template, which may be sent at any time.
//!
//! ```sh
//! cargo run -p socialmessaging-whatsapp --example order_update
//! ```

use std::error::Error;

use socialmessaging_whatsapp::message::{Message, Outgoing, Template};
use socialmessaging_whatsapp::template::{Body, Button, Category, Definition};

fn main() -> Result<(), Box<dyn Error>> {
    let definition = definition();
    definition.check_new()?;
    println!("{}", String::from_utf8(definition.to_vec())?);
    println!("{}", String::from_utf8(update("+46700000001", "Ada", "4711")?.to_vec())?);
    Ok(())
}

/// What `CreateWhatsAppMessageTemplate` is given, once.
pub fn definition() -> Definition {
    Definition::new("order_ready", "en_US", Category::Utility)
        .with(Body::positional("Hello {{1}}, your order {{2}} is ready.", ["Ada", "4711"]))
        .with_buttons([Button::url_with_variable(
            "Where is it?",
            "https://example.com/orders/{{1}}",
            "https://example.com/orders/4711",
        )])
}

/// What `SendWhatsAppMessage` is given, for each order.
pub fn update(phone: &str, name: &str, order: &str) -> Result<Outgoing, Box<dyn Error>> {
    let template = Template::named("order_ready").language("en_US").body([name, order]).url_button(0, order);
    definition().check(&template)?;
    let message = Outgoing::from(Message::to(phone).template(template).callback_data(format!("order-{order}")));
    message.check()?;
    Ok(message)
}
