//! Sorting, compiled once: every use of the standard sorts adds kilobytes to the page, and lists here
//! are short.

use std::cmp::Ordering;

/// Sorts a list; equal items keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    put_in_order(items, order);
}

/// Sorts a list by a key; equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list by a number, made once for each item: for lists of thousands, compared again and again.
pub fn sort_by_number<T>(items: &mut [T], number: impl Fn(&T) -> u128) {
    let numbers: Vec<u128> = items.iter().map(number).collect();
    let order = order(items.len(), &mut |a, b| numbers.get(a).cmp(&numbers.get(b)));
    put_in_order(items, order);
}

/// Puts at each place what stands where the order says.
fn put_in_order<T>(items: &mut [T], mut order: Vec<usize>) {
    for first in 0..items.len() {
        // Places that change among themselves, one after the other.
        let mut at = first;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)) {
            if from == first || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts numbers and leaves each once.
pub fn distinct(numbers: &mut Vec<f64>) {
    sort_by(numbers, f64::total_cmp);
    numbers.dedup();
}

/// Where the sorted items stand among `count` unsorted ones.
#[inline(never)]
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn by_a_number_too() {
        let mut items: Vec<(u128, usize)> =
            (0..500).map(|at| (at as u128 * 37 % 101, at)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        sort_by_number(&mut items, |item| item.0);
        assert_eq!(items, expected);
    }

    #[test]
    fn distinct_numbers_ascend() {
        let mut numbers = vec![3.0, -1.0, 3.0, 0.5];
        distinct(&mut numbers);
        assert_eq!(numbers, [-1.0, 0.5, 3.0]);
    }
}
