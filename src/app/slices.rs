//! Work too long for one go, done piece by piece between what the browser has to do.

use super::browser;
use super::effects::sync_slices;
use leptos::prelude::*;

/// A task of a page that must answer keys is not longer than this by its own doing, in milliseconds.
const SLICE_MS: u64 = 12;
/// Results are told together this often, in milliseconds: whoever shows them draws all of them anew.
const TOLD_EVERY_MS: u64 = 250;

/// Works out a value for each key, one after the other, between what else there is to do; `None` for those not there
/// yet. A key known already is not worked out again, and one no longer wanted is not begun.
pub fn in_slices<K, V>(wanted: Memo<Vec<K>>, work: fn(&K) -> V) -> Memo<Vec<Option<V>>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    in_steps(wanted, K::clone, move |key| Some(work(key)))
}

/// The same of values that each take many steps: `begin` makes what a step goes on with, the last step has the value.
pub fn in_steps<K, S, V>(
    wanted: Memo<Vec<K>>,
    begin: impl Fn(&K) -> S + Copy + 'static,
    step: impl Fn(&mut S) -> Option<V> + Copy + 'static,
) -> Memo<Vec<Option<V>>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    S: 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    let done = RwSignal::new(Vec::<(K, V)>::new());
    let busy = StoredValue::new(false);
    sync_slices(move || {
        wanted.with(|wanted| {
            done.update(|done| done.retain(|(key, _)| wanted.contains(key)));
        });
        if !busy.get_value() {
            busy.set_value(true);
            let slices = Slices { wanted, done, busy, begun: None, ready: Vec::new(), told: 0 };
            slices.go_on(begin, step);
        }
    });
    Memo::new(move |_| {
        let value = |(at, key): (usize, &K)| {
            done.with(|done| place(done, at, key).and_then(|at| Some(done.get(at)?.1.clone())))
        };
        wanted.with(|wanted| wanted.iter().enumerate().map(value).collect())
    })
}

/// Where a key stands among those known: most likely where it stands among those wanted.
fn place<K: PartialEq, V>(known: &[(K, V)], at: usize, key: &K) -> Option<usize> {
    let here = known.get(at).is_some_and(|(known, _)| known == key);
    if here { Some(at) } else { known.iter().position(|(known, _)| known == key) }
}

/// Work under way.
struct Slices<K: Send + Sync + 'static, S, V: Send + Sync + 'static> {
    wanted: Memo<Vec<K>>,
    done: RwSignal<Vec<(K, V)>>,
    busy: StoredValue<bool>,
    /// What is worked out now.
    begun: Option<(K, S)>,
    /// Worked out and not told yet.
    ready: Vec<(K, V)>,
    /// When results were told last.
    told: u64,
}

impl<K, S, V> Slices<K, S, V>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    S: 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    /// The next piece, after whatever else is waiting.
    fn go_on(
        mut self,
        begin: impl Fn(&K) -> S + Copy + 'static,
        step: impl Fn(&mut S) -> Option<V> + Copy + 'static,
    ) {
        let piece = move || {
            let until = browser::now_ms() + SLICE_MS;
            let mut left = true;
            while left && browser::now_ms() < until {
                left = self.step(begin, step);
            }
            if !left || browser::now_ms() >= self.told + TOLD_EVERY_MS {
                self.tell();
            }
            // What was told may have asked for more.
            if left || self.next().is_some() {
                self.go_on(begin, step);
            } else {
                self.busy.try_set_value(false);
            }
        };
        browser::soon(piece);
    }

    /// One step; `false` where there is nothing left to do.
    fn step(&mut self, begin: impl Fn(&K) -> S, step: impl Fn(&mut S) -> Option<V>) -> bool {
        let Some(key) = self.next() else { return false };
        let begun = self.begun.take().filter(|(begun, _)| *begun == key);
        let (key, mut state) = begun.unwrap_or_else(|| (key.clone(), begin(&key)));
        match step(&mut state) {
            Some(value) => self.ready.push((key, value)),
            None => self.begun = Some((key, state)),
        }
        true
    }

    /// The first key wanted that has no value. A page that was left is gone, and with it its signals.
    fn next(&self) -> Option<K> {
        let done = |at: usize, key: &K| {
            self.ready.iter().any(|(ready, _)| ready == key)
                || self.done.try_with_untracked(|done| place(done, at, key).is_some())
                    != Some(false)
        };
        let first = |wanted: &Vec<K>| {
            let open = wanted.iter().enumerate().find(|(at, key)| !done(*at, key));
            open.map(|(_, key)| key.clone())
        };
        self.wanted.try_with_untracked(first).flatten()
    }

    fn tell(&mut self) {
        self.told = browser::now_ms();
        let ready = std::mem::take(&mut self.ready);
        if !ready.is_empty() {
            self.done.try_update(|done| done.extend(ready));
        }
    }
}
