//! What the three manifests have in common.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::ir::Service;
use crate::settings::Runtime;

/// A manifest's package section, and how it names its neighbours. Texts are TOML, with their quotes.
#[derive(Debug, Serialize)]
pub(super) struct ManifestView {
    name: String,
    version: String,
    rust_version: String,
    description: String,
    license: Option<String>,
    repository: Option<String>,
    publish: bool,
    /// The lines that say where the runtime is.
    runtime: Vec<String>,
    /// The packages' names as keys: letters, digits, `-` and `_`.
    types: String,
    operations: String,
    /// The runtime's features, with commas between.
    runtime_features: String,
    /// The runtime's features for servers, with commas between; nothing where there is nothing for servers.
    server_features: Option<String>,
    /// Whether there are messages in protobuf.
    protobuf: bool,
}

impl ManifestView {
    /// The runtime's features: what every such crate needs, and what this service's does.
    pub(super) fn with_features(mut self, always: &str, used: impl Iterator<Item = &'static str>) -> Self {
        let used: BTreeSet<&str> = used.collect();
        self.runtime_features = [always].into_iter().chain(used).map(text).collect::<Vec<_>>().join(", ");
        self
    }

    /// The same for servers.
    pub(super) fn with_server_features(mut self, used: impl Iterator<Item = &'static str>) -> Self {
        let features = ["server"].into_iter().chain(used);
        let features = features.map(|feature| text(&format!("restjson-runtime/{feature}")));
        self.server_features = Some(features.collect::<Vec<_>>().join(", "));
        self
    }
}

/// The view of one of the crates.
pub(super) fn manifest(service: &Service, name: &str, role: &str) -> ManifestView {
    let crates = &service.crates;
    let product = crates.description.as_deref().unwrap_or(&service.title);
    ManifestView {
        name: text(name),
        version: text(&crates.version),
        // The runtime, which they all need, has the generator's.
        rust_version: text(env!("CARGO_PKG_RUST_VERSION")),
        description: text(&format!("{product}: {role}")),
        license: crates.license.as_deref().map(text),
        repository: crates.repository.as_deref().map(text),
        publish: crates.publish,
        runtime: runtime(&service.runtime),
        types: service.crate_names.types.clone(),
        operations: service.crate_names.operations.clone(),
        runtime_features: String::new(),
        server_features: None,
        protobuf: service.protobuf.is_some(),
    }
}

fn runtime(runtime: &Runtime) -> Vec<String> {
    let line = |key: &str, value: &String| format!("{key} = {}", text(value));
    match runtime {
        Runtime::Version(version) => vec![line("version", version)],
        Runtime::Git { url, rev } => vec![line("git", url), line("rev", rev)],
        Runtime::Path { path, version } => {
            [line("path", path)].into_iter().chain(version.as_ref().map(|version| line("version", version))).collect()
        }
    }
}

fn text(text: &str) -> String {
    toml::Value::from(text).to_string()
}
