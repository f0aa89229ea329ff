//! The way from today to closing, with its critical path.

use super::super::Section;
use super::cited;
use crate::app::browser;
use crate::app::components::{Chart, Head, Ledger, block, live};
use crate::app::desk::desk;
use crate::app::tabs::payments::{basis_name, span};
use crate::domain::diligence::{Task, closing};
use crate::plot::{self, TaskBar, TaskWords};
use crate::{say, text, tr};
use leptos::prelude::*;

const TASKS: &[Head] = &[
    (say!(dil.task), false),
    (say!(pay.date), false),
    (say!(pay.takes), false),
    (say!(dil.status), false),
];

/// The tasks as a figure and as a table with what each rests on.
#[component]
pub fn Closing() -> impl IntoView {
    let desk = desk();
    let today = browser::today();
    let way = desk.follow(move |draft, _| closing(draft, today));
    let summary = live(move || {
        let way = way.get();
        let on = desk.style().date(way.earliest_close);
        match way.late_by {
            Some(days) if days > 0 => tr!(desk, dil.closes_late, on = on, days = days),
            _ => tr!(desk, dil.closes, on = on),
        }
    });
    let rows = block(move || {
        let row = |task: &Task| {
            let days = format!("{} – {}", desk.style().date(task.from), desk.style().date(task.to));
            let mark = if task.done {
                tr!(desk, pay.done)
            } else if task.critical {
                tr!(desk, dil.critical)
            } else {
                ""
            };
            view! {
                <tr class:wrong={task.critical && !task.done}>
                    <th scope="row">{task.name(desk.lang()).to_owned()} <small><cite>{task.note(desk.lang()).to_owned()}</cite></small> {cited(desk, &task.sources)}</th>
                    <td>{days}</td>
                    <td>{format!("{} · {}", span(desk, task.span, task.unit), basis_name(desk, task.basis))}</td>
                    <td>{mark}</td>
                </tr>
            }
        };
        way.with(|way| way.tasks.iter().map(row).collect_view())
    });
    view! {
            <Section title=text!(desk, dil.closing)>
                <p role="status" id="closing-summary">{summary}</p>
                <Chart
                    id="closing-tasks"
                    draw=Box::new(move |_, words, formats| {
                        let way = way.get();
                        let bar = |task: &Task| TaskBar {
                            name: task.name(desk.lang()).to_owned(),
                            days: (task.from, task.to),
                            critical: task.critical,
                        };
                        let bars: Vec<TaskBar> = way.tasks.iter().map(bar).collect();
                        let on = (formats.date)(way.earliest_close);
                        let task_words = TaskWords {
                            title: tr!(desk, dil.closing).into(),
                            critical: tr!(desk, dil.critical).into(),
                            other: tr!(desk, dil.other).into(),
                            end: tr!(desk, dil.close).into(),
                            sentence: tr!(desk, dil.closes, on = on),
                        };
                        plot::tasks(&bars, way.earliest_close, &task_words, words)
                    })
                />
    <Ledger id="closing" name=say!(dil.closing) heads=TASKS rows=rows />
            </Section>
        }
}
