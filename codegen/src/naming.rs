//! Names: which identifier each element of the model gets. Clashes are reported here, all at once, so that nothing after
//! this stage can fail.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, Place};
use crate::rust::ident::{FieldName, FnName, ModName, TypeName, VariantName};
use crate::rust::names::{NameProblem, Names, Renames};
use crate::smithy::{Facts, Kind, MemberIdx, ShapeId, ShapeIdx};

/// The names of everything that gets one. Asked with the handles of the facts that it was made from, and only about what
/// has such a name (a type of its own, a field, a variant, values); it has all of these.
#[derive(Debug, Clone)]
pub struct Naming {
    types: BTreeMap<ShapeIdx, TypeName>,
    fields: BTreeMap<MemberIdx, Field>,
    variants: BTreeMap<MemberIdx, Variant>,
    values: BTreeMap<ShapeIdx, Vec<VariantName>>,
    operations: Vec<Operation>,
    /// The service's marker type.
    pub service: TypeName,
}

/// A member of a structure.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its field, accessor and setter.
    pub field: FieldName,
    /// `set_…`
    pub setter: FnName,
    /// `get_…`
    pub getter: FnName,
}

/// A member of a union.
#[derive(Debug, Clone)]
pub struct Variant {
    /// The variant.
    pub name: VariantName,
    /// `is_…`
    pub is: FnName,
    /// `as_…`
    pub r#as: FnName,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its marker type.
    pub marker: TypeName,
    /// Its module.
    pub module: ModName,
    /// The client's function.
    pub function: FnName,
    /// Its input's type.
    pub input: TypeName,
    /// Its output's type.
    pub output: TypeName,
    /// Its error's type.
    pub error: TypeName,
    /// The client's builder.
    pub fluent_builder: TypeName,
    /// What pages.
    pub paginator: TypeName,
}

impl Naming {
    /// The type of a structure, union or enum.
    pub fn of_type(&self, shape: ShapeIdx) -> &TypeName {
        &self.types[&shape]
    }

    /// The structures, unions and enums that have a type, with its name.
    pub fn types(&self) -> impl Iterator<Item = (ShapeIdx, &TypeName)> {
        self.types.iter().map(|(shape, name)| (*shape, name))
    }

    /// A structure's member.
    pub fn field(&self, member: MemberIdx) -> &Field {
        &self.fields[&member]
    }

    /// A union's member.
    pub fn variant(&self, member: MemberIdx) -> &Variant {
        &self.variants[&member]
    }

    /// The values of an enum, in the model's order.
    pub fn values(&self, shape: ShapeIdx) -> &[VariantName] {
        &self.values[&shape]
    }

    /// The operation at this position in the facts.
    pub fn operation(&self, position: usize) -> &Operation {
        &self.operations[position]
    }
}

/// Names everything, as the conventions and the settings say.
///
/// # Errors
///
/// Every clash, every impossible name, every setting that names nothing.
pub fn name(facts: &Facts, renames: &Renames) -> Result<Naming, Diagnostics> {
    let names = Names::new(renames);
    let naming = name_all(facts, &names);
    let problems = names.finish();
    if problems.is_empty() { Ok(naming) } else { Err(report(&problems)) }
}

/// The elements in the settings' names that are not there, or get no name in Rust.
pub fn unused(facts: &Facts, renames: &Renames) -> BTreeSet<String> {
    let names = Names::new(renames);
    name_all(facts, &names);
    names.unused().cloned().collect()
}

fn name_all(facts: &Facts, names: &Names<'_>) -> Naming {
    claim_endpoint_parameters(facts, names);
    Naming {
        types: name_types(facts, names),
        fields: name_fields(facts, names),
        variants: name_variants(facts, names),
        values: name_values(facts, names),
        operations: name_operations(facts, names),
        service: TypeName::shape(facts.model.service.id.name()),
    }
}

/// The field and setter of a parameter of the endpoint rules. The settings cannot rename it.
pub fn endpoint_parameter(name: &str) -> (FieldName, FnName) {
    (FieldName::member(name), FnName::setter(name, None))
}

fn claim_endpoint_parameters(facts: &Facts, names: &Names<'_>) {
    let parameters = facts.endpoint_rules.iter().flat_map(|rules| &rules.parameters);
    for name in parameters.map(|parameter| &parameter.name) {
        let (field, setter) = endpoint_parameter(name);
        names.claim("the endpoint's parameters", name, &field);
        names.claim("the endpoint's parameters", name, &setter);
    }
}

fn report(problems: &[NameProblem]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for problem in problems {
        diagnostics.error(place(problem), problem.to_string(), problem.help());
    }
    diagnostics
}

