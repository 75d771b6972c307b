//! How an operation is called: its fluent builder's rows and its paginator.

use serde::Serialize;

use super::endpoint;
use crate::ir::{ContextParam, ContextValue, Operation, Pages, Row, Service, Token};
use crate::render::contents::crates;
use crate::render::layout;
use crate::rust::ident::{FieldName, FnName, ModName, TypeName};
use crate::rust::literal;
use crate::rust::row::{Imports, NOTHING, RowTypes};
use crate::rust::ty::RustType;

/// The shapes of the service, as the client crate's own files name them.
const SHAPES: &str = "crate::types";
const TYPES: RowTypes<'static> = RowTypes { shapes: SHAPES, defines: None, hides: NOTHING };

#[derive(Serialize)]
pub(super) struct OperationFile {
    wire_name: String,
    operations: ModName,
    module: ModName,
    summary: String,
    function: FnName,
    marker: TypeName,
    imports: Vec<String>,
    fluent_builder: TypeName,
    name: TypeName,
    span: String,
    input: TypeName,
    output: TypeName,
    error: TypeName,
    rows: Vec<String>,
    streaming: bool,
    /// The endpoint parameters that the operation gives, one a line.
    context: Option<ContextView>,
    pages: Option<PagesView>,
}

#[derive(Serialize)]
struct ContextView {
    lines: Vec<String>,
}

#[derive(Serialize)]
struct PagesView {
    imports: Vec<String>,
    name: TypeName,
    marker: TypeName,
    paginator: TypeName,
    token: String,
    input_token: FieldName,
    next_token: String,
    page_size: Option<FieldName>,
    items: Option<ItemsView>,
}

/// A page's items: the type of one, the type of all, and the expression that takes them from the page.
#[derive(Serialize)]
struct ItemsView {
    one: String,
    all: String,
    take: String,
}

pub(super) fn view(service: &Service, operation: &Operation) -> OperationFile {
    let mut imports = Imports::default();
    let rows = operation.input.rows.iter().map(|row| member(row, &mut imports)).collect();
    OperationFile {
        wire_name: operation.wire_name.clone(),
        operations: crates(service).operations,
        module: operation.module.clone(),
        summary: operation.summary.clone(),
        function: operation.function.clone(),
        marker: service.name.clone(),
        imports: imports.lines(SHAPES),
        fluent_builder: operation.fluent_builder.clone(),
        name: operation.name.clone(),
        span: literal::string(&format!("{}.{}", service.sdk_id, operation.wire_name)),
        input: operation.input.name.clone(),
        output: operation.output.name.clone(),
        error: operation.error.clone(),
        rows,
        streaming: operation.input.streaming,
        context: context(operation),
        pages: operation.pages.as_ref().map(|found| pages(service, operation, found)),
    }
}

fn context(operation: &Operation) -> Option<ContextView> {
    let line = |param: &ContextParam| match &param.value {
        ContextValue::Constant(value) => format!("{}: |_| Some({});", param.parameter, endpoint::value(value)),
        ContextValue::Member(field) => format!("{}: |input| input.{field}.clone();", param.parameter),
    };
    let lines: Vec<String> = operation.endpoint_context.iter().map(line).collect();
    (!lines.is_empty()).then_some(ContextView { lines })
}

fn member(row: &Row, imports: &mut Imports) -> String {
    TYPES.imports(&row.ty, imports);
    let functions = format!("({}, {}):", row.setter, row.getter);
    layout::member(vec![row.field.to_string(), functions, TYPES.token(&row.ty)])
}

fn pages(service: &Service, operation: &Operation, pages: &Pages) -> PagesView {
    let mut imports = Imports::default();
    TYPES.imports(&pages.token_ty, &mut imports);
    let items = pages.items.as_ref().map(|(way, ty)| {
        TYPES.imports(ty, &mut imports);
        items(way, ty)
    });
    PagesView {
        imports: imports.lines(SHAPES),
        name: operation.name.clone(),
        marker: service.name.clone(),
        paginator: pages.paginator.clone(),
        token: TYPES.plain(&pages.token_ty),
        input_token: pages.input_token.clone(),
        next_token: borrow(&pages.output_token.fields),
        page_size: pages.page_size.as_ref().map(|(field, _)| field.clone()),
        items,
    }
}

fn items(way: &Token, ty: &RustType) -> ItemsView {
    let one = match ty {
        RustType::Map(key, value) => format!("({}, {})", TYPES.plain(key), TYPES.plain(value)),
        RustType::Vec(element) => TYPES.plain(element),
        // Pages of anything else have been reported.
        other => TYPES.plain(other),
    };
    ItemsView { one, all: TYPES.plain(ty), take: take("output", &way.fields) }
}

/// An expression of type `Option<&Token>` in a function that returns one.
fn borrow(fields: &[(FieldName, bool)]) -> String {
    let mut text = String::from("output");
    for (position, (field, is_option)) in fields.iter().enumerate() {
        let is_last = position + 1 == fields.len();
        text = match (is_option, is_last) {
            (true, true) => format!("{text}.{field}.as_ref()"),
            (false, true) => format!("Some(&{text}.{field})"),
            (true, false) => format!("{text}.{field}.as_ref()?"),
            (false, false) => format!("{text}.{field}"),
        };
    }
    text
}

/// An expression for what is at the end of the way, or nothing of it.
fn take(from: &str, fields: &[(FieldName, bool)]) -> String {
    match fields {
        [] => from.to_owned(),
        [(field, true)] => format!("{from}.{field}.unwrap_or_default()"),
        [(field, false), rest @ ..] => take(&format!("{from}.{field}"), rest),
        [(field, true), rest @ ..] => {
            format!("{from}.{field}.map(|inner| {}).unwrap_or_default()", take("inner", rest))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldName, borrow, take};

    fn way(fields: &[(&str, bool)]) -> Vec<(FieldName, bool)> {
        fields.iter().map(|(name, is_option)| (FieldName::member(name), *is_option)).collect()
    }

    #[test]
    fn ways_into_a_page() {
        for (fields, borrowed, taken) in [
            (&[("a", true)][..], "output.a.as_ref()", "output.a.unwrap_or_default()"),
            (&[("a", false)], "Some(&output.a)", "output.a"),
            (
                &[("a", true), ("b", false)],
                "Some(&output.a.as_ref()?.b)",
                "output.a.map(|inner| inner.b).unwrap_or_default()",
            ),
            (&[("a", false), ("b", true)], "output.a.b.as_ref()", "output.a.b.unwrap_or_default()"),
        ] {
            assert_eq!((borrow(&way(fields)).as_str(), take("output", &way(fields)).as_str()), (borrowed, taken));
        }
    }
}
