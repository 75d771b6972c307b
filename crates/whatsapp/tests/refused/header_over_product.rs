//! A single product has nothing above.

use socialmessaging_whatsapp::message::Product;

fn main() {
    let _ = Product::new("catalogue", "shoe").header("New");
}
