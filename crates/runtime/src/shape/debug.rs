//! `Debug` for declared shapes: one function for all, so that a shape costs a table and no code.

use std::fmt::{Debug, Formatter, Result};

/// Prints a structure the way a derived `Debug` would.
pub fn fields(f: &mut Formatter<'_>, name: &str, fields: &[(&str, &dyn Debug)]) -> Result {
    let mut out = f.debug_struct(name);
    for (field, value) in fields {
        out.field(field_name(field), value);
    }
    out.finish()
}

/// A field's name without the mark of a raw identifier.
fn field_name(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}
