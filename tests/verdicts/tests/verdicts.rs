//! Compares verdicts with the truth: `cargo test -p verdicts`.

#[path = "../../../codegen/tests/diff/case.rs"]
mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use case::{Case, together};
use restjson_codegen::diff::{Diff, Level, Revision, diff};
use restjson_codegen::revision::History;
use restjson_codegen::settings::{Runtime, Settings};
use restjson_codegen::{Inputs, analyse};
use verdicts::build::{Interface, Workspace};
use verdicts::truth;

/// The names of the models of all local cases together.
const TOGETHER: [&str; 2] = ["together-old", "together-new"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn settings() -> Settings {
    Settings::defaults(Runtime::Version("0.1.0".into()))
}

fn compared(old: &[u8], new: &[u8]) -> Result<Diff, Box<dyn Error>> {
    let settings = settings();
    let revision = |name, model| Revision { name, inputs: Inputs { model, settings: &settings } };
    Ok(diff(revision("old", old), revision("new", new))?)
}

/// A model's name and text.
type Model = (String, Vec<u8>);

/// The recorded revisions and the current model, oldest first.
fn revisions() -> Result<Vec<Model>, Box<dyn Error>> {
    let service = fs::read(root().join("model/service.json"))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("model/revisions"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push((path.display().to_string(), fs::read(&path)?));
        }
    }
    let history = History::read(files.iter().map(|(name, text)| (name.as_str(), text.as_slice())))?;
    let mut models = Vec::new();
    for revision in history.iter() {
        let model = history.model(revision.date(), &service)?.ok_or("a revision is gone")?;
        models.push((format!("r{}", revision.date()), model.into_bytes()));
    }
    models.push(("current".into(), service));
    Ok(models)
}

/// Says so where a verdict is not the truth: nothing at all and a patch are the same to an interface.
fn disagree(name: &str, verdict: Level, (truth, lines): (Level, Vec<String>)) -> Option<String> {
    let wrong = format!("{name}: the verdict is {verdict}, the interfaces say {truth}:\n  {}", lines.join("\n  "));
    (verdict.max(Level::Patch) != truth).then_some(wrong)
}

fn told(case: &Case) -> String {
    format!("{} ({})", case.name, case.events.join(", "))
}

