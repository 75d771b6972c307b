//! The lines of an SDK's public interface.

use crate::docs::{Item, Sdk, id};
use crate::names::{Named, Names};
use crate::render::Render;
use serde_json::Value;
use std::collections::BTreeSet;

/// Everything public, a line each. Of several paths to an item, one that stands in `preferred` names it.
#[must_use]
pub fn lines(sdk: &Sdk, preferred: &BTreeSet<String>) -> BTreeSet<String> {
    let names = Names::of(sdk, preferred);
    let mut lines: BTreeSet<String> = sdk.features.iter().map(|feature| format!("feature {feature}")).collect();
    for (path, named) in &names.public {
        match named {
            Named::External(defined) => {
                lines.insert(format!("use {path} = {defined}"));
            }
            Named::Own(item) => definition(&mut lines, &Render::new(item.docs, &names), *item, path, sdk),
        }
    }
    for docs in &sdk.crates {
        for (_, item) in docs.all() {
            if let Some(implementation) = item["inner"].get("impl") {
                implemented(&mut lines, &Render::new(docs, &names), implementation);
            }
        }
    }
    lines
}

fn definition(lines: &mut BTreeSet<String>, render: &Render<'_>, item: Item<'_>, path: &str, sdk: &Sdk) {
    let Some(found) = item.docs.get(item.id) else { return };
    let Some((kind, inner)) = found["inner"].as_object().and_then(|inner| inner.iter().next()) else { return };
    let marks = marks(found);
    match kind.as_str() {
        "function" => function(lines, render, path, inner, &marks),
        "struct" => structure(lines, render, path, inner, &marks),
        "enum" => enumeration(lines, render, path, inner, &marks),
        "trait" => definition_of_trait(lines, render, path, inner, &marks),
        "type_alias" => alias(lines, render, item, path, inner, sdk),
        "constant" | "static" => {
            lines.insert(format!("const {path}: {}{marks}", render.ty(&inner["type"])));
        }
        _ => {
            lines.insert(format!("{kind} {path}{marks}"));
        }
    }
}

fn marks(item: &Value) -> String {
    let non_exhaustive = item["attrs"].to_string().contains("non_exhaustive");
    let marks = [(non_exhaustive, " (non-exhaustive)"), (!item["deprecation"].is_null(), " (deprecated)")];
    marks.iter().filter(|(marked, _)| *marked).map(|(_, mark)| *mark).collect()
}

fn function(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, inner: &Value, marks: &str) {
    let render = render.within(&inner["generics"]);
    let header = &inner["header"];
    let qualifier = if header["is_const"] == true { "const fn" } else { "fn" };
    let signature = render.signature(&inner["sig"], header["is_async"] == true);
    lines.insert(format!("{qualifier} {path}{signature}{}{marks}", render.conditions(&inner["generics"])));
}

fn structure(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, inner: &Value, marks: &str) {
    let render = render.within(&inner["generics"]);
    lines.insert(format!("struct {path}{}{marks}", render.conditions(&inner["generics"])));
    for (number, field) in inner["kind"]["plain"]["fields"].as_array().into_iter().flatten().enumerate() {
        field_line(lines, &render, path, field, number);
    }
    for (number, field) in inner["kind"]["tuple"].as_array().into_iter().flatten().enumerate() {
        field_line(lines, &render, path, field, number);
    }
}

fn field_line(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, field: &Value, number: usize) {
    let Some(field) = render.docs.get(&id(field)) else { return };
    let name = field["name"].as_str().map_or_else(|| number.to_string(), str::to_owned);
    lines.insert(format!("field {path}.{name}: {}{}", render.ty(&field["inner"]["struct_field"]), marks(field)));
}

fn enumeration(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, inner: &Value, marks: &str) {
    lines.insert(format!("enum {path}{marks}"));
    for variant in inner["variants"].as_array().into_iter().flatten() {
        let Some(variant) = render.docs.get(&id(variant)) else { continue };
        let name = variant["name"].as_str().unwrap_or_default();
        let kind = &variant["inner"]["variant"]["kind"];
        let fields = kind["tuple"].as_array().or(kind["struct"]["fields"].as_array()).into_iter().flatten();
        let fields = fields.filter_map(|field| render.docs.get(&id(field)));
        let fields: Vec<String> = fields.map(|field| render.ty(&field["inner"]["struct_field"])).collect();
        lines.insert(format!("variant {path}::{name}({}){}", fields.join(", "), self::marks(variant)));
    }
}

