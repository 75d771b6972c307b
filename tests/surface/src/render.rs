//! Types, bounds and signatures as text, with every path as a program would write it.

use crate::docs::{Docs, id};
use crate::names::Names;
use serde_json::Value;

/// Renders what one crate says, by the names of the whole SDK.
#[derive(Clone, Debug)]
pub struct Render<'a> {
    /// The crate whose ids are meant.
    pub docs: &'a Docs,
    /// The public names.
    pub names: &'a Names<'a>,
    /// The generic parameters in scope, by which their names do not matter.
    pub generics: Vec<String>,
    /// The generic parameters that a public alias fixes: no caller sees them.
    pub fixed: Vec<String>,
}

impl<'a> Render<'a> {
    /// For a crate's items, without anything in scope.
    #[must_use]
    pub fn new(docs: &'a Docs, names: &'a Names<'a>) -> Self {
        Self { docs, names, generics: Vec::new(), fixed: Vec::new() }
    }

    /// This, knowing which parameters of an implementation the alias of the type fixes.
    #[must_use]
    pub fn fixing(mut self, implementor: &Value) -> Self {
        let path = &implementor["resolved_path"];
        let alias = self.docs.path(&id(&path["id"])).and_then(|path| self.names.aliased(&path));
        let arguments = path["args"]["angle_bracketed"]["args"].as_array().into_iter().flatten();
        let arguments = arguments.filter_map(|argument| argument["type"]["generic"].as_str());
        let fixed = alias.into_iter().flat_map(|alias| arguments.clone().zip(&alias.open)).filter(|(_, open)| !**open);
        self.fixed = fixed.map(|(name, _)| name.to_owned()).collect();
        self
    }

    /// This, with an item's generic parameters in scope too.
    #[must_use]
    pub fn within(&self, generics: &Value) -> Self {
        let mut inner = self.clone();
        let parameters = generics["params"].as_array().into_iter().flatten();
        let types = parameters.filter(|parameter| parameter["kind"].get("type").is_some());
        let named = types.filter(|parameter| parameter["kind"]["type"]["is_synthetic"] != true);
        let names = named.filter_map(|parameter| parameter["name"].as_str()).map(str::to_owned);
        inner.generics.extend(names.filter(|name| !self.fixed.contains(name)));
        inner
    }

    /// A type.
    #[must_use]
    pub fn ty(&self, ty: &Value) -> String {
        let Some((kind, inner)) = ty.as_object().and_then(|ty| ty.iter().next()) else { return ty.to_string() };
        match kind.as_str() {
            "resolved_path" => self.resolved(inner),
            "generic" => self.generic(inner.as_str().unwrap_or_default()),
            "primitive" => inner.as_str().unwrap_or_default().to_owned(),
            "tuple" => format!("({})", self.types(inner).join(", ")),
            "slice" => format!("[{}]", self.ty(inner)),
            "array" => format!("[{}; {}]", self.ty(&inner["type"]), inner["len"].as_str().unwrap_or_default()),
            "borrowed_ref" => self.borrowed(inner),
            "impl_trait" => format!("impl {}", self.bounds(inner)),
            "dyn_trait" => format!("dyn {}", self.bounds(&inner["traits"])),
            "qualified_path" => self.qualified(inner),
            "function_pointer" => format!("fn{}", self.signature(&inner["sig"], false)),
            _ => inner.to_string(),
        }
    }

    fn types(&self, types: &Value) -> Vec<String> {
        types.as_array().into_iter().flatten().map(|ty| self.ty(ty)).collect()
    }

    fn generic(&self, name: &str) -> String {
        let place = self.generics.iter().position(|known| known == name);
        place.map_or_else(|| name.to_owned(), |place| format!("#{place}"))
    }

    fn borrowed(&self, inner: &Value) -> String {
        let lifetime = if inner["lifetime"] == "'static" { "'static " } else { "" };
        let mutable = if inner["is_mutable"] == true { "mut " } else { "" };
        format!("&{lifetime}{mutable}{}", self.ty(&inner["type"]))
    }

    fn qualified(&self, inner: &Value) -> String {
        let name = inner["name"].as_str().unwrap_or_default();
        format!("<{} as {}>::{name}", self.ty(&inner["self_type"]), self.resolved(&inner["trait"]))
    }

    /// A path with its arguments.
    #[must_use]
    pub fn resolved(&self, inner: &Value) -> String {
        let written = inner["path"].as_str().unwrap_or_default();
        let defined = self.docs.path(&id(&inner["id"])).unwrap_or_else(|| written.to_owned());
        let mut arguments = self.arguments(&inner["args"]);
        if let Some(alias) = self.names.aliased(&defined) {
            let mut open = alias.open.iter();
            arguments.retain(|_| open.next().copied().unwrap_or(true));
            return with(&alias.path, &arguments);
        }
        with(&self.path(&defined), &arguments)
    }

