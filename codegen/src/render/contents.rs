//! What several crates say alike: their operations, and how code refers to a package.

use serde::Serialize;

use super::docs::Docs;
use crate::ir::Service;
use crate::rust::docs;
use crate::rust::ident::ModName;

/// An operation's module, and what it is for.
#[derive(Serialize)]
pub(super) struct ModuleView {
    module: ModName,
    summary: String,
}

/// The modules of all operations.
pub(super) fn modules(service: &Service) -> Vec<ModuleView> {
    let module = service.operations.iter();
    module.map(|found| ModuleView { module: found.module.clone(), summary: found.summary.clone() }).collect()
}

/// A paragraph on which operations the crates were made for; empty where it is all of them.
pub(super) fn slice(service: &Service) -> Docs {
    let (count, available) = (service.operations.len(), service.available);
    if count == available {
        return Docs(Vec::new());
    }
    let names = service.operations.iter().map(|operation| format!("`{}`", operation.wire_name));
    let names = names.collect::<Vec<_>>().join(", ");
    let text = format!("Made for {count} of the service's {available} operations: {names}.");
    let lines = docs::lines(&text).into_iter();
    Docs([String::new()].into_iter().chain(lines).collect())
}

/// The three packages as code refers to them.
pub(super) struct Crates {
    pub(super) types: ModName,
    pub(super) operations: ModName,
}

/// The packages that others refer to.
pub(super) fn crates(service: &Service) -> Crates {
    let names = &service.crate_names;
    Crates { types: ModName::of_package(&names.types), operations: ModName::of_package(&names.operations) }
}
