//! Many rows one under the other, drawn a batch at a time so that none of the page's tasks is long.

use super::signals::{block, later};
use crate::app::browser;
use crate::app::effects::sync_slices;
use leptos::prelude::*;

/// Rows drawn in one task: of a grid with several fields a row about 30 ms.
const ROWS: usize = 12;
/// Options of a list of choice drawn in one task.
const OPTIONS: usize = 200;

/// Rows one under the other: the first batch at once, each other in a task of its own once the page is painted, now and
/// whenever what it shows changes. A batch that shows what it showed stays as it is.
pub fn in_batches<T>(
    rows: Memo<Vec<T>>,
    draw: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    batch(rows, (0, ROWS), draw)
}

/// The same of the options of a list of choice.
pub fn options_in_batches<T>(
    options: Memo<Vec<T>>,
    draw: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    batch(options, (0, OPTIONS), draw)
}

fn batch<T>(
    rows: Memo<Vec<T>>,
    (first, size): (usize, usize),
    draw: impl Fn(&T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let own = Memo::new(move |_| {
        rows.with(|rows| rows.iter().skip(first).take(size).cloned().collect::<Vec<_>>())
    });
    let shown = if first == 0 { own.into() } else { behind(own) };
    let body = {
        let draw = draw.clone();
        block(move || shown.with(|rows: &Vec<T>| rows.iter().map(&draw).collect_view()))
    };
    let more = Memo::new(move |_| rows.with(|rows| rows.len() > first + size));
    let rest = block(move || {
        let draw = draw.clone();
        more.get().then(|| later(move || batch(rows, (first + size, size), draw.clone())))
    });
    view! {
        {body}
        {rest}
    }
    .into_any()
}

/// What a memo holds, told after the next painting.
fn behind<T: Clone + PartialEq + Send + Sync + 'static>(now: Memo<T>) -> Signal<T> {
    let shown = RwSignal::new(now.get_untracked());
    sync_slices(move || {
        now.track();
        browser::after_paint(move || {
            // The page may have been left meanwhile.
            let now = now.try_get_untracked();
            if let Some(now) =
                now.filter(|now| shown.try_with_untracked(|it| it != now) == Some(true))
            {
                shown.try_set(now);
            }
        });
    });
    shown.into()
}
