//! The rules on values. Each reports what does not hold, with its place and never the value, and lets reading go on.

use std::collections::{HashMap, HashSet};
use std::fmt::{Display, Write as _};
use std::ops::{Bound, RangeBounds};

use aws_smithy_types::Blob;

use crate::codec::{Context, Encoded, MapKey, Plain, Problem, Wire};

/// A shape with rules on its members. The declaring macros implement it.
pub trait Validate {
    /// Reports every rule that does not hold, here and further down.
    fn validate(&self, cx: &mut Context);
}

impl<T: Validate> Validate for Box<T> {
    fn validate(&self, cx: &mut Context) {
        (**self).validate(cx);
    }
}

/// A value with a length.
pub trait Measure {
    /// Characters of a text, bytes of a blob, entries of a collection.
    fn measure(&self) -> usize;
}

impl Measure for String {
    fn measure(&self) -> usize {
        self.chars().count()
    }
}

impl Measure for Blob {
    fn measure(&self) -> usize {
        self.as_ref().len()
    }
}

impl<T> Measure for Vec<T> {
    fn measure(&self) -> usize {
        self.len()
    }
}

impl<K, T> Measure for HashMap<K, T> {
    fn measure(&self) -> usize {
        self.len()
    }
}

/// A number that a range can limit.
pub trait Numeric {
    /// The type of the limits.
    type Limit: PartialOrd + Display;
    /// The value as one of them.
    fn number(&self) -> Self::Limit;
}

macro_rules! numeric {
    ($($ty:ty => $limit:ty;)+) => {$(
        impl Numeric for $ty {
            type Limit = $limit;
            fn number(&self) -> $limit {
                (*self).into()
            }
        }
    )+};
}

// Floats are compared as what they are: the nearest f32 to a limit is not the nearest f64.
numeric! {
    i8 => i64;
    i16 => i64;
    i32 => i64;
    i64 => i64;
    f32 => f32;
    f64 => f64;
}

/// An enum that takes values which it does not know. `open_enum!` implements it.
pub trait OpenEnum {
    /// The values that it knows.
    const VALUES: &'static [&'static str];
    /// The value.
    fn value(&self) -> &str;
}

fn violation(cx: &mut Context, length: Option<usize>, rule: String) {
    cx.report(Problem::Violation { length, rule });
}

/// Looks at a value, and puts its name in front of what is reported there.
fn at<T: ?Sized>(cx: &mut Context, step: impl Display, value: &T, check: &mut impl FnMut(&T, &mut Context)) {
    let mark = cx.mark();
    check(value, cx);
    if cx.failed_since(mark) {
        cx.enter(mark, step);
    }
}

/// Checks a member, if it is set.
pub fn member<T>(cx: &mut Context, value: Option<&T>, name: &'static str, mut check: impl FnMut(&T, &mut Context)) {
    if let Some(value) = value {
        at(cx, name, value, &mut check);
    }
}

/// Checks every item of a list.
pub fn each<T>(items: &[T], cx: &mut Context, mut check: impl FnMut(&T, &mut Context)) {
    for (index, item) in items.iter().enumerate() {
        at(cx, index, item, &mut check);
    }
}

/// Checks every item of a sparse list that is not null.
pub fn each_set<T>(items: &[Option<T>], cx: &mut Context, mut check: impl FnMut(&T, &mut Context)) {
    each(items, cx, |item, cx| item.iter().for_each(|item| check(item, cx)));
}

/// Checks every key of a map. A key has no place of its own.
pub fn keys<K, T>(map: &HashMap<K, T>, cx: &mut Context, mut check: impl FnMut(&K, &mut Context)) {
    map.keys().for_each(|key| check(key, cx));
}

/// Checks every value of a map.
pub fn values<K: MapKey, T>(map: &HashMap<K, T>, cx: &mut Context, mut check: impl FnMut(&T, &mut Context)) {
    for (key, value) in map {
        at(cx, key.as_key(), value, &mut check);
    }
}

/// Checks every value of a sparse map that is not null.
pub fn values_set<K: MapKey, T>(
    map: &HashMap<K, Option<T>>,
    cx: &mut Context,
    mut check: impl FnMut(&T, &mut Context),
) {
    values(map, cx, |value, cx| value.iter().for_each(|value| check(value, cx)));
}

/// `Member must have length between 1 and 8, inclusive`
pub fn length(value: &impl Measure, bounds: impl RangeBounds<usize>, cx: &mut Context) {
    let length = value.measure();
    if !bounds.contains(&length) {
        let limits = limits(&bounds, "length between", "length greater", "length less");
        violation(cx, Some(length), format!("Member must have {limits}"));
    }
}

/// `Member must be between 1 and 8, inclusive`
pub fn range<T: Numeric>(value: &T, bounds: impl RangeBounds<T::Limit>, cx: &mut Context) {
    // NaN lies nowhere, and breaks the rule.
    if !bounds.contains(&value.number()) {
        let limits = limits(&bounds, "between", "greater", "less");
        violation(cx, None, format!("Member must be {limits}"));
    }
}

/// The limits in words. A model's are inclusive.
fn limits<T: Display>(bounds: &impl RangeBounds<T>, between: &str, greater: &str, less: &str) -> String {
    let limit = |bound: Bound<&T>| match bound {
        Bound::Included(limit) | Bound::Excluded(limit) => Some(limit.to_string()),
        Bound::Unbounded => None,
    };
    match (limit(bounds.start_bound()), limit(bounds.end_bound())) {
        (Some(least), Some(most)) => format!("{between} {least} and {most}, inclusive"),
        (Some(least), None) => format!("{greater} than or equal to {least}"),
        (None, Some(most)) => format!("{less} than or equal to {most}"),
        (None, None) => "anything".to_owned(),
    }
}

/// `Member must satisfy enum value set: [a, b]`
pub fn known<T: OpenEnum>(value: &T, except: &[&str], cx: &mut Context) {
    if !T::VALUES.contains(&value.value()) {
        report_set(T::VALUES.iter().filter(|value| !except.contains(value)), cx);
    }
}

/// The same for integers.
pub fn one_of(value: &i32, values: &[i32], cx: &mut Context) {
    if !values.contains(value) {
        report_set(values, cx);
    }
}

fn report_set<T: Display>(values: impl IntoIterator<Item = T>, cx: &mut Context) {
    let mut set = String::new();
    for value in values {
        let separator = if set.is_empty() { "" } else { ", " };
        let _ = write!(set, "{separator}{value}");
    }
    violation(cx, None, format!("Member must satisfy enum value set: [{set}]"));
}

/// `Member must satisfy regular expression pattern: …`
pub(super) fn pattern(text: &str, cx: &mut Context) {
    violation(cx, None, format!("Member must satisfy regular expression pattern: {text}"));
}

/// `Member must have unique values`
pub fn unique<T: Wire>(items: &[T], cx: &mut Context) {
    let mut seen = HashSet::with_capacity(items.len());
    if !items.iter().all(|item| seen.insert(canonical(item))) {
        violation(cx, None, "Member must have unique values".to_owned());
    }
}

/// A text that equal values share, whatever the order of their maps.
fn canonical<T: Wire>(item: &T) -> String {
    let mut json = serde_json::to_value(Encoded::<T, Plain>::new(item)).unwrap_or_default();
    json.sort_all_objects();
    json.to_string()
}
