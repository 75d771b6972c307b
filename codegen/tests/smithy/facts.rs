//! What is understood of small models, as text.

use restjson_codegen::smithy::load;

use crate::describe::describe;
use crate::{assert_snapshot, models};

#[test]
fn facts_of_small_models() {
    for (name, text) in models("facts") {
        let (facts, warnings) = load(&text, None).unwrap_or_else(|errors| panic!("{name}:\n{errors}"));
        assert!(warnings.is_empty(), "{name}:\n{warnings}");
        assert_snapshot(&name, &describe(&facts));
    }
}
