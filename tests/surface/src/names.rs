//! The paths by which a program reaches items: modules and re-exports followed from the root, through every crate.

use crate::docs::{Docs, Item, Sdk, id};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What stands at a public path.
#[derive(Debug)]
pub enum Named<'a> {
    /// An item of one of the SDK's crates.
    Own(Item<'a>),
    /// An item of another crate, by the path it is defined at.
    External(String),
}

/// An alias of a type with some of its arguments fixed, which programs use like a type of its own.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The public path.
    pub path: String,
    /// Which of the type's arguments the alias leaves open.
    pub open: Vec<bool>,
}

/// Everything public, by path, and back.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// What stands at each public path, relative to the root.
    pub public: BTreeMap<String, Named<'a>>,
    paths: HashMap<String, String>,
    aliases: HashMap<String, Alias>,
    preferred: Option<&'a BTreeSet<String>>,
}

impl<'a> Names<'a> {
    /// Walks an SDK from its root. Of several paths to an item, one that stands in `preferred` names it, or the shortest.
    #[must_use]
    pub fn of(sdk: &'a Sdk, preferred: &'a BTreeSet<String>) -> Self {
        let mut names = Self { preferred: Some(preferred), ..Self::default() };
        let docs = &sdk.crates[0];
        names.children(sdk, docs, &docs.root(), "", 0);
        names.alias(sdk);
        names
    }

    /// The public path of what is defined at `path`; `None` where there is none.
    #[must_use]
    pub fn public_path(&self, path: &str) -> Option<&str> {
        self.paths.get(path).map(String::as_str)
    }

    /// The alias under which a type is public.
    #[must_use]
    pub fn aliased(&self, path: &str) -> Option<&Alias> {
        self.aliases.get(path)
    }

    fn children(&mut self, sdk: &'a Sdk, docs: &'a Docs, module: &str, at: &str, depth: usize) {
        let Some(item) = docs.get(module).filter(|_| depth < 20) else { return };
        let (inner, list) = if item["inner"].get("enum").is_some() { ("enum", "variants") } else { ("module", "items") };
        for child in item["inner"][inner][list].as_array().into_iter().flatten() {
            self.child(sdk, docs, &id(child), at, depth);
        }
    }

    fn child(&mut self, sdk: &'a Sdk, docs: &'a Docs, child: &str, at: &str, depth: usize) {
        let Some((child, item)) = docs.entry(child) else { return };
        if let Some(used) = item["inner"].get("use") {
            return self.used(sdk, docs, used, at, depth);
        }
        let Some(name) = item["name"].as_str() else { return };
        self.note(Item { docs, id: child }, &join(at, name), sdk, depth);
    }

    fn used(&mut self, sdk: &'a Sdk, docs: &'a Docs, used: &'a Value, at: &str, depth: usize) {
        let path = docs.path(&id(&used["id"])).unwrap_or_else(|| used["source"].as_str().unwrap_or_default().to_owned());
        let target = sdk.item(&path);
        match (used["is_glob"] == true, target) {
            (true, Some(target)) => self.children(sdk, target.docs, target.id, at, depth + 1),
            (true, None) => {}
            (false, Some(target)) => {
                self.note(target, &join(at, used["name"].as_str().unwrap_or_default()), sdk, depth);
            }
            (false, None) => {
                let public = join(at, used["name"].as_str().unwrap_or_default());
                self.public.insert(public, Named::External(path));
            }
        }
    }

    fn note(&mut self, item: Item<'a>, public: &str, sdk: &'a Sdk, depth: usize) {
        let module = item.docs.get(item.id).is_some_and(|found| found["inner"].get("module").is_some());
        if let Some(path) = item.docs.path(item.id) {
            let known = self.paths.get(&path);
            if known.is_none_or(|known| self.rank(public) < self.rank(known)) {
                self.paths.insert(path, public.to_owned());
            }
        }
        self.public.insert(public.to_owned(), Named::Own(item));
        if module {
            self.children(sdk, item.docs, item.id, public, depth + 1);
        }
    }

    /// Notes for each alias of a type of the SDK that the alias is the type's public name.
    fn alias(&mut self, sdk: &'a Sdk) {
        for (path, named) in &self.public {
            let Named::Own(item) = named else { continue };
            let Some(aliased) = item.docs.get(item.id).and_then(|item| item["inner"].get("type_alias")) else { continue };
            let target = &aliased["type"]["resolved_path"];
            let Some(defined) = item.docs.path(&id(&target["id"])).filter(|path| sdk.item(path).is_some()) else { continue };
            let arguments = target["args"]["angle_bracketed"]["args"].as_array().into_iter().flatten();
            let open = arguments.map(|argument| argument["type"].get("generic").is_some()).collect();
            let known = self.aliases.get(&defined);
            if known.is_none_or(|known| self.rank(path) < self.rank(&known.path)) {
                self.aliases.insert(defined, Alias { path: path.clone(), open });
            }
        }
    }

    /// How well a path names an item: the lower the better.
    fn rank<'p>(&self, path: &'p str) -> (bool, usize, &'p str) {
        let preferred = self.preferred.is_some_and(|preferred| preferred.contains(path));
        (!preferred, path.matches("::").count(), path)
    }
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}::{name}") }
}
