//! The way from today to closing, with its critical path.

use super::cited::cited;
use crate::app::browser;
use crate::app::components::{
    Chart, Heading, Ledger, TitledSection, basis_name, block, duration_range, live,
};
use crate::app::draft_signal::WHOLE;
use crate::app::state::state;
use crate::domain::diligence::{Task, closing};
use crate::plot::{self, TaskBar, TaskWords};
use crate::{say, text, tr};
use leptos::prelude::*;

const TASKS: &[Heading] = &[
    (say!(dil.task), false),
    (say!(pay.date), false),
    (say!(pay.takes), false),
    (say!(dil.status), false),
];

/// The tasks as a figure and as a table with what each rests on.
#[component]
pub fn Closing() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let way = state.follow_values(WHOLE, move |values| closing(values, today));
    let summary = live(move || {
        let way = way.get();
        let on = state.style().date(way.earliest_close);
        match way.late_by {
            _ if way.barred => tr!(state, dil.barred).into(),
            Some(days) if days > 0 => tr!(state, dil.closes_late, on = on, days = days),
            _ => tr!(state, dil.closes, on = on),
        }
    });
    let rows = block(move || {
        let row = |task: &Task| {
            let [from, to] = [task.from, task.to].map(|day| state.style().date(day));
            let days = if from == to { to } else { format!("{from} – {to}") };
            let mark = if task.done {
                tr!(state, pay.done)
            } else if task.critical {
                tr!(state, dil.critical)
            } else {
                ""
            };
            view! {
                <tr class:critical={task.critical && !task.done}>
                    <th scope="row">
                        {task.name(state.lang()).to_owned()} <small>
                            <cite>{task.note(state.lang()).to_owned()}</cite>
                        </small> {cited(state, &task.sources)}
                    </th>
                    <td>{days}</td>
                    <td>
                        {format!(
                            "{} · {}",
                            duration_range(state, task.span, task.unit),
                            basis_name(state, task.basis),
                        )}
                    </td>
                    <td>{mark}</td>
                </tr>
            }
        };
        way.with(|way| way.tasks.iter().map(row).collect_view())
    });
    view! {
        <TitledSection title=text!(state, dil.closing)>
            <p role="status" id="closing-summary">
                {summary}
            </p>
            <Chart
                id="closing-tasks"
                draw=Box::new(move |_, words, formats| {
                    let way = way.get();
                    let bar = |task: &Task| TaskBar {
                        name: task.name(state.lang()).to_owned(),
                        days: (task.from, task.to),
                        critical: task.critical,
                    };
                    let bars: Vec<TaskBar> = way.tasks.iter().map(bar).collect();
                    let on = (formats.date)(way.earliest_close);
                    let task_words = TaskWords {
                        title: tr!(state, dil.closing).into(),
                        critical: tr!(state, dil.critical).into(),
                        other: tr!(state, dil.other).into(),
                        end: tr!(state, plot.closing).into(),
                        sentence: tr!(state, dil.closes, on = on),
                    };
                    plot::tasks(&bars, way.earliest_close, &task_words, words)
                })
            />
            <Ledger id="closing" name=say!(dil.closing) heads=TASKS rows=rows />
        </TitledSection>
    }
}
