//! The client crate.

use super::manifest::manifest;
use super::{Error, Output};
use crate::ir::Service;

pub(super) fn render(service: &Service, output: &mut Output) -> Result<(), Error> {
    let _ = (service, output, manifest);
    Ok(())
}
