//! What two crates list alike: their operations' modules, and how code refers to a package.

use serde::Serialize;

use crate::ir::Service;
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
