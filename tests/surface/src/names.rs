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
pub struct Alias<'a> {
    /// The public path.
    pub path: String,
    /// The crate that the alias stands in.
    pub docs: &'a Docs,
    /// The type's arguments; `None` where the alias leaves one open.
    pub arguments: Vec<Option<&'a Value>>,
}

/// Everything public, by path, and back.
#[derive(Debug, Default)]
pub struct Names<'a> {
    /// What stands at each public path, relative to the root.
    pub public: BTreeMap<String, Named<'a>>,
    paths: HashMap<String, String>,
    aliases: HashMap<String, Vec<Alias<'a>>>,
    sdk: Option<&'a Sdk>,
    associated: HashMap<[String; 3], (&'a Docs, &'a Value)>,
    preferred: Option<&'a BTreeSet<String>>,
}

impl<'a> Names<'a> {
    /// Walks an SDK from its root. Of several paths to an item, one that stands in `preferred` names it, or the shortest.
    #[must_use]
    pub fn of(sdk: &'a Sdk, preferred: &'a BTreeSet<String>) -> Self {
        let mut names = Self { sdk: Some(sdk), preferred: Some(preferred), ..Self::default() };
        let docs = &sdk.crates[0];
        names.children(sdk, docs, &docs.root(), "", 0);
        names.alias(sdk);
        sdk.crates.iter().for_each(|docs| names.associate(docs));
        names
    }

    /// The public path of what is defined at `path`; `None` where there is none.
    #[must_use]
    pub fn public_path(&self, path: &str) -> Option<&str> {
        self.paths.get(path).map(String::as_str)
    }

    /// The aliases under which a type is public.
    #[must_use]
    pub fn aliases(&self, path: &str) -> &[Alias<'a>] {
        self.aliases.get(path).map_or(&[], Vec::as_slice)
    }

    /// An item of the SDK, by the path it is defined at.
    #[must_use]
    pub fn item(&self, path: &str) -> Option<Item<'a>> {
        self.sdk?.item(path)
    }

    /// Whether a path belongs to one of the SDK's crates.
    #[must_use]
    pub fn is_own(&self, path: &str) -> bool {
        let root = path.split("::").next().unwrap_or_default();
        root == "crate" || self.sdk.is_some_and(|sdk| sdk.crates.iter().any(|docs| docs.name == root))
    }

    /// What a type's implementation of a trait says an associated type is, and the crate that says so.
    #[must_use]
    pub fn associated(&self, ty: &str, implemented: &str, name: &str) -> Option<(&'a Docs, &'a Value)> {
        self.associated.get(&[ty.to_owned(), implemented.to_owned(), name.to_owned()]).copied()
    }

    fn associate(&mut self, docs: &'a Docs) {
        let implementations = docs.all().filter_map(|(_, item)| item["inner"].get("impl"));
        for implementation in implementations {
            let path = |value: &Value| docs.path(&id(&value["id"]));
            let ty = path(&implementation["for"]["resolved_path"]);
            let implemented = trait_path(docs, &implementation["trait"], |ty| (docs, ty));
            let (Some(ty), Some(implemented)) = (ty, implemented) else { continue };
            for item in implementation["items"].as_array().into_iter().flatten().filter_map(|item| docs.get(&id(item)))
            {
                let (Some(name), Some(found)) = (item["name"].as_str(), item["inner"]["assoc_type"].get("type")) else {
                    continue;
                };
                self.associated.insert([ty.clone(), implemented.clone(), name.to_owned()], (docs, found));
            }
        }
    }

    fn children(&mut self, sdk: &'a Sdk, docs: &'a Docs, module: &str, at: &str, depth: usize) {
        let Some(item) = docs.get(module).filter(|_| depth < 20) else { return };
        let (inner, list) =
            if item["inner"].get("enum").is_some() { ("enum", "variants") } else { ("module", "items") };
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
        let path =
            docs.path(&id(&used["id"])).unwrap_or_else(|| used["source"].as_str().unwrap_or_default().to_owned());
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
            if known.is_none_or(|known| better(self.preferred, public, known)) {
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
            let Some(aliased) = item.docs.get(item.id).and_then(|item| item["inner"].get("type_alias")) else {
                continue;
            };
            let target = &aliased["type"]["resolved_path"];
            let Some(defined) = item.docs.path(&id(&target["id"])).filter(|path| sdk.item(path).is_some()) else {
                continue;
            };
            let arguments = target["args"]["angle_bracketed"]["args"].as_array().into_iter().flatten();
            let fixed = |argument: &'a Value| argument.get("type").filter(|ty| ty.get("generic").is_none());
            let alias = Alias { path: path.clone(), docs: item.docs, arguments: arguments.map(fixed).collect() };
            let known = self.aliases.get_mut(&defined);
            let same = known.and_then(|known| known.iter_mut().find(|known| known.arguments == alias.arguments));
            match same {
                Some(same) if better(self.preferred, path, &same.path) => *same = alias,
                Some(_) => {}
                None => self.aliases.entry(defined).or_default().push(alias),
            }
        }
    }
}

/// The path of a trait and of each type among its arguments; `concrete` says what a generic argument stands for.
#[must_use]
pub fn trait_path<'a>(
    docs: &Docs,
    implemented: &'a Value,
    concrete: impl Fn(&'a Value) -> (&'a Docs, &'a Value),
) -> Option<String> {
    let mut path = docs.path(&id(&implemented["id"]))?;
    for argument in implemented["args"]["angle_bracketed"]["args"].as_array().into_iter().flatten() {
        let (docs, ty) = concrete(&argument["type"]);
        path = format!("{path} {}", docs.path(&id(&ty["resolved_path"]["id"])).unwrap_or_default());
    }
    Some(path)
}

/// Whether a path names an item better than another: one that is preferred, or else the shorter.
fn better(preferred: Option<&BTreeSet<String>>, path: &str, known: &str) -> bool {
    let rank = |path: &str| (!preferred.is_some_and(|preferred| preferred.contains(path)), path.matches("::").count());
    (rank(path), path) < (rank(known), known)
}

fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at}::{name}") }
}
