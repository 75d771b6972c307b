//! What a [`Reader`] finds, as serde wants to see it.
//!
//! Everything here is compiled for each type that is read. A text is only lent to the visitor, whether it had escapes or
//! not: none of ours can keep it, and so there is one way instead of two.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Error, Reader, Token};

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let text = match self.token()? {
            Token::Null => return visitor.visit_unit(),
            Token::Bool(value) => return visitor.visit_bool(value),
            Token::Unsigned(value) => return visitor.visit_u64(value),
            Token::Signed(value) => return visitor.visit_i64(value),
            Token::Float(value) => return visitor.visit_f64(value),
            Token::Array => {
                let value = visitor.visit_seq(Items::new(self))?;
                return self.close(b']').map(|()| value);
            }
            Token::Object => {
                let value = visitor.visit_map(Items::new(self))?;
                return self.close(b'}').map(|()| value);
            }
            Token::Text(text) => text,
            Token::Unescaped => &self.unescaped,
        };
        visitor.visit_str(text)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(match self.token()? {
            Token::Text(text) => text,
            Token::Unescaped => &self.unescaped,
            _ => return Err(Error::Data),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.skip_space() != Some(b'n') {
            return visitor.visit_some(self);
        }
        self.token()?;
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum
    }
}

/// The items of an array, or the members of an object.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    is_first: bool,
}

impl<'r, 'de> Items<'r, 'de> {
    fn new(reader: &'r mut Reader<'de>) -> Self {
        Self { reader, is_first: true }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match self.reader.has_next(b']', &mut self.is_first)? {
            true => seed.deserialize(&mut *self.reader).map(Some),
            false => Ok(None),
        }
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        match self.reader.has_next(b'}', &mut self.is_first)? {
            true => seed.deserialize(&mut *self.reader).map(Some),
            false => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}
