//! Turns the Smithy model of a restJson1 service into Rust source files.
//!
//! ```text
//! model ─parse▶ ast ─resolve▶ Model ─index▶ Facts ─validate▶ ─name▶ Naming ─lower▶ ir::Service ─render▶ FileSet ─emit▶ disk
//! ```
//!
//! [`generate`] is a pure function up to the files as text; [`emit`] formats them, compares them with the disk and writes.
//! Only what stands left of `lower` can fail on an input, and it reports everything that is wrong in one go; what fails
//! after that is a bug of the generator.

pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod ir;
mod json;
pub mod lower;
pub mod naming;
pub mod problems;
pub mod protobuf;
pub mod render;
pub mod revision;
pub mod rust;
pub mod settings;
pub mod smithy;

use std::collections::BTreeSet;
use std::fmt;

use diagnostic::Diagnostics;
use naming::Naming;
use protobuf::Numbers;
use render::Cases;
use rust::names::Renames;
use settings::Settings;
use smithy::{EventStreams, Facts, Scope};

/// What a generation starts from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// The model: Smithy's JSON AST.
    pub model: &'a [u8],
    /// What the model cannot say.
    pub settings: &'a Settings,
}

/// What a generation made.
#[derive(Debug)]
pub struct Generated {
    /// The files of the three crates, not formatted yet.
    pub files: emit::FileSet,
    /// The pinned numbers after this model, where it has messages in protobuf.
    pub numbers: Option<Numbers>,
    /// How many operations they have.
    pub operations: usize,
    /// How many the service has.
    pub available: usize,
    /// How many shapes they have beside inputs and outputs.
    pub shapes: usize,
    /// What the reader may want to know.
    pub warnings: Diagnostics,
}

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The model or the settings are at fault: everything that is wrong with them.
    Input(Diagnostics),
    /// The generator is.
    Generator(render::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Input(diagnostics) => diagnostics.fmt(f),
            Failure::Generator(error) => write!(f, "error: a bug of the generator: {error}"),
        }
    }
}

impl std::error::Error for Failure {}

/// Generates the files of the three crates.
///
/// # Errors
///
/// Where the inputs are at fault, with all their problems; nothing is generated then.
pub fn generate(inputs: Inputs<'_>) -> Result<Generated, Failure> {
    let (Understood { service, numbers, .. }, warnings) = understand(inputs).map_err(Failure::Input)?;
    let files = render::render(&service).map_err(Failure::Generator)?;
    let shapes = service.shapes.len() + service.errors.len();
    let (operations, available) = (service.operations.len(), service.available);
    Ok(Generated { files, numbers, operations, available, shapes, warnings })
}

/// Generates the files of the three crates, and a program that runs tests that the model has.
///
/// # Errors
///
/// See [`generate`].
pub fn generate_tests(inputs: Inputs<'_>, cases: Cases<'_>) -> Result<Generated, Failure> {
    let (Understood { facts, naming, service, numbers }, warnings) = understand(inputs).map_err(Failure::Input)?;
    let tests = lower::protocol_tests(&facts, &naming, inputs.settings);
    let files = render::render_tests(&service, &tests, cases).map_err(Failure::Generator)?;
    let shapes = service.shapes.len() + service.errors.len();
    let (operations, available) = (service.operations.len(), service.available);
    Ok(Generated { files, numbers, operations, available, shapes, warnings })
}

/// Everything up to what Rust will say.
///
/// # Errors
///
/// All problems of the model and the settings: what is wrong with the model does not hide what cannot be generated, nor
/// which names clash.
pub fn analyse(inputs: Inputs<'_>) -> Result<(ir::Service, Diagnostics), Diagnostics> {
    understand(inputs).map(|(understood, warnings)| (understood.service, warnings))
}

/// A model with the names that it gets and what becomes of it.
struct Understood {
    facts: Facts,
    naming: Naming,
    service: ir::Service,
    numbers: Option<Numbers>,
}

fn understand(inputs: Inputs<'_>) -> Result<(Understood, Diagnostics), Diagnostics> {
    let (facts, mut diagnostics) = examine(inputs);
    let Some(facts) = facts else { return Err(diagnostics) };
    if let Err(unsupported) = lower::check(&facts, inputs.settings.server) {
        diagnostics.extend(unsupported);
    }
    let numbers = numbers(inputs, &facts, &mut diagnostics);
    match naming::name(&facts, &renames(inputs, &facts)) {
        Ok(naming) if !diagnostics.has_errors() => {
            let service = lower::lower(&facts, &naming, inputs.settings, numbers.as_ref());
            diagnostics.extend(lower::refused(&service));
            Ok((Understood { facts, naming, service, numbers }, diagnostics))
        }
        Ok(_) => Err(diagnostics),
        Err(clashes) => {
            diagnostics.extend(clashes);
            Err(diagnostics)
        }
    }
}

/// What the model says.
///
/// # Errors
///
/// All problems of the model.
pub fn facts(inputs: Inputs<'_>) -> Result<(Facts, Diagnostics), Diagnostics> {
    smithy::sound(examine(inputs))
}

/// The pinned numbers, extended by the model. A slice's members have those that they have in the whole.
fn numbers(inputs: Inputs<'_>, facts: &Facts, diagnostics: &mut Diagnostics) -> Option<Numbers> {
    let Settings { protobuf, renumber, operations, .. } = inputs.settings;
    let pinned = &protobuf.as_ref()?.numbers;
    let whole = operations.as_ref().map(|_| {
        let settings = Settings { operations: None, ..inputs.settings.clone() };
        examine(Inputs { settings: &settings, ..inputs }).0
    });
    let model = protobuf::describe(whole.flatten().as_ref().unwrap_or(facts));
    pinned.extended(&model, renumber).map_err(|problems| diagnostics.extend(problems)).ok()
}

/// The chosen names. What a slice has no use for is no mistake if the whole service has.
fn renames(inputs: Inputs<'_>, facts: &Facts) -> Renames {
    let mut renames = inputs.settings.renames();
    if inputs.settings.operations.is_none() {
        return renames;
    }
    let unused = naming::unused(facts, &renames);
    if !unused.is_empty() {
        let settings = Settings { operations: None, ..inputs.settings.clone() };
        let (whole, _) = examine(Inputs { settings: &settings, ..inputs });
        let nowhere = whole.map_or(BTreeSet::new(), |whole| naming::unused(&whole, &renames));
        renames.retain(|origin, _| !unused.contains(origin) || nowhere.contains(origin));
    }
    renames
}

fn examine(inputs: Inputs<'_>) -> (Option<Facts>, Diagnostics) {
    let service = inputs.settings.service.as_deref().and_then(|id| id.parse::<smithy::ShapeId>().ok());
    let leave_out: Vec<smithy::ShapeId> = inputs.settings.leave_out.keys().filter_map(|id| id.parse().ok()).collect();
    let operations = inputs.settings.operations.as_deref();
    let event_streams =
        if inputs.settings.leave_out_event_streams { EventStreams::LeaveOut } else { EventStreams::Refuse };
    let scope = Scope { service: service.as_ref(), leave_out: &leave_out, operations, event_streams };
    smithy::examine(inputs.model, scope)
}