    /// The public path of what is defined at a path; of a private item of the SDK, only its name.
    #[must_use]
    pub fn path(&self, defined: &str) -> String {
        if let Some(public) = self.names.public_path(defined) {
            return public.to_owned();
        }
        let (root, name) = (defined.split("::").next().unwrap_or_default(), defined.rsplit("::").next());
        let own = root == "crate" || root == self.docs.name;
        if own { format!("(private)::{}", name.unwrap_or_default()) } else { defined.to_owned() }
    }

    fn arguments(&self, arguments: &Value) -> Vec<String> {
        let mut rendered = Vec::new();
        let inner = &arguments["angle_bracketed"];
        for argument in inner["args"].as_array().into_iter().flatten() {
            if let Some(ty) = argument.get("type") {
                rendered.push(self.ty(ty));
            }
        }
        for constraint in inner["constraints"].as_array().into_iter().flatten() {
            let name = constraint["name"].as_str().unwrap_or_default();
            rendered.push(format!("{name} = {}", self.ty(&constraint["binding"]["equality"]["type"])));
        }
        if let Some(inner) = arguments.get("parenthesized") {
            let output = if inner["output"].is_null() { "()".to_owned() } else { self.ty(&inner["output"]) };
            rendered.push(format!("({}) -> {output}", self.types(&inner["inputs"]).join(", ")));
        }
        rendered
    }

    /// Trait bounds, sorted; lifetimes other than `'static` say nothing to a caller.
    #[must_use]
    pub fn bounds(&self, bounds: &Value) -> String {
        let mut rendered: Vec<String> = bounds.as_array().into_iter().flatten().filter_map(|bound| self.bound(bound)).collect();
        rendered.sort();
        rendered.dedup();
        rendered.join(" + ")
    }

    fn bound(&self, bound: &Value) -> Option<String> {
        if let Some(outlives) = bound.get("outlives") {
            return (outlives == "'static").then(|| "'static".to_owned());
        }
        let inner = bound.get("trait_bound").unwrap_or(bound);
        let modifier = if inner["modifier"] == "maybe" { "?" } else { "" };
        Some(format!("{modifier}{}", self.resolved(&inner["trait"])))
    }

    /// A function's arguments and result; an `async fn` and a function that returns a future are the same to a caller.
    #[must_use]
    pub fn signature(&self, signature: &Value, is_async: bool) -> String {
        let inputs = signature["inputs"].as_array().into_iter().flatten();
        let inputs: Vec<String> = inputs.map(|input| self.input(input)).collect();
        let output = match &signature["output"] {
            Value::Null => "()".to_owned(),
            output => self.ty(output),
        };
        let future = output.strip_prefix("impl core::future::future::Future<Output = ").map(str::to_owned);
        let (future, output) = match future {
            Some(rest) => (true, rest.rsplit_once('>').map_or(rest.clone(), |(output, _)| output.to_owned())),
            None => (is_async, output),
        };
        let arrow = if future { "-> async" } else { "->" };
        format!("({}) {arrow} {output}", inputs.join(", "))
    }

    fn input(&self, input: &Value) -> String {
        let ty = self.ty(&input[1]);
        match (input[0].as_str(), ty.as_str()) {
            (Some("self"), "Self") => "self".to_owned(),
            (Some("self"), "&Self") => "&self".to_owned(),
            (Some("self"), "&mut Self") => "&mut self".to_owned(),
            _ => ty,
        }
    }

    /// What a caller's types have to satisfy.
    #[must_use]
    pub fn conditions(&self, generics: &Value) -> String {
        let mut conditions = Vec::new();
        for parameter in generics["params"].as_array().into_iter().flatten() {
            let kind = &parameter["kind"]["type"];
            let fixed = self.fixed.iter().any(|fixed| parameter["name"] == fixed.as_str());
            if !kind.is_null() && kind["is_synthetic"] != true && !fixed {
                let name = self.generic(parameter["name"].as_str().unwrap_or_default());
                conditions.push((name, self.bounds(&kind["bounds"])));
            }
        }
        for predicate in generics["where_predicates"].as_array().into_iter().flatten() {
            let bound = &predicate["bound_predicate"];
            let about_fixed = self.fixed.iter().any(|fixed| bound["type"]["generic"] == fixed.as_str());
            if !bound.is_null() && !about_fixed {
                conditions.push((self.ty(&bound["type"]), self.bounds(&bound["bounds"])));
            }
        }
        let mut conditions: Vec<String> =
            conditions.into_iter().filter(|(_, bounds)| !bounds.is_empty()).map(|(ty, bounds)| format!("{ty}: {bounds}")).collect();
        conditions.sort();
        if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(", ")) }
    }
}

fn with(path: &str, arguments: &[String]) -> String {
    if arguments.is_empty() { path.to_owned() } else { format!("{path}<{}>", arguments.join(", ")) }
}
