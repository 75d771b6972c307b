//! Values without parts: strings, booleans, numbers, blobs.
//!
//! One visitor serves them all, so that each scalar type costs a few lines and no message of serde's own, which would
//! print the value, can reach a user.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use aws_smithy_types::{Blob, Number, base64};
use base64_simd::{AsOut as _, STANDARD};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

use super::number::{NUMBER_KEY, number};
use super::refuse::next_name;
use super::{Context, Decoded, Plain, Wire};

/// How a scalar is made of what JSON has. Every method defaults to "not that".
pub trait FromScalar: Sized {
    /// What an error says was expected: "a string".
    const EXPECTED: &'static str;
    /// The text form, outside a body.
    fn to_text(&self) -> Cow<'_, str>;
    /// From the text form.
    fn from_text(text: &str) -> Option<Self> {
        Self::from_str(text)
    }
    /// From a string.
    fn from_str(_: &str) -> Option<Self> {
        None
    }
    /// From a string that is already owned.
    fn from_string(value: String) -> Option<Self> {
        Self::from_str(&value)
    }
    /// From a boolean.
    fn from_bool(_: bool) -> Option<Self> {
        None
    }
    /// From a negative integer, or one that fits.
    fn from_i64(_: i64) -> Option<Self> {
        None
    }
    /// From an integer that is not negative.
    fn from_u64(value: u64) -> Option<Self> {
        i64::try_from(value).ok().and_then(Self::from_i64)
    }
    /// From a number with a fraction or an exponent.
    fn from_f64(_: f64) -> Option<Self> {
        None
    }
    /// From a number of any kind.
    fn from_number(number: Number) -> Option<Self> {
        match number {
            Number::PosInt(value) => Self::from_u64(value),
            Number::NegInt(value) => Self::from_i64(value),
            Number::Float(value) => Self::from_f64(value),
        }
    }
}

/// Reads a scalar, or null, of a self-describing format.
pub(super) struct Scalar<'a, T>(&'a mut Context, PhantomData<T>);

impl<'a, T: FromScalar> Scalar<'a, T> {
    /// Reads `Some` scalar or `None` for null.
    #[inline]
    pub(super) fn read<'de, D: Deserializer<'de>>(cx: &'a mut Context, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(Self(cx, PhantomData))
    }

    fn accept<E: Error>(self, value: Option<T>) -> Result<Option<T>, E> {
        match value {
            Some(value) => Ok(Some(value)),
            None => Err(self.0.expected(T::EXPECTED)),
        }
    }
}

impl<'de, T: FromScalar> Visitor<'de> for Scalar<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        self.accept(T::from_str(value))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Self::Value, E> {
        self.accept(T::from_string(value))
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.accept(T::from_bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        self.accept(T::from_i64(value))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        self.accept(T::from_u64(value))
    }
    fn visit_i128<E: Error>(self, _: i128) -> Result<Self::Value, E> {
        self.accept(None)
    }
    fn visit_u128<E: Error>(self, _: u128) -> Result<Self::Value, E> {
        self.accept(None)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        self.accept(T::from_f64(value))
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
        self.accept(None)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        if next_name(self.0, &mut access)?.as_deref() != Some(NUMBER_KEY) {
            return self.accept(None);
        }
        let text = access.next_value_seed(Decoded::<String, Plain>::new(self.0))?;
        self.accept(text.and_then(|text| number(&text)).and_then(T::from_number))
    }
}

/// What restJson1 writes for a scalar, and what stands in for one that is missing.
macro_rules! wire_scalars {
    ($($ty:ty = $fallback:expr, $write:path $(, $size_hint:path)?;)+) => {$(
        impl Wire for $ty {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $write(self, serializer)
            }
            #[inline]
            fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error> {
                Scalar::read(cx, deserializer)
            }
            fn fallback(_: &mut Context) -> Option<Self> {
                Some($fallback)
            }
            $(
                #[inline]
                fn size_hint(&self) -> usize {
                    $size_hint(self)
                }
            )?
        }
    )+};
}