/// A collision is a matter of the model, everything else one of the settings.
fn place(problem: &NameProblem) -> Place {
    let origin = problem.origin();
    match problem {
        NameProblem::Collision { .. } => origin.parse::<ShapeId>().map_or(Place::File, |id| Place::from(&id)),
        NameProblem::Invalid { .. } | NameProblem::Unused { .. } => Place::Setting(format!("rename.\"{origin}\"")),
    }
}

fn name_types(facts: &Facts, names: &Names<'_>) -> BTreeMap<ShapeIdx, TypeName> {
    let model = &facts.model;
    let has_type = |kind: &Kind| matches!(kind, Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_));
    let mut types = BTreeMap::new();
    for (shape, definition) in model.shapes().filter(|(_, shape)| has_type(&shape.kind)) {
        let usage = facts.usage(shape);
        let wanted = TypeName::shape(model.name(shape));
        let name = match (usage.is_only_operation_io(), facts.error(shape).is_some()) {
            // Inputs and outputs are named after their operation.
            (true, _) => continue,
            (false, true) => names.take("the errors", &definition.id.to_string(), wanted),
            (false, false) => names.take("the types", &definition.id.to_string(), wanted),
        };
        types.insert(shape, name);
    }
    types
}

fn name_fields(facts: &Facts, names: &Names<'_>) -> BTreeMap<MemberIdx, Field> {
    let model = &facts.model;
    let mut fields = BTreeMap::new();
    for (shape, definition) in model.shapes() {
        let Kind::Structure(members) = &definition.kind else { continue };
        let scope = format!("the fields of {}", model.name(shape));
        if facts.error(shape).is_some() {
            names.claim(&scope, "the metadata of every error", &FnName::setter("meta", None));
        }
        for &member in members {
            let (id, name) = (model[member].id.to_string(), &model[member].name);
            let renamed = names.renamed::<FieldName>(&id);
            let field = Field {
                field: names.take(&scope, &id, FieldName::member(name)),
                setter: FnName::setter(name, renamed.as_ref()),
                getter: FnName::getter(name, renamed.as_ref()),
            };
            names.claim(&scope, &id, &field.setter);
            names.claim(&scope, &id, &field.getter);
            fields.insert(member, field);
        }
    }
    fields
}

fn name_variants(facts: &Facts, names: &Names<'_>) -> BTreeMap<MemberIdx, Variant> {
    let model = &facts.model;
    let mut variants = BTreeMap::new();
    for (shape, definition) in model.shapes() {
        let Kind::Union(members) = &definition.kind else { continue };
        let scope = format!("the variants of {}", model.name(shape));
        for &member in members {
            let (id, name) = (model[member].id.to_string(), &model[member].name);
            let name: VariantName = names.take(&scope, &id, VariantName::member(name));
            let (is, r#as) = (FnName::is_variant(&name), FnName::as_variant(&name));
            let variant = Variant { name, is, r#as };
            names.claim(&scope, &id, &variant.is);
            names.claim(&scope, &id, &variant.r#as);
            variants.insert(member, variant);
        }
    }
    variants
}

fn name_values(facts: &Facts, names: &Names<'_>) -> BTreeMap<ShapeIdx, Vec<VariantName>> {
    let mut all = BTreeMap::new();
    for (shape, definition) in facts.model.shapes() {
        let Kind::Enum(values) = &definition.kind else { continue };
        let scope = format!("the values of {}", facts.model.name(shape));
        let name = |value: &str| names.take(&scope, &format!("{}${value}", definition.id), VariantName::member(value));
        all.insert(shape, values.iter().map(|value| name(&value.name)).collect());
    }
    all
}

/// Functions that every client has.
const CLIENT_FUNCTIONS: [&str; 3] = ["new", "from_conf", "config"];

fn name_operations(facts: &Facts, names: &Names<'_>) -> Vec<Operation> {
    let functions = "the client's functions";
    for own in CLIENT_FUNCTIONS {
        names.claim(functions, "every client", &FnName::operation(own));
    }
    let named = facts.operations.iter().map(|operation| {
        let (id, name) = (operation.id.to_string(), operation.id.name());
        let marker: TypeName = names.take("the operations", &id, TypeName::operation(name));
        let name = marker.to_string();
        let module = ModName::operation(&name);
        let function = FnName::operation(&name);
        names.claim("the operations' modules", &id, &module);
        names.claim(functions, &id, &function);
        Operation {
            module,
            function,
            input: TypeName::operation_input(&name),
            output: TypeName::operation_output(&name),
            error: TypeName::operation_error(&name),
            fluent_builder: TypeName::fluent_builder(&name),
            paginator: TypeName::paginator(&name),
            marker,
        }
    });
    named.collect()
}
