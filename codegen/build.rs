//! Embeds the templates: lists every `templates/**/*.hbs`, so that adding a file is all it takes to add a template.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=templates");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("templates");
    let mut names = Vec::new();
    collect(&root, "", &mut names)?;
    names.sort();
    let mut source = String::from("[\n");
    for name in names {
        let path = format!("/templates/{name}.hbs");
        let _ = writeln!(source, "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),");
    }
    source.push_str("]\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("templates.rs"), source)
}

/// Adds the names (paths without `.hbs`, with `/` on every system) of the templates in a folder.
fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else if let Some(name) = name.strip_suffix(".hbs") {
            names.push(name.to_owned());
        }
    }
    Ok(())
}
