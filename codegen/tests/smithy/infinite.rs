//! The law of infinite shapes: reported is exactly what has no value of any depth.

use quickcheck::{Arbitrary, Gen, QuickCheck};
use restjson_codegen::smithy::load;
use serde_json::{Map, Value, json};

/// How many shapes a model has.
const SHAPES: usize = 8;

/// Structures and unions that hold each other.
#[derive(Clone, Debug)]
struct Shapes(Vec<Shape>);

#[derive(Clone, Debug)]
struct Shape {
    is_union: bool,
    members: Vec<Member>,
}

#[derive(Clone, Copy, Debug)]
struct Member {
    /// The position of a shape; none for a text.
    target: Option<usize>,
    required: bool,
}

impl Arbitrary for Shapes {
    fn arbitrary(g: &mut Gen) -> Self {
        let member = |g: &mut Gen| {
            let target = usize::arbitrary(g) % (SHAPES + 1);
            Member { target: (target < SHAPES).then_some(target), required: u8::arbitrary(g) % 4 != 0 }
        };
        let shape = |g: &mut Gen| {
            let is_union = bool::arbitrary(g);
            let count = usize::from(is_union) + usize::arbitrary(g) % 3;
            Shape { is_union, members: (0..count).map(|_| member(g)).collect() }
        };
        Shapes((0..SHAPES).map(|_| shape(g)).collect())
    }
}

impl Shapes {
    /// Whether the shape has a value in which shapes are nested at most so deep.
    fn has_value(&self, shape: usize, depth: usize) -> bool {
        let can = |member: &Member| member.target.is_none_or(|target| depth > 0 && self.has_value(target, depth - 1));
        let Shape { is_union, members } = &self.0[shape];
        if *is_union { members.iter().any(can) } else { members.iter().filter(|member| member.required).all(can) }
    }

    fn model(&self) -> Value {
        let mut shapes = Map::new();
        let traits = json!({ "aws.protocols#restJson1": {} });
        let operations = json!([{ "target": "a#Op" }]);
        shapes.insert(
            "a#S".into(),
            json!({ "type": "service", "version": "1", "operations": operations, "traits": traits }),
        );
        let http = json!({ "smithy.api#http": { "method": "POST", "uri": "/" } });
        shapes.insert("a#Op".into(), json!({ "type": "operation", "input": { "target": "a#In" }, "traits": http }));
        let all: Map<_, _> = (0..SHAPES).map(|n| (format!("n{n}"), json!({ "target": format!("a#N{n}") }))).collect();
        shapes.insert("a#In".into(), json!({ "type": "structure", "members": all }));
        for (number, shape) in self.0.iter().enumerate() {
            let member = |(position, member): (usize, &Member)| {
                let target = member.target.map_or("smithy.api#String".to_owned(), |target| format!("a#N{target}"));
                let required = member.required && !shape.is_union;
                let traits = if required { json!({ "smithy.api#required": {} }) } else { json!({}) };
                (format!("m{position}"), json!({ "target": target, "traits": traits }))
            };
            let members: Map<_, _> = shape.members.iter().enumerate().map(member).collect();
            let kind = if shape.is_union { "union" } else { "structure" };
            shapes.insert(format!("a#N{number}"), json!({ "type": kind, "members": members }));
        }
        json!({ "smithy": "2.0", "shapes": shapes })
    }
}

#[test]
fn what_has_no_value_is_reported_and_nothing_else() {
    fn law(shapes: Shapes) {
        let problems = match load(shapes.model().to_string().as_bytes(), None) {
            Ok(_) => String::new(),
            Err(problems) => problems.to_string(),
        };
        for shape in 0..SHAPES {
            let reported = problems.contains(&format!("error: a#N{shape}: the shape must contain itself"));
            assert_eq!(reported, !shapes.has_value(shape, SHAPES), "{shape} of {shapes:?}:\n{problems}");
        }
    }
    QuickCheck::new().tests(500).quickcheck(law as fn(Shapes));
}
