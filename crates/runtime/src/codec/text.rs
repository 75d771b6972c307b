//! The text form of values that travel outside a body: in a label, a query parameter or a header.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};

use super::{DateTimeText, EpochSeconds, FromScalar, HttpDate, List, Plain};

/// How the texts of a value share one header line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// One text is the whole line, commas included.
    Whole,
    /// Items between commas. An item that could be taken for something else is quoted.
    Items,
    /// HTTP dates between commas. Each has one comma of its own, and none is quoted.
    Dates,
}

/// A wire form that has texts: one for a scalar, several for a list.
pub trait Text<T> {
    /// How a header line of this form is divided.
    const LINE: Line = Line::Whole;
    /// How a header line of a list of this form is divided.
    const LIST: Line = Line::Items;

    /// Hands over each text.
    ///
    /// # Errors
    ///
    /// Where the value has no such form: a timestamp out of the format's range.
    fn texts(value: &T, out: &mut dyn FnMut(&str)) -> fmt::Result;

    /// Makes the value of its texts; `None` where they do not fit.
    fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<T>;
}

/// A string with a media type: in a header it travels as base64.
#[derive(Debug, Clone, Copy)]
pub struct Base64Text;

impl<T: FromScalar> Text<T> for Plain {
    fn texts(value: &T, out: &mut dyn FnMut(&str)) -> fmt::Result {
        out(&value.to_text());
        Ok(())
    }
    fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<T> {
        T::from_text(&texts.next()?)
    }
}

impl<T: FromScalar> Text<Vec<T>> for Plain {
    const LINE: Line = Line::Items;
    fn texts(value: &Vec<T>, out: &mut dyn FnMut(&str)) -> fmt::Result {
        <List<Plain> as Text<Vec<T>>>::texts(value, out)
    }
    fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Vec<T>> {
        <List<Plain> as Text<Vec<T>>>::parse(texts)
    }
}

impl<T, C: Text<T>> Text<Vec<T>> for List<C> {
    const LINE: Line = C::LIST;
    fn texts(value: &Vec<T>, out: &mut dyn FnMut(&str)) -> fmt::Result {
        value.iter().try_for_each(|item| C::texts(item, out))
    }
    fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Vec<T>> {
        texts.map(|text| C::parse(&mut std::iter::once(text))).collect()
    }
}

impl Text<String> for Base64Text {
    fn texts(value: &String, out: &mut dyn FnMut(&str)) -> fmt::Result {
        out(&base64::encode(value));
        Ok(())
    }
    fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<String> {
        String::from_utf8(base64::decode(&*texts.next()?).ok()?).ok()
    }
}

/// The three timestamp formats have their texts from aws-smithy-types.
macro_rules! timestamp_texts {
    ($($codec:ident = $format:ident, $list:ident;)+) => {$(
        impl Text<DateTime> for $codec {
            const LIST: Line = Line::$list;
            fn texts(value: &DateTime, out: &mut dyn FnMut(&str)) -> fmt::Result {
                out(&value.fmt(Format::$format).map_err(|_| fmt::Error)?);
                Ok(())
            }
            fn parse(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<DateTime> {
                DateTime::from_str(&texts.next()?, Format::$format).ok()
            }
        }
    )+};
}

timestamp_texts! {
    DateTimeText = DateTime, Items;
    EpochSeconds = EpochSeconds, Items;
    HttpDate = HttpDate, Dates;
}
