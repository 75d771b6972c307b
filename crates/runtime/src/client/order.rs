//! Sorting, in one small copy: each sort of the standard library is up to eight kilobytes in each program, for each type.

use std::cmp::Ordering;

/// The order of `length` things, by their positions. Equal ones stay as they are.
///
/// Looks at few of them for each, and moves what comes behind: a thousand are no trouble.
pub(super) fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order = Vec::with_capacity(length);
    for next in 0..length {
        let place = order.partition_point(|before| compare(*before, next) != Ordering::Greater);
        order.insert(place, next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn equal_things_keep_their_order() {
        let things: Vec<usize> = (0..100).map(|number| number * 7 % 5).collect();
        let mut expected: Vec<usize> = (0..100).collect();
        expected.sort_by_key(|position| things[*position]);
        assert_eq!(order(100, &|left, right| things[left].cmp(&things[right])), expected);
    }
}
