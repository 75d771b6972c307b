//! The version number that a change of an interface asks for, by Rust's rules alone.

use crate::build::Interface;
use restjson_codegen::diff::Level;

/// Compares two interfaces. What a program can no longer name, or finds to be something else, is major; so is what joins
/// an enum or structure that a program may list completely, or a trait that it may implement. Everything else that
/// comes is minor. Of what is no interface nothing is said here.
#[must_use]
pub fn level(old: &Interface, new: &Interface) -> (Level, Vec<String>) {
    let gone = old.difference(new).map(|line| format!("- {line}"));
    let gone: Vec<String> = gone.collect();
    let come: Vec<&String> = new.difference(old).collect();
    let closed: Vec<String> =
        come.iter().filter(|line| is_closed(old, line)).map(|line| format!("+! {line}")).collect();
    if !gone.is_empty() || !closed.is_empty() {
        return (Level::Major, [gone, closed].concat());
    }
    let come: Vec<String> = come.iter().map(|line| format!("+ {line}")).collect();
    (if come.is_empty() { Level::Patch } else { Level::Minor }, come)
}

/// Whether a new line adds to something that the old interface lets a program name completely.
fn is_closed(old: &Interface, line: &str) -> bool {
    let Some((kind, rest)) = line.split_once(' ') else { return false };
    let path = rest.split(['(', ':', ' ']).next().unwrap_or_default();
    match kind {
        "variant" => {
            let whole = rest.split('(').next().unwrap_or_default();
            let container = whole.rsplit_once("::").map_or(whole, |(container, _)| container);
            old.contains(&format!("enum {container}"))
        }
        "field" => {
            let whole = rest.split(": ").next().unwrap_or_default();
            let container = whole.rsplit_once('.').map_or(whole, |(container, _)| container);
            old.contains(&format!("struct {container}"))
        }
        "fn" | "associated" => {
            let whole = rest.split(['(', '<']).next().unwrap_or(path);
            let container = whole.rsplit_once("::").map_or(whole, |(container, _)| container);
            old.iter().any(|line| line.starts_with(&format!("trait {container}:")))
        }
        _ => false,
    }
}
