//! Types, bounds and signatures as text, with every path as a program would write it.

use crate::docs::{Docs, id};
use crate::names::{Alias, Names, trait_path};
use serde_json::Value;
use std::collections::HashMap;

/// An alias of another crate that rustdoc spells out in one place and names in another.
const BOX_ERROR: &str = "aws_smithy_runtime_api::box_error::BoxError";
const BOXED: &str = "alloc::boxed::Box<dyn core::error::Error + core::marker::Send + core::marker::Sync>";

/// Renders what one crate says, by the names of the whole SDK.
#[derive(Clone, Debug)]
pub struct Render<'a> {
    /// The crate whose ids are meant.
    pub docs: &'a Docs,
    /// The public names.
    pub names: &'a Names<'a>,
    /// The generic parameters in scope, by which their names do not matter.
    pub generics: Vec<String>,
    /// The generic parameters that a public alias fixes, with the crate that says so and the type: no caller sees them.
    pub fixed: HashMap<String, (&'a Docs, &'a Value)>,
}

impl<'a> Render<'a> {
    /// For a crate's items, without anything in scope.
    #[must_use]
    pub fn new(docs: &'a Docs, names: &'a Names<'a>) -> Self {
        Self { docs, names, generics: Vec::new(), fixed: HashMap::new() }
    }

    /// This, knowing which parameters of an implementation one of the type's aliases fixes.
    #[must_use]
    pub fn fixing(&self, implementor: &'a Value, alias: &Alias<'a>) -> Self {
        let mut inner = self.clone();
        let arguments =
            implementor["resolved_path"]["args"]["angle_bracketed"]["args"].as_array().into_iter().flatten();
        for (argument, fixed) in arguments.zip(&alias.arguments) {
            if let (Some(name), Some(fixed)) = (argument["type"]["generic"].as_str(), fixed) {
                inner.fixed.insert(name.to_owned(), (alias.docs, fixed));
            }
        }
        inner
    }

    /// This, with an item's generic parameters in scope too.
    #[must_use]
    pub fn within(&self, generics: &'a Value) -> Self {
        let mut inner = self.clone();
        let parameters = generics["params"].as_array().into_iter().flatten();
        let types = parameters.filter(|parameter| parameter["kind"].get("type").is_some());
        let named = types.filter(|parameter| parameter["kind"]["type"]["is_synthetic"] != true);
        let names = named.filter_map(|parameter| parameter["name"].as_str()).map(str::to_owned);
        inner.generics.extend(names.filter(|name| !self.fixed.contains_key(name)));
        inner
    }

