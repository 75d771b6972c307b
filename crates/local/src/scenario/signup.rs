//! What Meta's sign-up gives access to.

use super::account::{meta_id, phone};
use super::reader::{Node, Reader};
use crate::record::{SignupAccount, SignupNumber};

/// What an access token gives access to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Signup {
    pub(crate) token: String,
    pub(crate) accounts: Vec<SignupAccount>,
}

pub(super) fn read<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<Signup> {
    let mut object = reader.object(node);
    let token = object.required(reader, "accessToken", Reader::text);
    let accounts = object.list(reader, "accounts", account);
    object.end(reader, &["accessToken", "accounts"]);
    Some(Signup { token: token?, accounts })
}

fn account<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<SignupAccount> {
    let mut object = reader.object(node);
    let id = object.required(reader, "metaId", meta_id);
    let name = object.required(reader, "name", Reader::text);
    let numbers = object.list(reader, "numbers", number);
    object.end(reader, &["metaId", "name", "numbers"]);
    Some(SignupAccount { meta_id: id?, name: name?, numbers })
}

fn number<'a>(reader: &mut Reader<'a>, node: &Node<'a>) -> Option<SignupNumber> {
    let mut object = reader.object(node);
    let id = object.required(reader, "metaId", meta_id);
    let digits = object.required(reader, "phone", phone);
    let name = object.optional(reader, "name", Reader::text);
    let pin = object.optional(reader, "pin", Reader::text);
    object.end(reader, &["metaId", "phone", "name", "pin"]);
    Some(SignupNumber {
        meta_id: id?,
        digits: digits?,
        display_name: name.unwrap_or_else(|| "Local Shop".to_owned()),
        pin,
    })
}
