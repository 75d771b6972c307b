//! Rules about structures, unions and errors as a whole, and about what contains itself.

use crate::diagnostic::Diagnostics;
use crate::smithy::Facts;
use crate::smithy::index::{endless_collections, infinite_shapes};
use crate::smithy::model::{Kind, Model, Shape, ShapeIdx};
use crate::smithy::traits::Fault;

pub(super) fn check(facts: &Facts, out: &mut Diagnostics) {
    let model = &facts.model;
    for shape in infinite_shapes(model) {
        out.error(
            &model[shape].id,
            "the shape must contain itself, so that no value of it can exist",
            "let one of the required members on the way be optional, or put it into a list or map",
        );
    }
    for shape in endless_collections(model) {
        out.error(
            &model[shape].id,
            "the shape holds itself, with no structure or union between",
            "let a structure stand on the way",
        );
    }
    for (index, shape) in model.shapes() {
        match &shape.kind {
            Kind::Union(members) if members.is_empty() => {
                out.error(&shape.id, "the union has no members", "add what it can be");
            }
            Kind::Structure(_) | Kind::Union(_) => json_names(facts, index, out),
            Kind::Simple(_) | Kind::Enum(_) | Kind::IntEnum(_) | Kind::List(_) | Kind::Map(_) => {}
        }
        status(shape, out);
        reuse(facts, index, out);
    }
    errors(model, out);
}

fn json_names(facts: &Facts, shape: ShapeIdx, out: &mut Diagnostics) {
    let named = facts.model.members_of(shape).iter().map(|&member| (facts.json_name(member).to_owned(), member));
    let message =
        |name: &String, first: &str| format!("its name in JSON is `{name}`, which is already that of `{first}`");
    super::report_repeated(facts, named, out, message, "give one of them another name with jsonName");
}

fn status(shape: &Shape, out: &mut Diagnostics) {
    let (Some(fault), Some(status)) = (shape.traits.error, shape.traits.http_error) else { return };
    let (range, name) = match fault {
        Fault::Client => (400..=499, "client"),
        Fault::Server => (500..=599, "server"),
    };
    if !range.contains(&status) {
        let help = format!("{name} errors have a status from {} to {}", range.start(), range.end());
        out.warning(&shape.id, format!("the error is the {name}'s fault, but its status is {status}"), help);
    }
}

/// A structure marked as an operation's input or output is nothing else.
fn reuse(facts: &Facts, index: ShapeIdx, out: &mut Diagnostics) {
    let (shape, usage) = (&facts.model[index], facts.usage(index));
    for (name, marked, users) in
        [("input", shape.traits.input, &usage.input_of), ("output", shape.traits.output, &usage.output_of)]
    {
        if marked && (usage.nested || users.len() > 1 || usage.input_of.len() + usage.output_of.len() > users.len()) {
            out.error(
                &shape.id,
                format!(
                    "the trait {name} says that the structure is one operation's {name}, but it is used elsewhere too"
                ),
                "remove the trait, or use structures of their own",
            );
        }
    }
}

/// Errors must be marked as such; inputs and outputs must not.
fn errors(model: &Model, out: &mut Diagnostics) {
    let unmarked = |error: &ShapeIdx| model[*error].traits.error.is_none();
    let help = "add the trait `smithy.api#error` with `client` or `server`";
    for error in model.service.errors.iter().copied().filter(unmarked) {
        out.error(
            &model[error].id,
            format!("{} lists it as an error, but it has no trait error", model.service.id),
            help,
        );
    }
    for operation in &model.operations {
        for error in operation.errors.iter().copied().filter(unmarked) {
            out.error(
                &model[error].id,
                format!("{} lists it as an error, but it has no trait error", operation.id),
                help,
            );
        }
        for (role, shape) in [("input", operation.input), ("output", operation.output)] {
            if model[shape].traits.error.is_some() {
                let message = format!("{} is its {role}, but is an error", model[shape].id);
                out.error(&operation.id, message, "use a structure of its own");
            }
        }
    }
}
