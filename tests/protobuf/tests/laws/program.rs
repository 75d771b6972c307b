//! The crates of all models, and the program that knows their messages.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use restjson_codegen::ir::{Home, Message};
use restjson_codegen::protobuf::Numbers;
use restjson_codegen::revision::History;
use restjson_codegen::settings::{Protobuf, Runtime, Settings};
use restjson_codegen::{Inputs, analyse, emit, generate};

/// The program, built.
pub(crate) struct Program {
    /// Where everything is.
    pub(crate) folder: PathBuf,
    /// Folders of `.proto` files.
    pub(crate) protos: Vec<PathBuf>,
}

/// A model that the program knows.
struct Source {
    /// A date, or a word.
    name: String,
    service: &'static str,
    text: Vec<u8>,
    /// The file of numbers, if there is one.
    pinned: Option<PathBuf>,
    /// Whether its messages are handed to other languages.
    shared: bool,
}

const OURS: &str = "com.amazonaws.socialmessaging#SocialMessaging";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

impl Program {
    /// Generates and builds.
    pub(crate) fn build() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("protobuf");
        fs::create_dir_all(folder.join("src")).unwrap();
        let (mut main, mut crates, mut protos) = (String::new(), Vec::new(), Vec::new());
        for source in sources() {
            let _ = write!(main, "{}", add(&source, &folder, &mut crates));
            if source.shared {
                protos.push(folder.join(&source.name).join("proto"));
            }
        }
        let main = format!("fn main() -> std::process::ExitCode {{\n    protobuf_laws::run(&[\n{main}    ])\n}}\n");
        fs::write(folder.join("src/main.rs"), main).unwrap();
        fs::write(folder.join("Cargo.toml"), manifest(&crates)).unwrap();
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet"])
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self { folder, protos }
    }

    /// Runs it, and gives what it printed.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = Command::new(self.folder.join("target/debug/protobuf-messages")).args(arguments).output().unwrap();
        let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{text}");
        text.trim().to_owned()
    }
}

/// The recorded revisions, the current model, and the protocol test service, which lies in `../shared/conformance` beside
/// the project, or where `CONFORMANCE` says.
fn sources() -> Vec<Source> {
    let model = root().join("model");
    let service = fs::read(model.join("service.json")).unwrap();
    let paths = fs::read_dir(model.join("revisions")).unwrap().map(|entry| entry.unwrap().path());
    let records: Vec<(String, Vec<u8>)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    let history = History::read(records.iter().map(|(name, text)| (name.as_str(), text.as_slice()))).unwrap();
    let pinned = || Some(model.join("field-numbers.json"));
    let mut sources: Vec<Source> = history
        .iter()
        .map(|revision| {
            let text = history.model(revision.date(), &service).unwrap().unwrap().into_bytes();
            let name = format!("of-{}", revision.date());
            Source { name, service: OURS, text, pinned: pinned(), shared: false }
        })
        .collect();
    assert!(sources.len() > 3, "the revisions are gone");
    sources.push(Source { name: "current".into(), service: OURS, text: service, pinned: pinned(), shared: true });
    let conformance =
        std::env::var_os("CONFORMANCE").map_or_else(|| root().join("../shared/conformance"), PathBuf::from);
    let tests = conformance.join("restjson1/RestJson.json");
    let text = fs::read(&tests).unwrap_or_else(|error| panic!("{}: {error}", tests.display()));
    let service = "aws.protocoltests.restjson#RestJson";
    sources.push(Source { name: "tests".into(), service, text, pinned: None, shared: true });
    sources
}

/// Generates the crates of a model, and gives the line of the program that lists its messages.
fn add(source: &Source, folder: &Path, crates: &mut Vec<(String, String)>) -> String {
    let prefix = format!("kept-{}", source.name);
    let runtime = root().join("crates/runtime").display().to_string();
    let mut settings = Settings::defaults(Runtime::Path { path: runtime, version: None });
    settings.service = Some(source.service.to_owned());
    settings.crates.prefix = Some(prefix.clone());
    settings.leave_out_event_streams = true;
    let pinned = source.pinned.as_ref().map(|path| fs::read(path).unwrap());
    let numbers = pinned.map(|text| Numbers::read("field-numbers.json", &text).unwrap()).unwrap_or_default();
    settings.protobuf = Some(Protobuf { numbers, ..Protobuf::default() });
    let inputs = Inputs { model: &source.text, settings: &settings };
    let (service, _) = analyse(inputs).unwrap_or_else(|problems| panic!("{problems}"));
    let generated = generate(inputs).unwrap_or_else(|failure| panic!("{failure}"));
    let files = emit::format(generated.files).unwrap_or_else(|error| panic!("{error}"));
    emit::sync(&files, &folder.join(&source.name), emit::Mode::Write).unwrap_or_else(|error| panic!("{error}"));
    for part in ["types", "operations"] {
        crates.push((format!("{prefix}-{part}"), format!("{}/{part}", source.name)));
    }
    let model = folder.join(format!("{}.json", source.name));
    fs::write(&model, &source.text).unwrap();
    let protobuf = service.protobuf.unwrap();
    let package = if source.shared { protobuf.package.as_str() } else { "" };
    let numbers = source.pinned.as_ref().map_or("&[]".to_owned(), |path| format!("include_bytes!({path:?})"));
    let mut text = format!(
        "        protobuf_laws::Model::new([{:?}, {:?}, {package:?}], [include_bytes!({model:?}), {numbers}], vec![\n",
        source.name, source.service
    );
    for message in &protobuf.messages {
        let _ = writeln!(text, "            {},", line(message, &prefix.replace('-', "_")));
    }
    text.push_str("        ]),\n");
    text
}

fn line(message: &Message, prefix: &str) -> String {
    let Message { ty, name, id, .. } = message;
    let (value, proto) = match &message.home {
        Home::Types => (format!("{prefix}_types"), format!("{prefix}_types::proto")),
        Home::Errors => (format!("{prefix}_types::error"), format!("{prefix}_types::proto::error")),
        Home::Operation(module) => {
            (format!("{prefix}_operations::operation::{module}"), format!("{prefix}_operations::proto"))
        }
    };
    format!("protobuf_laws::shape::<{value}::{ty}, {proto}::{ty}>({name:?}, {:?})", id.to_string())
}

fn manifest(crates: &[(String, String)]) -> String {
    let laws = Path::new(env!("CARGO_MANIFEST_DIR")).display().to_string();
    let members: Vec<&String> = crates.iter().map(|(_, path)| path).collect();
    let mut text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n\
         [package]\nname = \"protobuf-messages\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nprotobuf-laws = {{ path = {laws:?} }}\n"
    );
    for (name, path) in crates {
        let _ = writeln!(text, "{name} = {{ path = {path:?}, features = [\"prost\"] }}");
    }
    text
}