    /// A type.
    #[must_use]
    pub fn ty(&self, ty: &'a Value) -> String {
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

    fn types(&self, types: &'a Value) -> Vec<String> {
        types.as_array().into_iter().flatten().map(|ty| self.ty(ty)).collect()
    }

    fn generic(&self, name: &str) -> String {
        if let Some((docs, fixed)) = self.fixed.get(name) {
            return Self::new(docs, self.names).ty(fixed);
        }
        let place = self.generics.iter().position(|known| known == name);
        place.map_or_else(|| name.to_owned(), |place| format!("#{place}"))
    }

    fn borrowed(&self, inner: &'a Value) -> String {
        let lifetime = if inner["lifetime"] == "'static" { "'static " } else { "" };
        let mutable = if inner["is_mutable"] == true { "mut " } else { "" };
        format!("&{lifetime}{mutable}{}", self.ty(&inner["type"]))
    }

    /// A type, or what an alias fixes it to, with the crate that says so.
    fn concrete(&self, ty: &'a Value) -> (&'a Docs, &'a Value) {
        let fixed = ty["generic"].as_str().and_then(|name| self.fixed.get(name));
        fixed.copied().unwrap_or((self.docs, ty))
    }

    fn qualified(&self, inner: &'a Value) -> String {
        let name = inner["name"].as_str().unwrap_or_default();
        let (docs, ty) = self.concrete(&inner["self_type"]);
        let ty = docs.path(&id(&ty["resolved_path"]["id"])).unwrap_or_default();
        let implemented = trait_path(self.docs, &inner["trait"], |ty| self.concrete(ty)).unwrap_or_default();
        match self.names.associated(&ty, &implemented, name) {
            Some((docs, found)) => Self::new(docs, self.names).ty(found),
            None => format!("<{} as {}>::{name}", self.ty(&inner["self_type"]), self.resolved(&inner["trait"])),
        }
    }

    /// A path with its arguments.
    #[must_use]
    pub fn resolved(&self, inner: &'a Value) -> String {
        let written = inner["path"].as_str().unwrap_or_default();
        let defined = self.docs.path(&id(&inner["id"])).unwrap_or_else(|| written.to_owned());
        if let Some(expanded) = self.expanded(&defined, &inner["args"]) {
            return expanded;
        }
        let arguments = self.arguments(&inner["args"]);
        for alias in self.names.aliases(&defined) {
            let rendered = |fixed: &Value| Self::new(alias.docs, self.names).ty(fixed);
            let fits =
                |(argument, fixed): (&String, &Option<&Value>)| fixed.is_none_or(|fixed| rendered(fixed) == *argument);
            if arguments.iter().zip(&alias.arguments).all(fits) {
                let open = arguments.iter().zip(&alias.arguments).filter(|(_, fixed)| fixed.is_none());
                return with(&alias.path, &open.map(|(argument, _)| argument.clone()).collect::<Vec<_>>());
            }
        }
        with(&self.path(&defined), &arguments)
    }

    /// What an alias stands for, with the arguments in place: official signatures spell it out.
    fn expanded(&self, defined: &str, arguments: &'a Value) -> Option<String> {
        if defined == BOX_ERROR {
            return Some(BOXED.to_owned());
        }
        let alias = self.names.item(defined)?;
        let aliased = alias.docs.get(alias.id)?["inner"].get("type_alias")?;
        let mut render = Self::new(alias.docs, self.names);
        let mut open = Vec::new();
        let given = arguments["angle_bracketed"]["args"].as_array().into_iter().flatten();
        let parameters = aliased["generics"]["params"].as_array().into_iter().flatten();
        for (parameter, argument) in parameters.zip(given) {
            let (docs, ty) = self.concrete(&argument["type"]);
            match parameter["name"].as_str().filter(|_| ty.get("resolved_path").is_some()) {
                Some(name) => drop(render.fixed.insert(name.to_owned(), (docs, ty))),
                None => open.push(self.ty(&argument["type"])),
            }
        }
        let mut text = render.within(&aliased["generics"]).ty(&aliased["type"]);
        for (place, argument) in open.iter().enumerate().rev() {
            text = text.replace(&format!("#{place}"), argument);
        }
        Some(text)
    }

    /// The public path of what is defined at a path; of a private item of the SDK, only its name.
    #[must_use]
    pub fn path(&self, defined: &str) -> String {
        match self.names.public_path(defined) {
            Some(public) => public.to_owned(),
            None if self.names.is_own(defined) => {
                format!("(private)::{}", defined.rsplit("::").next().unwrap_or_default())
            }
            None => defined.to_owned(),
        }
    }

    fn arguments(&self, arguments: &'a Value) -> Vec<String> {
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
    pub fn bounds(&self, bounds: &'a Value) -> String {
        let mut rendered: Vec<String> =
            bounds.as_array().into_iter().flatten().filter_map(|bound| self.bound(bound)).collect();
        rendered.sort();
        rendered.dedup();
        rendered.join(" + ")
    }

    fn bound(&self, bound: &'a Value) -> Option<String> {
        if let Some(outlives) = bound.get("outlives") {
            return (outlives == "'static").then(|| "'static".to_owned());
        }
        let inner = bound.get("trait_bound").unwrap_or(bound);
        let modifier = if inner["modifier"] == "maybe" { "?" } else { "" };
        Some(format!("{modifier}{}", self.resolved(&inner["trait"])))
    }

    /// A function's arguments and result; an `async fn` and a function that returns a future are the same to a caller.
    #[must_use]
    pub fn signature(&self, signature: &'a Value, is_async: bool) -> String {
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

    fn input(&self, input: &'a Value) -> String {
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
    pub fn conditions(&self, generics: &'a Value) -> String {
        let mut conditions = Vec::new();
        for parameter in generics["params"].as_array().into_iter().flatten() {
            let kind = &parameter["kind"]["type"];
            let fixed = parameter["name"].as_str().is_some_and(|name| self.fixed.contains_key(name));
            if !kind.is_null() && kind["is_synthetic"] != true && !fixed {
                let name = self.generic(parameter["name"].as_str().unwrap_or_default());
                conditions.push((name, self.bounds(&kind["bounds"])));
            }
        }
        for predicate in generics["where_predicates"].as_array().into_iter().flatten() {
            let bound = &predicate["bound_predicate"];
            if !bound.is_null() && !self.is_fixed(&bound["type"]) {
                conditions.push((self.ty(&bound["type"]), self.bounds(&bound["bounds"])));
            }
        }
        let mut conditions: Vec<String> = conditions
            .into_iter()
            .filter(|(_, bounds)| !bounds.is_empty())
            .map(|(ty, bounds)| format!("{ty}: {bounds}"))
            .collect();
        conditions.sort();
        if conditions.is_empty() { String::new() } else { format!(" where {}", conditions.join(", ")) }
    }
}

impl Render<'_> {
    /// Whether a condition is about a parameter that an alias fixes, or about what belongs to it: the alias satisfies it.
    fn is_fixed(&self, ty: &Value) -> bool {
        let own = ty["generic"].as_str().or(ty["qualified_path"]["self_type"]["generic"].as_str());
        own.is_some_and(|name| self.fixed.contains_key(name))
    }
}

fn with(path: &str, arguments: &[String]) -> String {
    if arguments.is_empty() { path.to_owned() } else { format!("{path}<{}>", arguments.join(", ")) }
}