fn definition_of_trait(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, inner: &Value, marks: &str) {
    lines.insert(format!("trait {path}: {}{marks}", render.bounds(&inner["bounds"])));
    for item in inner["items"].as_array().into_iter().flatten() {
        let Some(item) = render.docs.get(&id(item)) else { continue };
        let path = format!("{path}::{}", item["name"].as_str().unwrap_or_default());
        match item["inner"].get("function") {
            Some(inner) => function(lines, render, &path, inner, ""),
            None => drop(lines.insert(format!("associated {path}"))),
        }
    }
}

/// An alias of a type of the SDK is listed like the type itself; any other by what it stands for.
fn alias(lines: &mut BTreeSet<String>, render: &Render<'_>, item: Item<'_>, path: &str, inner: &Value, sdk: &Sdk) {
    let target = item.docs.path(&id(&inner["type"]["resolved_path"]["id"]));
    match target.as_deref().and_then(|path| sdk.item(path)) {
        Some(target) => definition(lines, &aliased(render, target, path), target, path, sdk),
        None => {
            lines.insert(format!("type {path} = {}", render.within(&inner["generics"]).ty(&inner["type"])));
        }
    }
}

/// Renders a type's definition as its alias shows it: with the parameters that the alias fixes in place.
fn aliased<'a>(render: &Render<'a>, target: Item<'a>, path: &str) -> Render<'a> {
    let mut render = Render::new(target.docs, render.names);
    let defined = target.docs.path(target.id).unwrap_or_default();
    let Some(alias) = render.names.aliases(&defined).iter().find(|alias| alias.path == path) else { return render };
    let inner = target.docs.get(target.id).and_then(|item| item["inner"].as_object()?.values().next());
    let parameters = inner.and_then(|inner| inner["generics"]["params"].as_array()).into_iter().flatten();
    for (parameter, fixed) in parameters.zip(&alias.arguments) {
        if let (Some(name), Some(fixed)) = (parameter["name"].as_str(), fixed) {
            render.fixed.insert(name.to_owned(), (alias.docs, fixed));
        }
    }
    render
}

/// What is implemented for a public type: its own functions, and traits; for a type with aliases, once for each. Blanket
/// implementations belong to the trait.
fn implemented(lines: &mut BTreeSet<String>, render: &Render<'_>, inner: &Value) {
    if !inner["blanket_impl"].is_null() {
        return;
    }
    let defined = render.docs.path(&id(&inner["for"]["resolved_path"]["id"])).unwrap_or_default();
    let aliases = render.names.aliases(&defined);
    for alias in aliases {
        implementation(lines, &render.fixing(&inner["for"], alias), inner);
    }
    if aliases.is_empty() {
        implementation(lines, render, inner);
    }
}

fn implementation(lines: &mut BTreeSet<String>, render: &Render<'_>, inner: &Value) {
    let render = render.within(&inner["generics"]);
    let ty = render.ty(&inner["for"]);
    let bare = ty.split('<').next().unwrap_or_default();
    let public = |path: &str| render.names.public.contains_key(path);
    let trait_name = (!inner["trait"].is_null()).then(|| render.resolved(&inner["trait"]));
    match trait_name {
        None if public(bare) => functions(lines, &render, bare, inner),
        Some(implemented) if public(bare) || mentions(&implemented, &render) => {
            let negative = if inner["is_negative"] == true { "!" } else { "" };
            let synthetic = inner["is_synthetic"] == true;
            let conditions = if synthetic { String::new() } else { render.conditions(&inner["generics"]) };
            lines.insert(format!("impl {negative}{implemented} for {ty}{conditions}"));
        }
        _ => {}
    }
}

/// Whether a trait or one of its arguments is public in the SDK: `From<&SdkConfig> for config::Builder` is, and so is
/// what the SDK implements for the types of others.
fn mentions(implemented: &str, render: &Render<'_>) -> bool {
    let words = implemented.split(|letter: char| !letter.is_alphanumeric() && letter != ':' && letter != '_');
    words.into_iter().any(|word| render.names.public.contains_key(word))
}

fn functions(lines: &mut BTreeSet<String>, render: &Render<'_>, path: &str, inner: &Value) {
    for item in inner["items"].as_array().into_iter().flatten() {
        let Some(item) = render.docs.get(&id(item)).filter(|item| item["visibility"] == "public") else { continue };
        let path = format!("{path}::{}", item["name"].as_str().unwrap_or_default());
        match item["inner"].as_object().and_then(|inner| inner.iter().next()) {
            Some((kind, inner)) if kind == "function" => function(lines, render, &path, inner, &marks(item)),
            Some((_, inner)) => drop(lines.insert(format!("const {path}: {}", render.ty(&inner["type"])))),
            None => {}
        }
    }
}
