//! Numbers for members: what has one keeps it, what is new gets the next, what is gone leaves its number reserved.

use std::collections::BTreeMap;

use super::{Described, Entry, Member, Numbers, Pin, Reserved};
use crate::diagnostic::Diagnostics;
use crate::settings::Renumber;

/// The largest number that protobuf has.
pub(super) const LAST: u32 = (1 << 29) - 1;

/// Numbers that protobuf keeps for itself: the first, and the first after them.
pub(super) const OWN: (u32, u32) = (19_000, 20_000);

impl Numbers {
    /// The numbers after a model: every member of it has one.
    ///
    /// # Errors
    ///
    /// Every member that cannot keep its number, because bytes that were written with it would be read wrongly.
    pub fn extended(&self, model: &[Described], renumber: &BTreeMap<String, Renumber>) -> Result<Self, Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        let (mut numbers, keys) = self.followed(model);
        for (shape, key) in model.iter().zip(&keys) {
            // What is required from a message's first day on is required in every revision.
            let is_new = !numbers.messages.contains_key(key);
            let entry = numbers.messages.entry(key.clone()).or_insert_with(|| Entry::new(shape.kind));
            if entry.kind != shape.kind {
                let (was, is) = (entry.kind.as_str(), shape.kind.as_str());
                let message = format!("it is a {is}, but bytes were written when it was a {was}");
                diagnostics.error(&shape.id, message, "give the new shape another name");
                continue;
            }
            for member in &shape.members {
                if let Err(pin) = entry.keep(member, is_new, renumber.get(&place(shape, member))) {
                    refuse(shape, member, &pin, &mut diagnostics);
                }
            }
        }
        let members = model.iter().map(|shape| shape.members.as_slice());
        let members: BTreeMap<String, &[Member]> = keys.into_iter().zip(members).collect();
        for (id, entry) in &mut numbers.messages {
            entry.reserve_all_but(members.get(id).copied().unwrap_or_default());
        }
        if diagnostics.has_errors() { Err(diagnostics) } else { Ok(numbers) }
    }
}

fn place(shape: &Described, member: &Member) -> String {
    format!("{}${}", shape.id, member.name)
}

fn refuse(shape: &Described, member: &Member, pin: &Pin, diagnostics: &mut Diagnostics) {
    let (place, ty, number) = (place(shape, member), &member.ty, pin.number);
    let message = format!(
        "it is {ty} in protobuf now, but field {number} was written as {}: old bytes would be read wrongly",
        pin.ty
    );
    let help = format!(
        "give the member another name; or give up what was written of it with [renumber.\"{place}\"] to = \"{ty}\" and \
         a reason in the settings: it gets the next number, and {number} stays reserved"
    );
    diagnostics.error(&shape.id.with_member(&member.name), message, help);
}

impl Entry {
    /// Gives a member its number: its own, one that it had before with this type, or a new one.
    fn keep(&mut self, member: &Member, is_new: bool, renumber: Option<&Renumber>) -> Result<(), Pin> {
        let pinned = self.members.get(&member.name).cloned();
        if let Some(pin) = pinned.as_ref().filter(|pin| pin.ty == member.ty) {
            let required = pin.required && member.required;
            self.members.insert(member.name.clone(), Pin { required, ..pin.clone() });
            return Ok(());
        }
        let had = self.reserved.iter().position(|gone| gone.name == member.name && gone.ty == member.ty);
        if let Some(pin) = &pinned
            && had.is_none()
            && renumber.is_none_or(|renumber| renumber.to != member.ty)
        {
            return Err(pin.clone());
        }
        if let Some(pin) = pinned {
            self.reserve(&member.name, pin);
        }
        // What comes back, or comes with another type, was not there in every revision.
        let (number, required) = match had {
            Some(position) => (self.reserved.remove(position).number, false),
            None => (self.next(), member.required && is_new),
        };
        self.members.insert(member.name.clone(), Pin { number, ty: member.ty.clone(), required });
        Ok(())
    }

    fn reserve(&mut self, name: &str, pin: Pin) {
        self.reserved.push(Reserved { number: pin.number, name: name.to_owned(), ty: pin.ty });
        self.reserved.sort_by_key(|gone| gone.number);
    }

    fn reserve_all_but(&mut self, members: &[Member]) {
        let gone: Vec<String> =
            self.members.keys().filter(|name| !members.iter().any(|member| member.name == **name)).cloned().collect();
        for name in gone {
            if let Some(pin) = self.members.remove(&name) {
                self.reserve(&name, pin);
            }
        }
    }

    fn next(&self) -> u32 {
        let used = self.members.values().map(|pin| pin.number).chain(self.reserved.iter().map(|gone| gone.number));
        let next = used.max().unwrap_or_default() + 1;
        if (OWN.0..OWN.1).contains(&next) { OWN.1 } else { next }
    }
}
