//! The nested form of a message, as AWS's listings of API changes show it: `{'tags': [{'key': 'string'}]}`.

use std::fmt;

use crate::smithy::{Kind, MemberIdx, Model, ShapeIdx, Simple};

/// What a value looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A value without parts, by an example.
    Value(&'static str),
    /// One of some texts.
    OneOf(Vec<String>),
    /// A sequence.
    List(Box<Form>),
    /// Texts and what they stand for.
    Map(Box<Form>),
    /// Named members, in the model's order.
    Members(Vec<(String, Form)>),
    /// A structure that the form is already inside of.
    Recursive(String),
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Form::Value(example) => f.write_str(example),
            Form::OneOf(texts) => {
                let quoted: Vec<String> = texts.iter().map(|text| format!("'{text}'")).collect();
                f.write_str(&quoted.join("|"))
            }
            Form::List(element) => write!(f, "[{element}]"),
            Form::Map(value) => write!(f, "{{'string': {value}}}"),
            Form::Members(members) => {
                let named: Vec<String> = members.iter().map(|(name, form)| format!("'{name}': {form}")).collect();
                write!(f, "{{{}}}", named.join(", "))
            }
            Form::Recursive(name) => write!(f, "{{...{name}...}}"),
        }
    }
}

/// A shape of one of two models, and the way to it.
struct Walk<'a> {
    model: &'a Model,
    other: &'a Model,
    open: Vec<ShapeIdx>,
}

/// What of a structure is not in the other model's: members, parts of members, values of enumerations. None where
/// nothing is.
pub(super) fn only_in(model: &Model, shape: ShapeIdx, other: &Model, counterpart: ShapeIdx) -> Option<Form> {
    Walk { model, other, open: Vec::new() }.only(shape, counterpart)
}

impl Walk<'_> {
    fn only(&mut self, shape: ShapeIdx, counterpart: ShapeIdx) -> Option<Form> {
        if self.open.contains(&shape) {
            return None;
        }
        self.open.push(shape);
        let form = self.only_of_kinds(shape, counterpart);
        self.open.pop();
        form
    }

    fn only_of_kinds(&mut self, shape: ShapeIdx, counterpart: ShapeIdx) -> Option<Form> {
        let (model, other) = (self.model, self.other);
        match (&model[shape].kind, &other[counterpart].kind) {
            (Kind::Structure(members), Kind::Structure(_)) | (Kind::Union(members), Kind::Union(_)) => {
                let named = |member: &MemberIdx| {
                    let member = &model[*member];
                    let form = match other.member_named(counterpart, &member.name) {
                        None => Some(self.whole(member.target)),
                        Some(known) => self.only(member.target, other[known].target),
                    };
                    form.map(|form| (member.name.clone(), form))
                };
                let members: Vec<(String, Form)> = members.iter().filter_map(named).collect();
                (!members.is_empty()).then_some(Form::Members(members))
            }
            (Kind::List(member), Kind::List(known)) => {
                self.only(model[*member].target, other[*known].target).map(|form| Form::List(Box::new(form)))
            }
            (Kind::Map([_, value]), Kind::Map([_, known])) => {
                self.only(model[*value].target, other[*known].target).map(|form| Form::Map(Box::new(form)))
            }
            (Kind::Enum(values), Kind::Enum(known)) => {
                let is_new = |text: &String| !known.iter().any(|known| known.value == *text);
                let texts: Vec<String> = values.iter().map(|value| value.value.clone()).filter(is_new).collect();
                (!texts.is_empty()).then_some(Form::OneOf(texts))
            }
            (Kind::Simple(kind), Kind::Simple(known)) => (kind != known).then(|| self.whole(shape)),
            (kind, known) => {
                let differs = std::mem::discriminant(kind) != std::mem::discriminant(known);
                differs.then(|| self.whole(shape))
            }
        }
    }

    fn whole(&mut self, shape: ShapeIdx) -> Form {
        let model = self.model;
        if self.open.contains(&shape) {
            return Form::Recursive(model[shape].id.name().to_owned());
        }
        self.open.push(shape);
        let form = match &model[shape].kind {
            Kind::Simple(simple) => Form::Value(example(*simple)),
            Kind::IntEnum(_) => Form::Value("123"),
            Kind::Enum(values) => Form::OneOf(values.iter().map(|value| value.value.clone()).collect()),
            Kind::List(member) => Form::List(Box::new(self.whole(model[*member].target))),
            Kind::Map([_, value]) => Form::Map(Box::new(self.whole(model[*value].target))),
            Kind::Structure(members) | Kind::Union(members) => {
                let named = |member: &MemberIdx| (model[*member].name.clone(), self.whole(model[*member].target));
                Form::Members(members.iter().map(named).collect())
            }
        };
        self.open.pop();
        form
    }
}

/// What AWS's listings write for a value of the kind.
fn example(simple: Simple) -> &'static str {
    match simple {
        Simple::Blob => "b'bytes'",
        Simple::Boolean => "True|False",
        Simple::String => "'string'",
        Simple::Byte | Simple::Short | Simple::Integer | Simple::Long | Simple::BigInteger => "123",
        Simple::Float | Simple::Double | Simple::BigDecimal => "123.0",
        Simple::Timestamp => "datetime(2015, 1, 1)",
        Simple::Document => "{...}",
    }
}
