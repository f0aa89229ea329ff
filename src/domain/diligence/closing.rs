//! The way to closing: every task's earliest start and finish, and the chain that decides the day.
//!
//! Likely durations only. Before signing: what should be known or allowed first; then what closing waits
//! for; then what can only follow it. A technology-export contract is registered after it has taken effect
//! (MOFCOM Order 3 of 2009, Art 6), so its registration holds up the cash, not the closing.

use super::sentences::pick;
use super::task_table::Gate;
use super::tasks::{NeededTask, needed};
use crate::domain::calendar::{HolidayCalendar, JointCalendar};
use crate::domain::cash_path::{DayRange, DurationBasis, DurationUnit, hsr_ends};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{PathStep, TechnologyStatus};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

const CLOSE: &str = "close";
const SIGNING: &str = "signing";

/// A task on the way to closing.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The table's word.
    pub key: String,
    /// Earliest start.
    pub from: Date,
    /// Earliest finish.
    pub to: Date,
    /// Whether a longer duration moves the closing.
    pub critical: bool,
    /// Done already.
    pub done: bool,
    /// What it holds up.
    pub gate: Gate,
    /// The tasks of this list it waits for.
    pub after: Vec<String>,
    /// Its duration, in the unit; replaced where the user entered the day.
    pub span: DayRange,
    /// Unit of the duration; business days are those of mainland offices.
    pub unit: DurationUnit,
    /// What the duration rests on.
    pub basis: DurationBasis,
    /// Keys of [`super::source`].
    pub sources: Vec<String>,
    texts: [String; 4],
}

impl Task {
    /// The task in words.
    pub fn name(&self, lang: Lang) -> &str {
        let [en, zh, ..] = &self.texts;
        pick(lang, en, zh)
    }

    /// What to know of its duration.
    pub fn note(&self, lang: Lang) -> &str {
        let [.., en, zh] = &self.texts;
        pick(lang, en, zh)
    }
}

/// The way to closing.
#[derive(Debug, Clone, PartialEq)]
pub struct Closing {
    /// The tasks, each after those it waits for.
    pub tasks: Vec<Task>,
    /// First day on which everything closing waits for is done.
    pub earliest_close: Date,
    /// Whether the law bars it whatever is done: prohibited technology.
    pub barred: bool,
    /// Days by which that is later than `terms.effective_on`; negative: earlier. `None`: no such date.
    pub late_by: Option<i64>,
}

/// Works the way to closing out: from signing where the draft is signed, else from today.
pub fn closing(values: &FieldValues, today: Date) -> Closing {
    let signed_on = values.date("terms.signed_on");
    let begin = signed_on.map_or(today, |signed| signed.min(today));
    let tasks = needed(values, today);
    let mut plan =
        TaskPlan { begin, signed_on, is_signed: signed_on == Some(begin), tasks: Vec::new() };
    for needed_task in tasks {
        let task = plan.task(needed_task);
        plan.tasks.push(task);
    }
    let earliest_close = plan.finish(CLOSE).unwrap_or(begin);
    mark_critical(&mut plan.tasks);
    let effective_on = values.date("terms.effective_on");
    let late_by = effective_on.map(|effective| (earliest_close - effective).num_days());
    let barred = values.text("payments.technology") == TechnologyStatus::Prohibited.word();
    Closing { tasks: plan.tasks, earliest_close, barred, late_by }
}

/// The tasks planned so far.
struct TaskPlan {
    begin: Date,
    signed_on: Option<Date>,
    is_signed: bool,
    tasks: Vec<Task>,
}

impl TaskPlan {
    fn finish(&self, key: &str) -> Option<Date> {
        self.tasks.iter().find(|task| task.key == key).map(|task| task.to)
    }

    /// The tasks it waits for, among those planned.
    fn waits_for(&self, needed_task: &NeededTask) -> Vec<String> {
        let named = |task: &&Task| match needed_task.row.key.as_str() {
            CLOSE => task.gate != Gate::After,
            // A signature that is a fact has waited for nothing.
            SIGNING if self.is_signed => false,
            _ => needed_task.after.contains(&task.key),
        };
        self.tasks.iter().filter(named).map(|task| task.key.clone()).collect()
    }

    fn task(&self, needed_task: NeededTask) -> Task {
        let after = self.waits_for(&needed_task);
        let (from, to) = self.dates(&needed_task, &after);
        Task {
            key: needed_task.row.key.clone(),
            from,
            to,
            critical: false,
            done: needed_task.done || (needed_task.row.key == SIGNING && self.is_signed),
            gate: needed_task.gate,
            after,
            span: needed_task.span,
            unit: needed_task.unit,
            basis: needed_task.basis,
            sources: needed_task.sources,
            texts: needed_task.row.texts.clone(),
        }
    }

    /// Earliest start and finish; what the user entered comes first.
    fn dates(&self, needed_task: &NeededTask, after: &[String]) -> (Date, Date) {
        let ready = after.iter().filter_map(|key| self.finish(key)).max().unwrap_or(self.begin);
        let planned = self.signed_on.filter(|_| needed_task.row.key == SIGNING);
        let asked = needed_task.entered.as_ref().and_then(|entered| entered.requested_on);
        let from = asked.unwrap_or_else(|| ready.max(planned.unwrap_or(ready)));
        match needed_task.entered.as_ref().and_then(|entered| entered.on) {
            Some(on) => (from.min(on), on),
            // Done without a day: long in hand.
            None if needed_task.done => (self.begin, self.begin),
            None => (from, lasts(from, needed_task)),
        }
    }
}

fn lasts(from: Date, needed_task: &NeededTask) -> Date {
    match (needed_task.unit, needed_task.span.likely) {
        (_, 0) => from,
        (_, days) if needed_task.row.step == Some(PathStep::Hsr) => hsr_ends(from, days),
        (DurationUnit::Calendar, days) => add_days(from, days),
        (DurationUnit::Business, days) => {
            JointCalendar::offices(HolidayCalendar::Cn).add(from, days)
        }
    }
}

/// Marks, from closing backwards, every task whose finish is the start of a critical one.
fn mark_critical(tasks: &mut [Task]) {
    let mut waiting = vec![CLOSE.to_owned()];
    while let Some(key) = waiting.pop() {
        let Some(task) = tasks.iter_mut().find(|task| task.key == key && !task.critical) else {
            continue;
        };
        // What is done cannot move anything any more.
        task.critical = !task.done;
        let (from, after) = (task.from, task.after.clone());
        let decides = |task: &&Task| after.contains(&task.key) && task.to == from;
        waiting.extend(tasks.iter().filter(decides).map(|task| task.key.clone()));
    }
}
