//! What can be the value of a field: scalars and messages.

use std::fmt::Debug;

use prost::DecodeError;
use prost::bytes::{Buf, BufMut};
use prost::encoding::{self, DecodeContext, WireType};

/// A value that a field can have. Presence is not its matter: what is asked to be written is written, zero or not.
pub trait Field: Clone + Debug + Default + PartialEq + Send + Sync {
    /// Writes a field with this number.
    fn write(&self, number: u32, buf: &mut impl BufMut);

    /// Reads the value of a field. A message is merged with what is there, anything else replaces it.
    ///
    /// # Errors
    ///
    /// Where the bytes are of another type, or broken.
    fn read(&mut self, wire_type: WireType, buf: &mut impl Buf, cx: DecodeContext) -> Result<(), DecodeError>;

    /// How many bytes the field takes.
    fn size(&self, number: u32) -> usize;

    /// Writes a field for each value, or one for all where protobuf packs them.
    fn write_all(values: &[Self], number: u32, buf: &mut impl BufMut) {
        values.iter().for_each(|value| value.write(number, buf));
    }

    /// Reads a field of a list.
    ///
    /// # Errors
    ///
    /// See [`Field::read`].
    fn read_all(
        values: &mut Vec<Self>,
        wire_type: WireType,
        buf: &mut impl Buf,
        cx: DecodeContext,
    ) -> Result<(), DecodeError> {
        let mut value = Self::default();
        value.read(wire_type, buf, cx)?;
        values.push(value);
        Ok(())
    }

    /// How many bytes the fields of a list take.
    fn size_all(values: &[Self], number: u32) -> usize {
        values.iter().map(|value| value.size(number)).sum()
    }
}

/// Scalars, by the module of prost that knows their form. `packed` are those of which lists are written as one field.
macro_rules! scalars {
    ($($ty:ty: $module:ident $($packed:ident)?;)*) => {$(
        impl Field for $ty {
            #[inline]
            fn write(&self, number: u32, buf: &mut impl BufMut) {
                encoding::$module::encode(number, self, buf);
            }
            #[inline]
            fn read(&mut self, wire_type: WireType, buf: &mut impl Buf, cx: DecodeContext) -> Result<(), DecodeError> {
                encoding::$module::merge(wire_type, self, buf, cx)
            }
            #[inline]
            fn size(&self, number: u32) -> usize {
                encoding::$module::encoded_len(number, self)
            }
            $( scalars! { $packed $module } )?
        }
    )*};
    (packed $module:ident) => {
        fn write_all(values: &[Self], number: u32, buf: &mut impl BufMut) {
            encoding::$module::encode_packed(number, values, buf);
        }
        fn read_all(
            values: &mut Vec<Self>,
            wire_type: WireType,
            buf: &mut impl Buf,
            cx: DecodeContext,
        ) -> Result<(), DecodeError> {
            encoding::$module::merge_repeated(wire_type, values, buf, cx)
        }
        fn size_all(values: &[Self], number: u32) -> usize {
            encoding::$module::encoded_len_packed(number, values)
        }
    };
}

scalars! {
    bool: bool packed;
    i32: int32 packed;
    i64: int64 packed;
    u64: uint64 packed;
    f32: float packed;
    f64: double packed;
    String: string;
    Vec<u8>: bytes;
}

impl<T: Field> Field for Box<T> {
    #[inline]
    fn write(&self, number: u32, buf: &mut impl BufMut) {
        (**self).write(number, buf);
    }
    #[inline]
    fn read(&mut self, wire_type: WireType, buf: &mut impl Buf, cx: DecodeContext) -> Result<(), DecodeError> {
        (**self).read(wire_type, buf, cx)
    }
    #[inline]
    fn size(&self, number: u32) -> usize {
        (**self).size(number)
    }
}
