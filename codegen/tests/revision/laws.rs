//! What holds for every two models: the record of the way from one to the other leads there.

use quickcheck::{Arbitrary, Gen, QuickCheck};
use restjson_codegen::diagnostic::Diagnostics;
use restjson_codegen::revision::{self, History};
use restjson_codegen::smithy::ast::{self, Ast};

/// A model of a few shapes, as text, because the order of members counts.
#[derive(Clone, Debug)]
struct Model(String);

/// Some of the entries, in one of two orders.
fn object(g: &mut Gen, keys: &[&str], mut value: impl FnMut(&mut Gen) -> String) -> String {
    let mut entries: Vec<String> = Vec::new();
    for key in keys {
        if bool::arbitrary(g) {
            entries.push(format!("\"{key}\": {}", value(g)));
        }
    }
    if bool::arbitrary(g) {
        entries.reverse();
    }
    format!("{{{}}}", entries.join(", "))
}

fn traits(g: &mut Gen) -> String {
    let values = ["{}", "null", "\"x\"", "{\"min\": 1, \"max\": 2}", "{\"max\": 2, \"min\": 1}", "[1.5]"];
    object(g, &["smithy.api#required", "smithy.api#default", "a#own"], |g| (*g.choose(&values).unwrap()).to_owned())
}

fn member(g: &mut Gen) -> String {
    let target = *g.choose(&["smithy.api#String", "a#Two"]).unwrap();
    let traits = if bool::arbitrary(g) { format!(", \"traits\": {}", traits(g)) } else { String::new() };
    format!("{{\"target\": \"{target}\"{traits}}}")
}

fn shape(g: &mut Gen) -> String {
    let errors = ["", "{\"target\": \"a#E\"}", "{\"target\": \"a#E\"}, {\"target\": \"a#F\"}", "{\"target\": \"a#F\"}"];
    let errors = g.choose(&errors).unwrap();
    let body = match u8::arbitrary(g) % 4 {
        0 => format!("\"type\": \"structure\", \"members\": {}", object(g, &["one", "two", "three"], member)),
        1 => format!("\"type\": \"list\", \"member\": {}", member(g)),
        2 => format!("\"type\": \"operation\", \"input\": {{\"target\": \"a#Two\"}}, \"errors\": [{errors}]"),
        _ => "\"type\": \"string\"".to_owned(),
    };
    format!("{{{body}, \"traits\": {}}}", traits(g))
}

impl Arbitrary for Model {
    fn arbitrary(g: &mut Gen) -> Self {
        Model(format!("{{\"smithy\": \"2.0\", \"shapes\": {}}}", object(g, &["a#One", "a#Two", "a#Three"], shape)))
    }
}

fn ast(text: &str) -> Ast {
    ast::parse(text.as_bytes(), &mut Diagnostics::new()).unwrap()
}

#[test]
fn the_record_of_a_revision_leads_to_it() {
    fn law(old: Model, new: Model) -> bool {
        let first = revision::record("2026-01-01", "a test", None, old.0.as_bytes()).unwrap();
        let before = Some(("2026-01-01", old.0.as_bytes()));
        let second = revision::record("2026-02-02", "a test", before, new.0.as_bytes()).unwrap();
        let files = [("2026-01-01.json", first.as_bytes()), ("2026-02-02.json", second.as_bytes())];
        let history = History::read(files).unwrap();
        let made = |date: &str| history.model(date, br#"{"shapes": {}}"#).unwrap().unwrap();
        ast(&made("2026-01-01")) == ast(&old.0) && ast(&made("2026-02-02")) == ast(&new.0)
    }
    QuickCheck::new().tests(2000).quickcheck(law as fn(Model, Model) -> bool);
}

#[test]
fn another_model_gives_documentation_and_nothing_else() {
    fn law(model: Model, other: Model) -> bool {
        let record = revision::record("2026-01-01", "a test", None, model.0.as_bytes()).unwrap();
        let history = History::read([("2026-01-01.json", record.as_bytes())]).unwrap();
        let made = history.model("2026-01-01", other.0.as_bytes()).unwrap().unwrap();
        ast(&made) == ast(&model.0)
    }
    QuickCheck::new().tests(2000).quickcheck(law as fn(Model, Model) -> bool);
}
