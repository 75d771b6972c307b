//! Numbers follow the message, not the shape: bytes are read by a message's name, whichever shape it is made from. An operation
//! may get another input or output, a namespace another name; neither shows in what travels.

use std::collections::{BTreeMap, BTreeSet};

use super::{Described, Numbers};

/// Where the numbers of a message are.
enum Source<'n> {
    /// Under its key.
    Kept,
    /// Under this key, whose shape is gone.
    Moved(&'n str),
    /// Under this key, which another message may need too.
    Copied(&'n str),
}

/// The part of a key that names the message.
pub(super) fn name(key: &str) -> &str {
    key.split_once('#').map_or(key, |(_, name)| name)
}

impl Numbers {
    /// The same numbers where a model's messages look for them, and the key of each message.
    pub(super) fn followed(&self, model: &[Described]) -> (Self, Vec<String>) {
        let live: BTreeSet<&str> = model.iter().map(Described::key).collect();
        let mut numbers = self.clone();
        let mut moves = BTreeMap::new();
        let mut keys = Vec::new();
        for message in model {
            let (key, source) = self.place(message, &live);
            match source {
                Some(Source::Moved(from)) => {
                    numbers.messages.remove(from);
                    numbers.take_over(key, self, from);
                    moves.insert(from, key);
                }
                Some(Source::Copied(from)) => numbers.take_over(key, self, from),
                Some(Source::Kept) | None => {}
            }
            keys.push(key.to_owned());
        }
        numbers.rename_types(&moves);
        (numbers, keys)
    }

    /// The key of a message, and where its numbers are so far. One that once had to give way to a type keeps its own key.
    fn place<'n, 'm>(&'n self, message: &'m Described, live: &BTreeSet<&str>) -> (&'m str, Option<Source<'n>>) {
        let copied = |key: &str| self.messages.get_key_value(key).map(|(key, _)| Source::Copied(key));
        // Files that pinned inputs and outputs by their shapes have them there.
        let by_shape = || copied(&message.id.to_string());
        if let Some(part) = &message.part {
            let source = self.source(&part.own, live);
            if source.is_some() || part.gives_way {
                let plain = || copied(&message.name).or_else(|| self.source(&message.name, live).map(Source::shared));
                return (&part.own, source.or_else(plain).or_else(by_shape));
            }
        }
        (&message.name, self.source(&message.name, live).or_else(by_shape))
    }

    fn source(&self, key: &str, live: &BTreeSet<&str>) -> Option<Source<'_>> {
        if self.messages.contains_key(key) {
            return Some(Source::Kept);
        }
        let gone = self.messages.iter().filter(|(other, _)| name(other) == name(key) && !live.contains(other.as_str()));
        gone.max_by_key(|(_, entry)| entry.members.len()).map(|(other, _)| Source::Moved(other))
    }

    fn take_over(&mut self, key: &str, from: &Self, source: &str) {
        if let Some(entry) = from.messages.get(source) {
            self.messages.insert(key.to_owned(), entry.clone());
        }
    }

    fn rename_types(&mut self, moves: &BTreeMap<&str, &str>) {
        for entry in self.messages.values_mut() {
            let pins = entry.members.values_mut().map(|pin| &mut pin.ty);
            for ty in pins.chain(entry.reserved.iter_mut().map(|gone| &mut gone.ty)) {
                let start = ty.rfind('<').map_or(0, |at| at + 1);
                let end = ty.find('>').unwrap_or(ty.len());
                if let Some(to) = ty.get(start..end).and_then(|message| moves.get(message)) {
                    ty.replace_range(start..end, to);
                }
            }
        }
    }
}

impl Source<'_> {
    /// The same for one that leaves the numbers where they are.
    fn shared(self) -> Self {
        match self {
            Source::Moved(key) => Source::Copied(key),
            Source::Kept | Source::Copied(_) => self,
        }
    }
}
