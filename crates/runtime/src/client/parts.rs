//! Putting texts together, in one small copy: `String` inlines its growth wherever something is pushed.

/// Writes the parts one after the other.
#[inline(never)]
pub(super) fn push_all(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
