//! Pagination: the operation's `paginated` trait, completed by the service's, its paths resolved to members.

use crate::diagnostic::Diagnostics;
use crate::smithy::model::{Kind, MemberIdx, Model, Operation, ShapeIdx, Simple};
use crate::smithy::traits::Paginated;

/// How an operation's results come in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The input member that takes the token of the page before.
    pub input_token: MemberIdx,
    /// The members that lead to the token in the output, outermost first; never empty.
    pub output_token: Vec<MemberIdx>,
    /// The members that lead to the list or map of items in the output, outermost first.
    pub items: Option<Vec<MemberIdx>>,
    /// The input member that limits the size of a page.
    pub page_size: Option<MemberIdx>,
}

pub(super) fn pagination(model: &Model, operation: &Operation, out: &mut Diagnostics) -> Option<Pagination> {
    let own = operation.traits.paginated.as_ref()?;
    let mut reader = Reader { model, operation, out };
    let merged = merge(own, model.service.traits.paginated.as_ref());
    let input_token = reader.named("inputToken", merged.input_token.as_deref(), operation.input);
    let output_token = reader.named("outputToken", merged.output_token.as_deref(), operation.output);
    let items = reader.optional("items", merged.items.as_deref(), operation.output);
    let page_size = reader.optional("pageSize", merged.page_size.as_deref(), operation.input);
    reader.check("inputToken", input_token.as_deref(), "a string or a map", is_token);
    reader.check("outputToken", output_token.as_deref(), "a string or a map", is_token);
    reader.check("items", items.as_ref().and_then(Option::as_deref), "a list or a map", is_collection);
    reader.check("pageSize", page_size.as_ref().and_then(Option::as_deref), "a number", is_size);
    Some(Pagination {
        input_token: input_token?.last().copied()?,
        output_token: output_token?,
        items: items?,
        page_size: page_size?.and_then(|path| path.last().copied()),
    })
}

fn merge(own: &Paginated, service: Option<&Paginated>) -> Paginated {
    let or = |a: &Option<String>, pick: fn(&Paginated) -> &Option<String>| a.clone().or_else(|| pick(service?).clone());
    Paginated {
        input_token: or(&own.input_token, |p| &p.input_token),
        output_token: or(&own.output_token, |p| &p.output_token),
        items: or(&own.items, |p| &p.items),
        page_size: or(&own.page_size, |p| &p.page_size),
    }
}

fn is_token(kind: &Kind) -> bool {
    matches!(kind, Kind::Simple(Simple::String) | Kind::Enum(_) | Kind::Map(_))
}

fn is_collection(kind: &Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Map(_))
}

fn is_size(kind: &Kind) -> bool {
    match kind {
        Kind::Simple(simple) => simple.is_number(),
        Kind::IntEnum(_) => true,
        Kind::Enum(_) | Kind::List(_) | Kind::Map(_) | Kind::Structure(_) | Kind::Union(_) => false,
    }
}

struct Reader<'a> {
    model: &'a Model,
    operation: &'a Operation,
    out: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// A property that must be given; `None` means that it was reported.
    fn named(&mut self, property: &str, path: Option<&str>, root: ShapeIdx) -> Option<Vec<MemberIdx>> {
        match path {
            Some(path) => self.resolve(property, path, root),
            None => {
                self.out.error(
                    &self.operation.id,
                    format!("the operation is paginated, but neither it nor the service says its `{property}`"),
                    format!("add `{property}` to the operation's paginated trait"),
                );
                None
            }
        }
    }

    /// A property that may be absent; `None` means that it was reported.
    fn optional(&mut self, property: &str, path: Option<&str>, root: ShapeIdx) -> Option<Option<Vec<MemberIdx>>> {
        path.map_or(Some(None), |path| self.resolve(property, path, root).map(Some))
    }

    fn resolve(&mut self, property: &str, path: &str, root: ShapeIdx) -> Option<Vec<MemberIdx>> {
        let mut shape = root;
        let mut members = Vec::new();
        for name in path.split('.') {
            let Some(member) = self.model.member_named(shape, name) else {
                self.out.error(
                    &self.operation.id,
                    format!(
                        "the `{property}` of its paginated trait is `{path}`, but {} has no member `{name}`",
                        self.model[shape].id
                    ),
                    format!("name a member that exists in `{property}`, or add the member"),
                );
                return None;
            };
            members.push(member);
            shape = self.model[member].target;
        }
        Some(members)
    }

    fn check(&mut self, property: &str, path: Option<&[MemberIdx]>, expected: &str, fits: fn(&Kind) -> bool) {
        let Some(&member) = path.and_then(<[_]>::last) else { return };
        if !fits(&self.model.target(member).kind) {
            self.out.error(
                &self.model[member].id,
                format!("the member is the `{property}` of {}, which must be {expected}", self.operation.id),
                format!("name another member in `{property}`, or change what this one targets"),
            );
        }
    }
}
