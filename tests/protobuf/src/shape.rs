//! A message, without its type.

use prost::Message;
use restjson_runtime::error::DecodeError;

/// A message of a model.
#[derive(Clone)]
pub struct Shape {
    /// Its name in `.proto` files.
    pub name: &'static str,
    /// The id of its shape.
    pub id: &'static str,
    /// Bytes become a message, that a value of the shape, that a message, and that bytes.
    pub again: fn(&[u8]) -> Result<Vec<u8>, String>,
}

/// The message `M` of the shape `T`.
pub fn shape<T, M>(name: &'static str, id: &'static str) -> Shape
where
    M: Message + Default + From<T> + Clone + PartialEq,
    T: TryFrom<M, Error = DecodeError>,
{
    Shape { name, id, again: again::<T, M> }
}

fn again<T, M>(bytes: &[u8]) -> Result<Vec<u8>, String>
where
    M: Message + Default + From<T>,
    T: TryFrom<M, Error = DecodeError>,
{
    let message = M::decode(bytes).map_err(|error| error.to_string())?;
    let message = M::from(T::try_from(message).map_err(|error| error.to_string())?);
    let written = message.encode_to_vec();
    if written.len() == message.encoded_len() { Ok(written) } else { Err("its length is not what it says".to_owned()) }
}
