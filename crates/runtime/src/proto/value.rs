//! From the types to their forms in protobuf, and back.

use std::collections::{BTreeMap, HashMap};

use aws_smithy_types::Blob;

use super::{Field, List, Map, Sparse};
use crate::codec::{Context, MapKey, Policy, Problem};
use crate::error::DecodeError;

/// A type with a form in protobuf.
pub trait Proto: Sized {
    /// What stands for it there.
    type Form: Field;

    /// The form of a value.
    fn into_form(self) -> Self::Form;

    /// The value of a form, or nothing where it breaks the model: the context then has the problem with its path.
    fn from_form(form: Self::Form, cx: &mut Context) -> Option<Self>;
}

/// What stands for a type in protobuf.
pub type Form<T> = <T as Proto>::Form;

/// What `TryFrom` does. What every revision of the model demands must be there. What only some demand is left absent, or,
/// where the type has no room for that, is what a client supplies when a service leaves it out.
///
/// # Errors
///
/// One that names the problems with their paths, of a list's or map's entries the first; and no value.
pub fn read<T: Proto>(form: T::Form) -> Result<T, DecodeError> {
    let mut cx = Context::new(Policy::Stored);
    let value = T::from_form(form, &mut cx);
    value.ok_or_else(|| DecodeError::new(cx.describe().unwrap_or_else(|| "the value: cannot be read".to_owned())))
}

/// A member, which may be one that is always there, as a message has it.
#[inline]
pub fn give<T: Proto>(member: impl Into<Option<T>>) -> Option<T::Form> {
    member.into().map(T::into_form)
}

/// Demands a member that every revision of the model requires.
#[inline]
pub fn demand<F>(form: &Option<F>, name: &'static str, cx: &mut Context) {
    if form.is_none() {
        cx.report_missing(name);
    }
}

/// What a message has for a member, if it has it.
#[inline]
pub fn take<T: Proto>(form: Option<T::Form>, cx: &mut Context) -> Option<T> {
    T::from_form(form?, cx)
}

/// Types that are their own forms.
macro_rules! itself {
    ($($ty:ty),*) => {$(
        impl Proto for $ty {
            type Form = Self;
            #[inline]
            fn into_form(self) -> Self {
                self
            }
            #[inline]
            fn from_form(form: Self, _: &mut Context) -> Option<Self> {
                Some(form)
            }
        }
    )*};
}

itself!(bool, i32, i64, f32, f64, String);

/// Numbers that protobuf has nothing as small for.
macro_rules! small {
    ($($ty:ty: $expected:literal),*) => {$(
        impl Proto for $ty {
            type Form = i32;
            fn into_form(self) -> i32 {
                self.into()
            }
            fn from_form(form: i32, cx: &mut Context) -> Option<Self> {
                let value = Self::try_from(form).ok();
                if value.is_none() {
                    cx.report(Problem::Expected($expected));
                }
                value
            }
        }
    )*};
}

small!(i8: "a number from -128 to 127", i16: "a number from -32768 to 32767");

impl Proto for Blob {
    type Form = Vec<u8>;

    fn into_form(self) -> Vec<u8> {
        self.into_inner()
    }

    fn from_form(form: Vec<u8>, _: &mut Context) -> Option<Self> {
        Some(Self::new(form))
    }
}

impl<T: Proto> Proto for Box<T> {
    type Form = Box<T::Form>;

    fn into_form(self) -> Self::Form {
        Box::new((*self).into_form())
    }

    fn from_form(form: Self::Form, cx: &mut Context) -> Option<Self> {
        T::from_form(*form, cx).map(Box::new)
    }
}

impl<T: Proto> Proto for Vec<T> {
    type Form = List<T::Form>;

    fn into_form(self) -> Self::Form {
        List { items: self.into_iter().map(T::into_form).collect() }
    }

    fn from_form(form: Self::Form, cx: &mut Context) -> Option<Self> {
        let read = |(index, item)| {
            let mark = cx.mark();
            let value = T::from_form(item, cx);
            cx.enter(mark, index);
            value
        };
        form.items.into_iter().enumerate().map(read).collect()
    }
}

impl<K: MapKey, T: Proto> Proto for HashMap<K, T> {
    type Form = Map<T::Form>;

    fn into_form(self) -> Self::Form {
        let entry = |(key, value): (K, T)| (key.as_key().to_owned(), value.into_form());
        Map { entries: self.into_iter().map(entry).collect::<BTreeMap<_, _>>() }
    }

    fn from_form(form: Self::Form, cx: &mut Context) -> Option<Self> {
        let read = |(key, form): (String, T::Form)| {
            let mark = cx.mark();
            let value = T::from_form(form, cx);
            if cx.failed_since(mark) {
                cx.enter(mark, &key);
            }
            Some((K::from_key(key), value?))
        };
        form.entries.into_iter().map(read).collect()
    }
}

/// An entry of a sparse list or map.
impl<T: Proto> Proto for Option<T> {
    type Form = Sparse<T::Form>;

    fn into_form(self) -> Self::Form {
        Sparse { value: self.map(T::into_form) }
    }

    fn from_form(form: Self::Form, cx: &mut Context) -> Option<Self> {
        match form.value {
            None => Some(None),
            Some(form) => T::from_form(form, cx).map(Some),
        }
    }
}
