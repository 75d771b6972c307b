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
pub mod emit;
pub mod ir;
pub mod lower;
pub mod naming;
pub mod render;
pub mod rust;
pub mod settings;
pub mod smithy;

use std::fmt;

use diagnostic::Diagnostics;
use settings::Settings;
use smithy::Facts;

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
    /// How many operations they have.
    pub operations: usize,
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
    let (service, warnings) = analyse(inputs).map_err(Failure::Input)?;
    let files = render::render(&service).map_err(Failure::Generator)?;
    let shapes = service.shapes.len() + service.errors.len();
    Ok(Generated { files, operations: service.operations.len(), shapes, warnings })
}

/// Everything up to what Rust will say.
///
/// # Errors
///
/// All problems of the model and the settings.
pub fn analyse(inputs: Inputs<'_>) -> Result<(ir::Service, Diagnostics), Diagnostics> {
    let (facts, warnings) = facts(inputs)?;
    let supported = lower::check(&facts);
    let naming = naming::name(&facts, &inputs.settings.renames());
    match (supported, naming) {
        (Ok(()), Ok(naming)) => Ok((lower::lower(&facts, &naming, inputs.settings), warnings)),
        (supported, naming) => {
            let mut problems = warnings;
            for found in [supported.err(), naming.err()].into_iter().flatten() {
                problems.extend(found);
            }
            Err(problems)
        }
    }
}

/// What the model says.
///
/// # Errors
///
/// All problems of the model.
pub fn facts(inputs: Inputs<'_>) -> Result<(Facts, Diagnostics), Diagnostics> {
    let service = inputs.settings.service.as_deref().and_then(|id| id.parse::<smithy::ShapeId>().ok());
    let leave_out: Vec<smithy::ShapeId> = inputs.settings.leave_out.keys().filter_map(|id| id.parse().ok()).collect();
    smithy::load_without(inputs.model, service.as_ref(), &leave_out)
}
