//! How the official crate spells a Smithy name in Rust: `destinationS3File` is `destination_s3_file`.

const KEYWORDS: [&str; 6] = ["type", "match", "ref", "use", "as", "in"];

/// A name in snake case. A word starts at an upper-case letter that follows a lower-case letter or a digit, and at the
/// last upper-case letter of a run that a lower-case letter follows.
pub(crate) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut text = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let starts = letter.is_uppercase()
            && before.is_some_and(|before| {
                !before.is_uppercase() && *before != '_' || after.is_some_and(|after| after.is_lowercase())
            });
        if starts {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// A name in snake case where Rust wants an identifier: a keyword becomes a raw one.
pub(crate) fn identifier(name: &str) -> String {
    let name = snake(name);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}
