//! Order in the generator's own sources: what `ARCHITECTURE.md` promises and a text can show.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use handlebars::template::{Template, TemplateElement};

/// How long a file may be.
const FILE: usize = 300;

/// How long a function may be.
const FUNCTION: usize = 50;

/// Where modules say what they are for, and files and functions are short.
const TIDY: [&str; 7] = [
    "src",
    "tests",
    "../xtask/src",
    "../xtask/tests",
    "../crates/whatsapp/src",
    "../crates/whatsapp/tests",
    "../crates/whatsapp/examples",
];

/// Files below a folder of the package: their paths, with `/`, and texts.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", extension, &mut found);
    assert!(!found.is_empty(), "{folder} has no .{extension}");
    found.sort();
    found
}

fn collect(folder: &Path, prefix: &str, extension: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The lines that are code, with their numbers: no comments, nothing of the tests at a file's end.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").enumerate();
    lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(number, line)| (number + 1, line))
}

/// Refuses the patterns in every source that is not below one of the allowed paths.
fn only_in(allowed: &[&str], patterns: &[&str]) {
    for (path, text) in files("src", "rs") {
        if allowed.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        for (number, line) in code(&text) {
            for pattern in patterns {
                assert!(!line.contains(pattern), "src/{path}:{number}: `{pattern}` stands only in {allowed:?}");
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for folder in TIDY {
        for (path, text) in files(folder, "rs") {
            assert!(text.starts_with("//! "), "{folder}/{path}");
        }
    }
}

#[test]
fn files_and_functions_are_short() {
    for folder in TIDY {
        for (path, text) in files(folder, "rs") {
            assert!(text.lines().count() <= FILE, "{folder}/{path} is too long");
            for (name, length) in functions(&text) {
                assert!(length <= FUNCTION, "{folder}/{path}: {name} has {length} lines");
            }
        }
    }
}

/// The functions of a formatted file and how many lines each has.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (from, line) in lines.iter().enumerate() {
        let Some(at) = line.find("fn ").filter(|at| line[..*at].trim().split(' ').all(is_qualifier)) else { continue };
        let end = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
        let length = lines[from..].iter().position(|line| *line == end).map_or(1, |length| length + 1);
        if !line.ends_with([';', '}']) {
            found.push((line[at + 3..].split(['(', '<']).next().unwrap(), length));
        }
    }
    found
}

fn is_qualifier(word: &str) -> bool {
    word.is_empty() || word.starts_with("pub") || ["in", "const", "async"].contains(&word) || word.starts_with("crate")
}

#[test]
fn functions_are_found_and_measured() {
    let text = "impl A {\n    pub(super) fn long<T>(\n        a: T,\n    ) {\n        b();\n    }\n}\nfn short() {}\n";
    assert_eq!(functions(text), [("long", 5)]);
}

#[test]
fn only_smithy_reads_traits() {
    only_in(&["smithy/"], &[".traits", "traits::", "Traits"]);
}

#[test]
fn only_rust_makes_identifiers_and_converts_case() {
    let case = [".to_lowercase(", ".to_uppercase(", ".to_ascii_uppercase(", ".replace('", "char::to_"];
    only_in(&["rust/", "smithy/", "emit/"], &case);
    only_in(&["rust/"], &["words::snake", "words::pascal", "keyword::"]);
    // Names are chosen before anything is laid out.
    let constructors = ["::member(", "::shape(", "::setter(", "::getter(", "::operation(", "::renamed("];
    for (path, text) in files("src/render", "rs") {
        for (number, line) in code(&text) {
            let made = constructors.iter().find(|made| line.contains("Name") && line.contains(**made));
            assert_eq!(made, None, "src/render/{path}:{number}");
        }
    }
}

#[test]
fn only_emit_touches_the_disk() {
    only_in(&["emit/"], &["std::fs", "fs::", "File::", "Command", "std::env", "env::", "println!", "print!"]);
}

#[test]
fn nothing_panics_and_nothing_is_left_undone() {
    let patterns = [".unwrap()", ".expect(", "panic!", "unreachable!", "todo!", "unimplemented!", "allow("];
    only_in(&[], &patterns);
    only_in(&["smithy/"], &["Kind::Simple(_) => unreachable"]);
}

#[test]
fn arms_for_the_rest_stand_only_where_the_rest_is_endless() {
    // Texts, numbers, tuples and JSON; the parsers of `smithy`, of revisions and of documentation read little else.
    let endless = ["emit/file_set.rs", "protobuf/read.rs", "revision/", "rust/", "settings.rs", "smithy/"];
    only_in(&endless, &["_ =>"]);
}

#[test]
fn every_template_has_its_place_and_its_use() {
    let sources: String = files("src/render", "rs").into_iter().map(|(_, text)| text).collect();
    let templates = files("templates", "hbs");
    let mut partials = BTreeSet::new();
    for (path, text) in &templates {
        let template = Template::compile(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        partials.extend(walk(&template, path, false));
    }
    for (path, _) in &templates {
        let name = path.strip_suffix(".hbs").unwrap();
        let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
        let used = if file.starts_with('_') {
            partials.contains(name)
        } else {
            // Written out, or as a file of a list beside its folder.
            sources.contains(&format!("\"{name}\""))
                || sources.contains(&format!("\"{file}\"")) && sources.contains(&format!("\"{folder}/{{file}}\""))
        };
        assert!(used, "templates/{path} is not used");
    }
}

/// The partials that a template uses. Refuses one condition inside of another.
fn walk(template: &Template, path: &str, conditional: bool) -> Vec<String> {
    let mut partials = Vec::new();
    for element in &template.elements {
        match element {
            TemplateElement::HelperBlock(block) => {
                let is_condition = matches!(block.name.as_name(), Some("if" | "unless"));
                assert!(!(is_condition && conditional), "templates/{path} has a condition inside of a condition");
                for inner in block.template.iter().chain(&block.inverse) {
                    partials.extend(walk(inner, path, conditional || is_condition));
                }
            }
            TemplateElement::PartialExpression(partial) => {
                let name = partial.name.as_name();
                partials.push(name.unwrap_or_else(|| panic!("templates/{path} computes a partial's name")).to_owned());
            }
            _ => {}
        }
    }
    partials
}
