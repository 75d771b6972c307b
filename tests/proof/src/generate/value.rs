//! Values of shapes, in the form that cases carry: members by name, blobs as base64, timestamps as epoch seconds.

use super::{below, chance, pick, text};
use crate::encoding::base64;
use crate::model::Model;
use quickcheck::{Arbitrary, Gen};
use serde_json::{Map, Value, json};

/// How full a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Only what is required, everything as short as the limits allow.
    Minimal,
    /// Every member, everything as long as the limits allow (long ones are cut off).
    Maximal,
    /// Every member, with empty texts, lists, maps and blobs.
    Empty,
    /// Whatever comes.
    Random,
}

/// Draws values for one case.
#[derive(Debug)]
pub struct Values<'a> {
    /// The model that the shapes stand in.
    pub model: &'a Model,
    /// How full the values are.
    pub plan: Plan,
    /// Whether members carry their JSON names, as in a response, or their names, as in a call.
    pub wire: bool,
}

/// The longest text or blob that is made where the limits would allow more.
const LONGEST: usize = 3000;

impl Values<'_> {
    /// A value of a shape.
    ///
    /// # Panics
    /// Panics on a shape of a kind that this model does not use.
    pub fn value(&self, random: &mut Gen, shape: &str) -> Value {
        match self.model.kind(shape).as_str() {
            "structure" => self.structure(random, shape),
            "string" => self.string(random, shape).into(),
            "enum" => self.enumerated(random, shape),
            "blob" => base64(&self.blob(random, shape)).into(),
            "boolean" => bool::arbitrary(random).into(),
            "integer" => self.number(random, shape, i64::from(i32::MIN), i64::from(i32::MAX)),
            "long" => self.number(random, shape, i64::MIN, i64::MAX),
            "timestamp" => json!(below(random, 4_102_444_800)),
            "list" => self.list(random, shape),
            "map" => self.map(random, shape),
            other => panic!("no value for a {other}: {shape}"),
        }
    }

    fn structure(&self, random: &mut Gen, shape: &str) -> Value {
        let mut members = Map::new();
        for member in self.model.members(shape) {
            let present = match self.plan {
                Plan::Minimal => member.required,
                Plan::Maximal | Plan::Empty => true,
                Plan::Random => member.required || chance(random, 65),
            };
            if present {
                let name = if self.wire { member.json_name } else { member.name };
                members.insert(name, self.value(random, &member.target));
            }
        }
        Value::Object(members)
    }

    fn string(&self, random: &mut Gen, shape: &str) -> String {
        let (min, max) = self.lengths(shape, LONGEST);
        match self.plan {
            Plan::Empty => String::new(),
            Plan::Minimal => "m".repeat(min),
            Plan::Maximal => "M".repeat(max),
            Plan::Random => text(random, min, max),
        }
    }

    fn enumerated(&self, random: &mut Gen, shape: &str) -> Value {
        let values = self.model.values(shape);
        match self.plan == Plan::Random && chance(random, 15) {
            true => text(random, 0, 20).into(),
            false => pick(random, &values).as_str().into(),
        }
    }

    fn blob(&self, random: &mut Gen, shape: &str) -> Vec<u8> {
        let (min, max) = self.lengths(shape, LONGEST);
        match self.plan {
            Plan::Empty => Vec::new(),
            Plan::Minimal => vec![0; min],
            Plan::Maximal => vec![0xff; max],
            Plan::Random if chance(random, 50) => text(random, min, 200).into_bytes(),
            Plan::Random => (0..below(random, 80)).map(|_| u8::arbitrary(random)).collect(),
        }
    }

    fn number(&self, random: &mut Gen, shape: &str, least: i64, most: i64) -> Value {
        let limits = self.model.limits(shape);
        let bound = limits.max.and_then(|max| i64::try_from(max).ok());
        match self.plan {
            Plan::Minimal => json!(limits.min),
            Plan::Maximal => json!(bound.unwrap_or(most)),
            Plan::Empty => json!(0),
            Plan::Random => json!(*pick(random, &[least, -1, 0, 1, 42, bound.unwrap_or(100), most - 1, most])),
        }
    }

    fn list(&self, random: &mut Gen, shape: &str) -> Value {
        let item = self.model.part(shape, "member");
        (0..self.count(random, shape)).map(|_| self.value(random, &item)).collect()
    }

    fn map(&self, random: &mut Gen, shape: &str) -> Value {
        let (key, value) = (self.model.part(shape, "key"), self.model.part(shape, "value"));
        // The order of a map's entries is random in every peer and moves the signature: most have one entry.
        let count = self.count(random, shape);
        let count = if self.plan == Plan::Random && chance(random, 60) { count.min(1) } else { count };
        (0..count).map(|_| (self.string(random, &key), self.value(random, &value))).collect::<Map<_, _>>().into()
    }

    fn count(&self, random: &mut Gen, shape: &str) -> usize {
        let (min, max) = self.lengths(shape, 3);
        match self.plan {
            Plan::Empty => 0,
            Plan::Minimal => min,
            Plan::Maximal => max,
            Plan::Random => below(random, 4),
        }
    }

    fn lengths(&self, shape: &str, longest: usize) -> (usize, usize) {
        let limits = self.model.limits(shape);
        let size = |bound: u64| usize::try_from(bound).unwrap_or(usize::MAX).min(longest);
        (size(limits.min), limits.max.map_or(longest.min(60), size))
    }
}
