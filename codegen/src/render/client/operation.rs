//! How an operation is called: its fluent builder's rows and its paginator.

use serde::Serialize;

use super::crate_ident;
use crate::ir::{Operation, Pages, Row, Service, Token};
use crate::rust::ident::FieldName;
use crate::rust::literal;
use crate::rust::row::{Imports, RowTypes};
use crate::rust::ty::RustType;

/// The shapes of the service, as the client crate's own files name them.
const SHAPES: &str = "crate::types";
const TYPES: RowTypes<'static> = RowTypes { shapes: SHAPES, defines: "" };

#[derive(Serialize)]
pub(super) struct OperationFile {
    wire_name: String,
    operations: String,
    module: String,
    summary: String,
    function: String,
    marker: String,
    imports: Vec<String>,
    fluent_builder: String,
    name: String,
    span: String,
    input: String,
    output: String,
    error: String,
    rows: Vec<String>,
    pages: Option<PagesView>,
}

#[derive(Serialize)]
struct PagesView {
    imports: Vec<String>,
    name: String,
    marker: String,
    paginator: String,
    token: String,
    input_token: String,
    next_token: String,
    page_size: Option<String>,
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
        operations: crate_ident(&service.crate_names.operations),
        module: operation.module.to_string(),
        summary: operation.summary.clone(),
        function: operation.function.to_string(),
        marker: service.name.to_string(),
        imports: imports.lines(SHAPES),
        fluent_builder: operation.fluent_builder.to_string(),
        name: operation.name.to_string(),
        span: literal::string(&format!("{}.{}", service.sdk_id, operation.wire_name)),
        input: operation.input.name.to_string(),
        output: operation.output.name.to_string(),
        error: operation.error.to_string(),
        rows,
        pages: operation.pages.as_ref().map(|found| pages(service, operation, found)),
    }
}

fn member(row: &Row, imports: &mut Imports) -> String {
    TYPES.imports(&row.ty, imports);
    format!("{} ({}, {}): {};", row.field, row.setter, row.getter, TYPES.token(&row.ty))
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
        name: operation.name.to_string(),
        marker: service.name.to_string(),
        paginator: pages.paginator.to_string(),
        token: TYPES.plain(&pages.token_ty),
        input_token: pages.input_token.to_string(),
        next_token: borrow(&pages.output_token.fields),
        page_size: pages.page_size.as_ref().map(|(field, _)| field.to_string()),
        items,
    }
}

/// The items of a list are its elements, those of a map its entries.
fn items(way: &Token, ty: &RustType) -> ItemsView {
    let (one, all) = match ty {
        RustType::Map(value) => (format!("(String, {})", TYPES.plain(value)), TYPES.plain(ty)),
        element => (TYPES.plain(element), format!("Vec<{}>", TYPES.plain(element))),
    };
    ItemsView { one, all, take: take("output", &way.fields) }
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
