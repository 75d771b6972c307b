//! Lists, maps and entries that may be null: messages with one field each, so that empty is something else than absent.

use std::collections::BTreeMap;

use prost::bytes::{Buf, BufMut};
use prost::encoding::{self, DecodeContext, WireType};
use prost::{DecodeError, Message};

use super::Field;

/// The number of the one field.
const ONLY: u32 = 1;

/// A list: `repeated T items = 1`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct List<T> {
    /// Its items.
    pub items: Vec<T>,
}

/// A map: `map<string, T> entries = 1`. Written in the order of its keys, so that equal maps are equal bytes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map<T> {
    /// Its entries.
    pub entries: BTreeMap<String, T>,
}

/// An entry of a sparse list or map: `optional T value = 1`, absent where the entry is null.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sparse<T> {
    /// The value.
    pub value: Option<T>,
}

/// A message with one field, by the functions that write, read and measure that.
macro_rules! only_field {
    ($name:ident.$field:ident: $write:ident, $read:ident, $size:ident) => {
        impl<T: Field> Message for $name<T> {
            fn encode_raw(&self, buf: &mut impl BufMut) {
                $write(&self.$field, buf);
            }
            fn merge_field(
                &mut self,
                number: u32,
                wire_type: WireType,
                buf: &mut impl Buf,
                cx: DecodeContext,
            ) -> Result<(), DecodeError> {
                match number {
                    ONLY => $read(&mut self.$field, wire_type, buf, cx).map_err(|mut error| {
                        error.push(stringify!($name), stringify!($field));
                        error
                    }),
                    _ => encoding::skip_field(wire_type, number, buf, cx),
                }
            }
            fn encoded_len(&self) -> usize {
                $size(&self.$field)
            }
            fn clear(&mut self) {
                *self = Self::default();
            }
        }

        impl<T: Field> Field for $name<T> {
            $crate::__message_field!();
        }
    };
}

only_field!(List.items: write_items, read_items, size_of_items);
only_field!(Map.entries: write_entries, read_entry, size_of_entries);
only_field!(Sparse.value: write_value, read_value, size_of_value);

fn write_items<T: Field>(items: &[T], buf: &mut impl BufMut) {
    T::write_all(items, ONLY, buf);
}

fn read_items<T: Field>(
    items: &mut Vec<T>,
    wire_type: WireType,
    buf: &mut impl Buf,
    cx: DecodeContext,
) -> Result<(), DecodeError> {
    T::read_all(items, wire_type, buf, cx)
}

fn size_of_items<T: Field>(items: &[T]) -> usize {
    T::size_all(items, ONLY)
}

/// The numbers that protobuf gives to an entry's key and value.
const ENTRY: (u32, u32) = (1, 2);

/// Writes key and value even where they are the defaults: prost would leave out a value that equals zero, and with it the
/// sign of a negative one.
fn write_entries<T: Field>(entries: &BTreeMap<String, T>, buf: &mut impl BufMut) {
    for (key, value) in entries {
        encoding::encode_key(ONLY, WireType::LengthDelimited, buf);
        encoding::encode_varint(size_of_entry(key, value) as u64, buf);
        key.write(ENTRY.0, buf);
        value.write(ENTRY.1, buf);
    }
}

fn read_entry<T: Field, B: Buf>(
    entries: &mut BTreeMap<String, T>,
    wire_type: WireType,
    buf: &mut B,
    cx: DecodeContext,
) -> Result<(), DecodeError> {
    encoding::check_wire_type(WireType::LengthDelimited, wire_type)?;
    let value = |wire_type, value: &mut T, buf: &mut B, cx| value.read(wire_type, buf, cx);
    encoding::btree_map::merge(encoding::string::merge, value, entries, buf, cx)
}

fn size_of_entry<T: Field>(key: &String, value: &T) -> usize {
    key.size(ENTRY.0) + value.size(ENTRY.1)
}

fn size_of_entries<T: Field>(entries: &BTreeMap<String, T>) -> usize {
    let framed = |size| encoding::key_len(ONLY) + encoding::encoded_len_varint(size as u64) + size;
    entries.iter().map(|(key, value)| framed(size_of_entry(key, value))).sum()
}

fn write_value<T: Field>(value: &Option<T>, buf: &mut impl BufMut) {
    if let Some(value) = value {
        value.write(ONLY, buf);
    }
}

fn read_value<T: Field>(
    value: &mut Option<T>,
    wire_type: WireType,
    buf: &mut impl Buf,
    cx: DecodeContext,
) -> Result<(), DecodeError> {
    value.get_or_insert_default().read(wire_type, buf, cx)
}

fn size_of_value<T: Field>(value: &Option<T>) -> usize {
    value.as_ref().map_or(0, |value| value.size(ONLY))
}
