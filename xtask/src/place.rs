//! Where things are: the workspace, the model, its settings and the crates made from it.
//!
//! Found from the current folder upwards and never through cargo, which cannot load the workspace while its generated
//! members are missing.

use std::path::{Component, Path, PathBuf};
use std::{env, fs};

use restjson_codegen::emit::transaction;
use restjson_codegen::settings::{Runtime, Settings};

use crate::Failure;
use crate::args::Request;
use crate::model::{self, Origin};
use crate::numbers;
use crate::workspace::NUMBERS;

/// The inputs of a run, read, and where its output goes.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// The model's path, as messages show it.
    pub(crate) model_name: String,
    /// The model.
    pub(crate) model: Vec<u8>,
    /// The settings.
    pub(crate) settings: Settings,
    /// The folder of the three crates. Nothing where the run needs none and the request gives none.
    pub(crate) out: Option<PathBuf>,
    /// The file of pinned numbers, where the run keeps it: only the crates' own place stands for what has been decided.
    pub(crate) numbers: Option<PathBuf>,
}

pub(crate) const NO_WORKSPACE: &str = "there is no model/codegen.toml here or in a folder above";

/// Reads what the request names, and the workspace's own where it names nothing.
pub(crate) fn read(request: &Request) -> Result<Inputs, Failure> {
    let root = workspace_root()?;
    let root = root.as_deref();
    let model = match (&request.model, root) {
        (Some(name), _) => model::find(name, root)?,
        (None, Some(root)) => model::of_file(&root.join(model::SERVICE))?,
        (None, None) => return Err(Failure::Usage(format!("{NO_WORKSPACE}, and no --model is given"))),
    };
    let mut own = own_settings(request, root, &model.text)?;
    let home = root.filter(|_| own.is_some()).map(|root| root.join("crates"));
    // A revision of the past, or of another branch, does not take the place of the crates without being told to.
    let own_place = home.clone().filter(|_| matches!(model.origin, Origin::File(_)));
    let out = request.out.clone().or(own_place.clone());
    if let (Some(settings), Some(root)) = (&mut own, root) {
        numbers::demand(settings, &root.join(NUMBERS), &root.join("crates"))?;
        numbers::pin(settings, &root.join(NUMBERS), Some(root))?;
    }
    let is_file = matches!(model.origin, Origin::File(_));
    let (mut settings, numbers) = match (own, &request.config) {
        (Some(settings), _) => {
            let kept = root.filter(|_| own_place.is_some() && out == own_place).map(|root| root.join(NUMBERS));
            (moved(settings, home.as_deref(), out.as_deref()), kept)
        }
        (None, Some(config)) => {
            let (mut settings, file) = (read_settings(config)?, numbers::beside(config));
            // Of a revision of the past no file is kept.
            if let Some(out) = out.as_ref().filter(|_| is_file) {
                numbers::demand(&settings, &file, out)?;
            }
            numbers::pin(&mut settings, &file, None)?;
            (settings, Some(file).filter(|_| is_file))
        }
        (None, None) => (Settings::defaults(runtime_for(root, out.as_deref())), None),
    };
    settings.operations = request.operations.clone().or(settings.operations);
    settings.leave_out_event_streams |= request.leave_out_event_streams;
    Ok(Inputs { model_name: model.name, model: model.text, settings, out, numbers })
}

/// The workspace's settings, if the request names no others and the model has the service they are for.
fn own_settings(request: &Request, root: Option<&Path>, model: &[u8]) -> Result<Option<Settings>, Failure> {
    let (None, Some(root)) = (&request.config, root) else { return Ok(None) };
    let settings = read_settings(&root.join("model/codegen.toml"))?;
    let has_service = |id: &String| String::from_utf8_lossy(model).contains(&format!("\"{id}\""));
    let fits = request.model.is_none() || settings.service.as_ref().is_some_and(has_service);
    Ok(fits.then_some(settings))
}

/// Undoes what an interrupted run left half-done in the workspace.
pub(crate) fn recover() -> Result<(), Failure> {
    let Some(root) = workspace_root()? else { return Ok(()) };
    match transaction::recover(&root) {
        Ok(false) => Ok(()),
        Ok(true) => {
            eprintln!("note: an interrupted run was undone");
            Ok(())
        }
        Err(error) => Err(Failure::Input(format!("error: an interrupted run cannot be undone: {error}"))),
    }
}

/// The folder with the workspace's model, if there is one here or above.
pub(crate) fn workspace_root() -> Result<Option<PathBuf>, Failure> {
    let current = env::current_dir().map_err(|error| Failure::Input(format!("error: current folder: {error}")))?;
    let root = current.ancestors().find(|folder| folder.join("model/codegen.toml").is_file());
    Ok(root.map(Path::to_path_buf))
}

/// Reads a file of settings.
pub(crate) fn read_settings(path: &Path) -> Result<Settings, Failure> {
    let text = String::from_utf8(read_file(path)?)
        .map_err(|_| Failure::Input(format!("error: {}: is not UTF-8 text", shown(path))))?;
    Settings::parse(&text).map_err(|problems| {
        let lines = problems.iter().map(|problem| format!("error: {}:{problem}", shown(path)));
        Failure::Input(lines.collect::<Vec<_>>().join("\n"))
    })
}

/// Reads a file whole.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::Input(format!("error: {}: {error}", shown(path))))
}

/// The workspace's settings for crates in another folder: the runtime stays where it is.
fn moved(mut settings: Settings, home: Option<&Path>, out: Option<&Path>) -> Settings {
    if let (Runtime::Path { path, .. }, Some((home, out))) = (&mut settings.runtime, home.zip(out))
        && Path::new(path).is_relative()
        && let Some(found) = relative(&out.join("types"), &home.join("types").join(&path))
    {
        *path = found;
    }
    settings
}

/// Where crates of another model find the runtime: in this workspace if there is one, otherwise in a registry.
fn runtime_for(root: Option<&Path>, out: Option<&Path>) -> Runtime {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let path = root.zip(out).and_then(|(root, out)| relative(&out.join("types"), &root.join("crates/runtime")));
    match path {
        Some(path) => Runtime::Path { path, version: Some(version) },
        None => Runtime::Version(version),
    }
}

/// The way from one folder to another, with `/`. Neither need exist.
fn relative(from: &Path, to: &Path) -> Option<String> {
    let parts = |path: &Path| -> Option<Vec<String>> {
        let mut parts: Vec<String> = Vec::new();
        for part in std::path::absolute(path).ok()?.components() {
            match part {
                Component::ParentDir => drop(parts.pop()),
                Component::CurDir => {}
                part => parts.push(part.as_os_str().to_str()?.to_owned()),
            }
        }
        Some(parts)
    };
    let (from, to) = (parts(from)?, parts(to)?);
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..");
    Some(up.chain(to[common..].iter().map(String::as_str)).collect::<Vec<_>>().join("/"))
}

/// A path as messages show it: from the current folder where it lies below.
pub(crate) fn shown(path: &Path) -> String {
    let current = env::current_dir().unwrap_or_default();
    path.strip_prefix(&current).unwrap_or(path).display().to_string()
}
