//! Lists and maps, dense and sparse.

use std::collections::HashMap;
use std::marker::PhantomData;

use serde::Serializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::refuse::{next_name, refuse};
use super::{Codec, Context, Decoded, Encoded, Plain, Problem, Wire};

/// A list whose elements have the form `C`.
#[derive(Debug, Clone, Copy)]
pub struct List<C>(PhantomData<C>);

/// A map from strings to values of the form `C`.
#[derive(Debug, Clone, Copy)]
pub struct Map<C>(PhantomData<C>);

/// An element that may be null.
#[derive(Debug, Clone, Copy)]
pub struct Sparse<C>(PhantomData<C>);

/// How an element of a collection takes a null: a dense one refuses it.
fn dense<T, E: Error>(cx: &mut Context, element: Option<T>) -> Result<T, E> {
    element.ok_or_else(|| {
        cx.report(Problem::Null);
        E::custom("null is not allowed here")
    })
}

impl<T, C: Codec<T>> Codec<Option<T>> for Sparse<C> {
    fn write<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => C::write(value, serializer),
            None => serializer.serialize_unit(),
        }
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Option<T>>, D::Error> {
        C::read(cx, deserializer).map(Some)
    }
    fn fallback(_: &mut Context) -> Option<Option<T>> {
        Some(None)
    }
}

impl<T, C: Codec<T>> Codec<Vec<T>> for List<C> {
    fn write<S: Serializer>(value: &Vec<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(value.iter().map(Encoded::<T, C>::new))
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
        deserializer.deserialize_any(ListVisitor::<T, C>(cx, PhantomData))
    }
    fn fallback(_: &mut Context) -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

impl<K: MapKey, T, C: Codec<T>> Codec<HashMap<K, T>> for Map<C> {
    fn write<S: Serializer>(value: &HashMap<K, T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(value.iter().map(|(key, value)| (key.as_key(), Encoded::<T, C>::new(value))))
    }
    fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<HashMap<K, T>>, D::Error> {
        deserializer.deserialize_any(MapVisitor::<K, T, C>(cx, PhantomData))
    }
    fn fallback(_: &mut Context) -> Option<HashMap<K, T>> {
        Some(HashMap::new())
    }
}

/// A key of a map: a string, or an open enum.
pub trait MapKey: Eq + std::hash::Hash {
    /// As JSON writes it.
    fn as_key(&self) -> &str;
    /// As JSON had it.
    fn from_key(key: String) -> Self;
}

impl MapKey for String {
    fn as_key(&self) -> &str {
        self
    }
    fn from_key(key: String) -> Self {
        key
    }
}

/// The default forms of collections are collections of default forms.
macro_rules! wire_collections {
    ($($ty:ty => $codec:ty, [$($generics:tt)*];)+) => {$(
        impl<$($generics)*> Wire for $ty {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$codec as Codec<Self>>::write(self, serializer)
            }
            #[inline]
            fn read<'de, D: Deserializer<'de>>(cx: &mut Context, deserializer: D) -> Result<Option<Self>, D::Error> {
                <$codec as Codec<Self>>::read(cx, deserializer)
            }
            fn fallback(cx: &mut Context) -> Option<Self> {
                <$codec as Codec<Self>>::fallback(cx)
            }
        }
    )+};
}

wire_collections! {
    Vec<T> => List<Plain>, [T: Wire];
    HashMap<K, T> => Map<Plain>, [K: MapKey, T: Wire];
    Option<T> => Sparse<Plain>, [T: Wire];
}

struct ListVisitor<'a, T, C>(&'a mut Context, PhantomData<(T, C)>);

impl<'de, T, C: Codec<T>> Visitor<'de> for ListVisitor<'_, T, C> {
    type Value = Option<Vec<T>>;

    refuse!("an array": text bool numbers object);

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let cx = self.0;
        let mut items = Vec::new();
        loop {
            let mark = cx.mark();
            let read = access
                .next_element_seed(Decoded::<T, C>::new(cx))
                .and_then(|next| next.map(|element| dense(cx, element)).transpose());
            if cx.failed_since(mark) {
                cx.enter(mark, items.len());
            }
            match read? {
                Some(item) => items.push(item),
                None => return Ok(Some(items)),
            }
        }
    }
}

struct MapVisitor<'a, K, T, C>(&'a mut Context, PhantomData<(K, T, C)>);

impl<'de, K: MapKey, T, C: Codec<T>> Visitor<'de> for MapVisitor<'_, K, T, C> {
    type Value = Option<HashMap<K, T>>;

    refuse!("an object": text bool numbers array);

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let cx = self.0;
        let mut entries = HashMap::new();
        while let Some(key) = next_name(cx, &mut access)? {
            let mark = cx.mark();
            let read = access.next_value_seed(Decoded::<T, C>::new(cx)).and_then(|element| dense(cx, element));
            if cx.failed_since(mark) {
                cx.enter(mark, &key);
            }
            entries.insert(K::from_key(key), read?);
        }
        Ok(Some(entries))
    }
}
