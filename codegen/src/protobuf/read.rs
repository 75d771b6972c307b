//! Reading the file of numbers. What a hand did to it is a problem, because nobody can say that no bytes were written.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::{LAST, OWN};
use super::{Entry, Kind, Numbers, Pin, Reserved, seal};
use crate::json::Json;
use crate::revision::{Problem, Problems};

const RESTORE: &str = "restore the file as it was committed, then run `cargo xtask generate`: it numbers what is new and reserves what is gone";

impl Numbers {
    /// Reads the text of a file of numbers.
    ///
    /// # Errors
    ///
    /// Everything in it that is not as the generator left it.
    pub fn read(file: &str, text: &[u8]) -> Result<Self, Problems> {
        let mut reader = Reader { file, problems: Problems::new() };
        let numbers = reader.file(text);
        if reader.problems.is_empty() { Ok(numbers) } else { Err(reader.problems) }
    }
}

struct Reader<'f> {
    file: &'f str,
    problems: Problems,
}

type Object = BTreeMap<String, Json>;

impl Reader<'_> {
    fn problem(&mut self, place: &str, message: impl Into<String>) {
        let (file, place, message) = (self.file.to_owned(), place.to_owned(), message.into());
        self.problems.push(Problem { file, place, message, help: RESTORE.to_owned() });
    }

    fn file(&mut self, text: &[u8]) -> Numbers {
        let json = match serde_json::from_slice::<Json>(text) {
            Ok(json) => json,
            Err(error) => {
                self.problem(&format!("{}:{}", error.line(), error.column()), "this is not JSON");
                return Numbers::default();
            }
        };
        let mut file = self.object("", Some(json));
        let messages = self.object("messages", file.remove("messages"));
        let mut numbers = Numbers::default();
        for (id, json) in messages {
            let entry = self.message(&id, json);
            numbers.messages.insert(id, entry);
        }
        if self.problems.is_empty() && file.get("seal") != Some(&Json::String(seal::of_file(&numbers))) {
            self.problem("messages", "a shape was added or removed by hand: members may get numbers that others had");
        }
        numbers
    }

    fn message(&mut self, id: &str, json: Json) -> Entry {
        let mut keys = self.object(id, Some(json));
        let kind = match self.text(id, "kind", &mut keys).as_str() {
            "union" => Kind::Union,
            "structure" => Kind::Structure,
            _ => {
                self.problem(id, "its kind must be structure or union");
                Kind::Structure
            }
        };
        let mut entry = Entry::new(kind);
        for (name, json) in self.object(id, keys.remove("members")) {
            let place = format!("{id}${name}");
            let mut pin = self.object(&place, Some(json));
            let required = pin.remove("required") == Some(Json::Bool(true));
            let (number, ty) = (self.number(&place, &mut pin), self.text(&place, "type", &mut pin));
            entry.members.insert(name, Pin { number, ty, required });
        }
        let reserved = match keys.remove("reserved") {
            Some(Json::Array(reserved)) => reserved,
            _ => {
                self.problem(id, "`reserved` must be a list");
                Vec::new()
            }
        };
        for json in reserved {
            let mut gone = self.object(id, Some(json));
            let (name, ty) = (self.text(id, "name", &mut gone), self.text(id, "type", &mut gone));
            entry.reserved.push(Reserved { number: self.number(id, &mut gone), name, ty });
        }
        self.unique(id, &entry);
        if keys.remove("seal") != Some(Json::String(seal::of_message(id, &entry))) {
            let message = "it was edited by hand: bytes that were written may be read wrongly";
            self.problem(id, message);
        }
        entry
    }

    fn unique(&mut self, id: &str, entry: &Entry) {
        let members = entry.members.iter().map(|(name, pin)| (pin.number, name));
        let reserved = entry.reserved.iter().map(|gone| (gone.number, &gone.name));
        let mut seen = BTreeSet::new();
        for (number, name) in members.chain(reserved) {
            if !seen.insert(number) {
                self.problem(
                    &format!("{id}${name}"),
                    format!("the number {number} is that of another member, or reserved"),
                );
            }
        }
    }

    fn object(&mut self, place: &str, json: Option<Json>) -> Object {
        match json {
            Some(Json::Object(entries)) => {
                let count = entries.len();
                let object: Object = entries.into_iter().collect();
                if object.len() < count {
                    self.problem(place, "a key stands twice");
                }
                object
            }
            Some(other) => {
                self.problem(place, format!("an object is expected, not {}", other.kind()));
                Object::new()
            }
            None => {
                self.problem(place, "something is missing");
                Object::new()
            }
        }
    }

    fn text(&mut self, place: &str, key: &str, keys: &mut Object) -> String {
        match keys.remove(key) {
            Some(Json::String(text)) => text,
            _ => {
                self.problem(place, format!("`{key}` must be a text"));
                String::new()
            }
        }
    }

    fn number(&mut self, place: &str, keys: &mut Object) -> u32 {
        let number = match keys.remove("number") {
            Some(Json::Number(number)) => number.as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
            _ => 0,
        };
        if number == 0 || number > LAST || (OWN.0..OWN.1).contains(&number) {
            let message = format!("`number` must be from 1 to {LAST}, without {} to {}", OWN.0, OWN.1 - 1);
            self.problem(place, message);
        }
        number
    }
}
