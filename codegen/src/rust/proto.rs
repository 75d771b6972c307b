//! Names in `.proto` files.

use super::words;

/// A field, by a name of the model or in Rust.
pub fn field(name: &str) -> String {
    let name = words::snake(name);
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("f_{}", name.trim_start_matches('_'))
    }
}

/// A message that only one field needs.
pub fn message(field: &str) -> String {
    let name = words::pascal(field);
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("F{name}") }
}

/// A package.
pub fn package(word: &str) -> String {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) { word.to_owned() } else { format!("p{word}") }
}

/// What a field is called in JSON where the file says nothing else.
pub fn json_name(field: &str) -> String {
    let mut name = String::new();
    let mut upper = false;
    for c in field.chars() {
        match (c, upper) {
            ('_', _) => upper = true,
            (c, true) => {
                name.push(c.to_ascii_uppercase());
                upper = false;
            }
            (c, false) => name.push(c),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{field, json_name, message};

    #[test]
    fn names_begin_with_a_letter() {
        assert_eq!(field("metaApiVersion"), "meta_api_version");
        assert!(["_1st", "1st", "_"].map(field).iter().all(|name| name.starts_with("f_")));
        assert_eq!(message("event_destinations"), "EventDestinations");
    }

    #[test]
    fn json_names_are_those_of_protoc() {
        assert_eq!(json_name("meta_api_version"), "metaApiVersion");
        assert_eq!(json_name("type_"), "type");
        assert_eq!(json_name("a__b_1"), "aB1");
    }
}
