//! Work too long for one go, done piece by piece between what the browser has to do.

use super::effects::sync_slices;
use leptos::prelude::*;
use std::time::Duration;

/// Works out a value for each key, one after the other, each in a task of its own; `None` for those not there yet. A
/// key known already is not worked out again, and one no longer wanted is not begun.
pub fn in_slices<K, V>(wanted: Memo<Vec<K>>, work: fn(&K) -> V) -> Memo<Vec<Option<V>>>
where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    let done = RwSignal::new(Vec::<(K, V)>::new());
    let busy = StoredValue::new(false);
    sync_slices(move || {
        wanted.with(|wanted| done.update(|done| done.retain(|(key, _)| wanted.contains(key))));
        if !busy.get_value() {
            busy.set_value(true);
            next(wanted, done, busy, work);
        }
    });
    Memo::new(move |_| {
        let known = |key: &K, done: &Vec<(K, V)>| {
            done.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
        };
        wanted.with(|wanted| done.with(|done| wanted.iter().map(|key| known(key, done)).collect()))
    })
}

/// The next piece, after whatever else is waiting.
fn next<K, V>(
    wanted: Memo<Vec<K>>,
    done: RwSignal<Vec<(K, V)>>,
    busy: StoredValue<bool>,
    work: fn(&K) -> V,
) where
    K: Clone + PartialEq + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
{
    let piece = move || {
        let open = |key: &&K| {
            done.try_with_untracked(|done| done.iter().all(|(known, _)| known != *key))
                == Some(true)
        };
        // A page that was left is gone, and with it its signals.
        let key = wanted.try_with_untracked(|wanted| wanted.iter().find(open).cloned()).flatten();
        let Some(key) = key else {
            busy.try_set_value(false);
            return;
        };
        let value = work(&key);
        done.try_update(|done| done.push((key, value)));
        next(wanted, done, busy, work);
    };
    set_timeout(piece, Duration::ZERO);
}