#[test]
fn verdicts_agree_with_the_real_interfaces() -> Result<(), Box<dyn Error>> {
    let cases = Case::read(&root().join("codegen/tests/diff/cases"));
    let generated: Vec<&Case> = cases.iter().filter(|case| case.rust.is_some()).collect();
    let (local, global): (Vec<&Case>, Vec<&Case>) = generated.into_iter().partition(|case| case.is_local());
    let revisions = revisions()?;
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut workspace = Workspace::new(&scratch.join("verdicts"), &root())?;
    for (name, model) in &revisions {
        workspace.add(name, model);
    }
    for (name, model) in TOGETHER.iter().zip(together(local.iter().copied())) {
        workspace.add(name, model.as_bytes());
    }
    let mut names = Named::default();
    for case in &global {
        for model in [case.old_model(), case.new_model()] {
            names.add(&mut workspace, model);
        }
    }
    let target = scratch.parent().ok_or("the scratch folder stands in the target folder")?.join("verdicts");
    let interfaces = workspace.interfaces(&root().join("Cargo.lock"), &target)?;
    let mut wrong = check_revisions(&revisions, &interfaces)?;
    wrong.extend(check_local(&local, &interfaces)?);
    for case in &global {
        let [old, new] = [case.old_model(), case.new_model()];
        let overall = compared(old.as_bytes(), new.as_bytes())?.rust.map_err(|problems| problems.to_string())?;
        let [old_interface, new_interface] = [&old, &new].map(|model| &interfaces[&names.0[model]]);
        let truth = match renames_packages(&old, &new)? {
            true => (Level::Major, vec!["the packages get other names".to_owned()]),
            false => truth::level(old_interface, new_interface),
        };
        wrong.extend(disagree(&told(case), overall.level, truth));
    }
    println!("{} models of revisions, {} cases together, {} alone", revisions.len(), local.len(), global.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Models by their text: many cases begin with the same.
#[derive(Default)]
struct Named(BTreeMap<String, String>);

impl Named {
    fn add(&mut self, workspace: &mut Workspace, model: String) {
        let name = format!("m{}", self.0.len());
        let name = self.0.entry(model.clone()).or_insert(name);
        workspace.add(name, model.as_bytes());
    }
}

/// Each revision with the next, and the first with the last.
fn check_revisions(
    revisions: &[Model],
    interfaces: &BTreeMap<String, Interface>,
) -> Result<Vec<String>, Box<dyn Error>> {
    let (first, last) = (revisions.first().ok_or("no revisions")?, revisions.last().ok_or("no revisions")?);
    let pairs = revisions.iter().zip(&revisions[1..]).chain([(first, last)]);
    let mut wrong = Vec::new();
    for ((old, old_model), (new, new_model)) in pairs {
        let overall = compared(old_model, new_model)?.rust.map_err(|problems| problems.to_string())?;
        println!("{old} to {new}: {}", overall.level);
        let truth = truth::level(&interfaces[old], &interfaces[new]);
        wrong.extend(disagree(&format!("{old} to {new}"), overall.level, truth));
    }
    Ok(wrong)
}

/// The lines of each local case by the names that begin with the case's.
fn check_local(cases: &[&Case], interfaces: &BTreeMap<String, Interface>) -> Result<Vec<String>, Box<dyn Error>> {
    let [old, new] = TOGETHER.map(|name| &interfaces[name]);
    let mut wrong = Vec::new();
    let mut seen: BTreeSet<&String> = BTreeSet::new();
    for case in cases {
        let marks = marks(case, cases);
        let own = |interface: &Interface| interface.iter().filter(|line| is_of(line, &marks)).cloned().collect();
        let (old_own, new_own): (Interface, Interface) = (own(old), own(new));
        let level = compared(case.old_model().as_bytes(), case.new_model().as_bytes())?;
        let level = level.rust.map_err(|problems| problems.to_string())?.level;
        wrong.extend(disagree(&told(case), level, truth::level(&old_own, &new_own)));
        seen.extend(old.iter().chain(new).filter(|line| is_of(line, &marks)));
    }
    let unseen: Vec<&String> = old.symmetric_difference(new).filter(|line| !seen.contains(line)).collect();
    wrong.extend(unseen.iter().map(|line| format!("no case changes the line: {line}")));
    Ok(wrong)
}

/// What the names of a case begin with, in types and in modules, and what longer ones of other cases do.
fn marks(case: &Case, cases: &[&Case]) -> (Vec<String>, Vec<String>) {
    let own = [case.prefix(), case.name.replace('-', "_")];
    let others = cases.iter().flat_map(|other| [other.prefix(), other.name.replace('-', "_")]);
    let longer = others.filter(|other| own.iter().any(|own| other.starts_with(own) && other != own)).collect();
    (own.to_vec(), longer)
}

fn is_of(line: &str, (own, longer): &(Vec<String>, Vec<String>)) -> bool {
    let words = || line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let begins = |marks: &[String], word: &str| {
        marks.iter().any(|mark| word.starts_with(mark) || word.starts_with(&format!("is_{mark}")))
    };
    words().any(|word| begins(own, word) && !begins(longer, word))
}

/// Whether the packages get other names, where the settings do not choose them.
fn renames_packages(old: &str, new: &str) -> Result<bool, Box<dyn Error>> {
    let settings = settings();
    let names = |model: &str| {
        let service = analyse(Inputs { model: model.as_bytes(), settings: &settings });
        service.map(|(service, _)| service.crate_names).map_err(|problems| problems.to_string())
    };
    let (old, new) = (names(old)?, names(new)?);
    Ok((old.types, old.operations, old.client) != (new.types, new.operations, new.client))
}
