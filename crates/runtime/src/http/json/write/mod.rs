//! Writes JSON text, spelled as serde_json spells it but for the exponents of large floats.

mod text;

use std::fmt;

use aws_smithy_types::primitive::Encoder;
use serde::Serialize;
// A message and nothing else; serde has it for both directions.
use serde::de::value::Error;
use serde::ser::{self, Impossible, Serializer};

use text::{show, write_text};

/// Appends a value to a text.
///
/// # Errors
///
/// Where the value has no JSON form.
pub(in crate::http) fn write(text: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Error> {
    value.serialize(Json(text))
}

struct Json<'a>(&'a mut Vec<u8>);

/// Writes a float as official clients spell it, and never as an integer. What is not finite has no form.
fn write_float(text: &mut Vec<u8>, is_finite: bool, mut float: Encoder) -> Result<(), Error> {
    let spelled = if is_finite { float.encode() } else { "null" };
    text.extend_from_slice(spelled.as_bytes());
    Ok(())
}

/// Integers and booleans are written as the standard library shows them.
macro_rules! shown {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), Error> {
            show(self.0, format_args!("{value}"))
        })*
    };
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeMap = Items<'a>;
    type SerializeStruct = Items<'a>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    shown! {
        serialize_bool: bool,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        write_float(self.0, value.is_finite(), value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        write_float(self.0, value.is_finite(), value.into())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.collect_str(&value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.collect_seq(value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        write_text(self.0, value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        self.0.push(b'"');
        show(self.0, format_args!("{value}"))?;
        self.0.push(b'"');
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = Items::open(self.0, Frame::Object);
        object.entry(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Error> {
        Ok(Items::open(self.0, Frame::Array))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Error> {
        Ok(Items::open(self.0, Frame::Array))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a>, Error> {
        Ok(Items::open(self.0, Frame::Object))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Error> {
        Ok(Items::open(self.0, Frame::Object))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(no_form(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(no_form(name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(no_form(name))
    }
}

/// No shape of a model is written in this way.
fn no_form(name: &str) -> Error {
    ser::Error::custom(format_args!("`{name}` has no form in a body"))
}

/// What stands around items, and between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Array,
    Object,
}

/// An array or an object in the making.
struct Items<'a> {
    text: &'a mut Vec<u8>,
    frame: Frame,
    is_first: bool,
}

impl<'a> Items<'a> {
    fn open(text: &'a mut Vec<u8>, frame: Frame) -> Self {
        text.push(match frame {
            Frame::Array => b'[',
            Frame::Object => b'{',
        });
        Self { text, frame, is_first: true }
    }

    fn separate(&mut self) {
        if !std::mem::replace(&mut self.is_first, false) {
            self.text.push(b',');
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.separate();
        value.serialize(Json(self.text))
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.separate();
        write_text(self.text, key)?;
        self.text.push(b':');
        value.serialize(Json(self.text))
    }

    fn close(self) -> Result<(), Error> {
        self.text.push(match self.frame {
            Frame::Array => b']',
            Frame::Object => b'}',
        });
        Ok(())
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl ser::SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl ser::SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.item(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.text.push(b':');
        value.serialize(Json(self.text))
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl ser::SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.entry(key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}