wire_scalars! {
    String = String::new(), Serialize::serialize, String::len;
    bool = false, Serialize::serialize;
    i8 = 0, Serialize::serialize;
    i16 = 0, Serialize::serialize;
    i32 = 0, Serialize::serialize;
    i64 = 0, Serialize::serialize;
    f32 = 0.0, write_float;
    f64 = 0.0, write_float;
    Blob = Blob::new(Vec::new()), write_blob, base64_length;
}

/// JSON has no NaN and no infinities; restJson1 writes them as strings.
fn write_float<T: Copy + Into<f64> + Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    match (*value).into() {
        wide if wide.is_nan() => serializer.serialize_str("NaN"),
        f64::INFINITY => serializer.serialize_str("Infinity"),
        f64::NEG_INFINITY => serializer.serialize_str("-Infinity"),
        _ => value.serialize(serializer),
    }
}

fn write_blob<S: Serializer>(value: &Blob, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Base64(value.as_ref()))
}

fn base64_length(value: &Blob) -> usize {
    value.as_ref().len().div_ceil(3) * 4
}

/// Bytes that show themselves in base64, a piece at a time: the text is never in memory as a whole beside the body that it
/// is written to.
struct Base64<'a>(&'a [u8]);

/// A multiple of three, so that no piece but the last is padded.
const PIECE: usize = 3 * 512;

impl fmt::Display for Base64<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; PIECE / 3 * 4];
        self.0
            .chunks(PIECE)
            .try_for_each(|piece| f.write_str(STANDARD.encode_as_str(piece, text.as_mut_slice().as_out())))
    }
}

impl FromScalar for String {
    const EXPECTED: &'static str = "a string";
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
    #[inline]
    fn from_str(value: &str) -> Option<Self> {
        Some(value.to_owned())
    }
    #[inline]
    fn from_string(value: String) -> Option<Self> {
        Some(value)
    }
}

impl FromScalar for bool {
    const EXPECTED: &'static str = "a boolean";
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
    #[inline]
    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

/// An integer may be written with a fraction or an exponent, as long as it is whole and in range.
macro_rules! integers {
    ($($ty:ident = $expected:literal;)+) => {$(
        impl FromScalar for $ty {
            const EXPECTED: &'static str = $expected;
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
            #[inline]
            fn from_i64(value: i64) -> Option<Self> {
                $ty::try_from(value).ok()
            }
            fn from_f64(value: f64) -> Option<Self> {
                // 2^63 is no i64, but the cast saturates and the comparison rounds.
                const END: f64 = 9_223_372_036_854_775_808.0;
                let whole = value as i64;
                if value < END && whole as f64 == value { Self::from_i64(whole) } else { None }
            }
        }
    )+};
}

integers! {
    i8 = "an integer of 8 bits";
    i16 = "an integer of 16 bits";
    i32 = "an integer of 32 bits";
    i64 = "an integer of 64 bits";
}

/// A float is any number, or one of the three names.
macro_rules! floats {
    ($($ty:ident)+) => {$(
        impl FromScalar for $ty {
            const EXPECTED: &'static str = "a number";
            fn to_text(&self) -> Cow<'_, str> {
                Cow::Owned(aws_smithy_types::primitive::Encoder::from(*self).encode().to_owned())
            }
            fn from_text(text: &str) -> Option<Self> {
                Self::from_str(text).or_else(|| text.parse().ok().filter(|value: &Self| value.is_finite()))
            }
            fn from_i64(value: i64) -> Option<Self> {
                Some(value as $ty)
            }
            fn from_u64(value: u64) -> Option<Self> {
                Some(value as $ty)
            }
            fn from_f64(value: f64) -> Option<Self> {
                Some(value as $ty)
            }
            fn from_str(value: &str) -> Option<Self> {
                match value {
                    "NaN" => Some($ty::NAN),
                    "Infinity" => Some($ty::INFINITY),
                    "-Infinity" => Some($ty::NEG_INFINITY),
                    _ => None,
                }
            }
        }
    )+};
}

floats! { f32 f64 }

impl FromScalar for Blob {
    const EXPECTED: &'static str = "a string of base64";
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(base64::encode(self))
    }
    fn from_str(value: &str) -> Option<Self> {
        base64::decode(value).ok().map(Blob::new)
    }
}
