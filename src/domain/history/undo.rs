//! The edits of a deal, to be taken back and done again.

use crate::domain::bounded_json::Whole;
use crate::domain::draft::{Change, Draft};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Steps kept.
pub const STEPS: usize = 500;
/// Keys into the same field closer together than this are one step, milliseconds.
const PAUSE_MS: u64 = 1_000;

/// The edits of a deal, to be taken back and done again.
///
/// ```
/// use parley::domain::draft::{Draft, from_file};
/// use parley::domain::examples::first_deal;
/// use parley::domain::history::History;
///
/// let mut draft = from_file(first_deal::example()).unwrap();
/// let mut history = History::default();
/// history.push(draft.set_recorded("title", "Another"), 0);
/// assert_eq!(history.undo(&mut draft).as_deref(), Some("title"));
/// assert_ne!(draft.text("title"), "Another");
/// ```
///
/// Kept between visits as `serde` writes it, never more than [`STEPS`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "KeptHistory", into = "KeptHistory")]
pub struct History {
    steps: Vec<Vec<Change>>,
    /// Steps done; those from here on were taken back.
    done: usize,
    /// The field last typed into and when: what comes next may belong to the same step.
    typing: Option<(String, u64)>,
}

impl History {
    /// Adds a step made at `now_ms`; what was taken back before is forgotten.
    pub fn push(&mut self, changes: Vec<Change>, now_ms: u64) {
        if changes.is_empty() {
            return;
        }
        self.steps.truncate(self.done);
        let field = match changes.as_slice() {
            [change] if change.is_typing() => Some(change.path.clone()),
            _ => None,
        };
        let goes_on = self
            .typing
            .take()
            .is_some_and(|(path, at)| Some(path) == field && now_ms.saturating_sub(at) < PAUSE_MS);
        match (self.steps.last_mut().and_then(|step| step.first_mut()), changes.first()) {
            (Some(last), Some(change)) if goes_on => last.after.clone_from(&change.after),
            _ => self.steps.push(changes),
        }
        if self.steps.len() > STEPS {
            self.steps.remove(0);
        }
        self.done = self.steps.len();
        self.typing = field.map(|path| (path, now_ms));
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.done > 0
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.done < self.steps.len()
    }

    /// What the step that [`History::undo`] would take back changed.
    pub fn last(&self) -> &[Change] {
        let last = self.done.checked_sub(1).and_then(|last| self.steps.get(last));
        last.map_or(&[], Vec::as_slice)
    }

    /// What the step that [`History::redo`] would do again changed.
    pub fn next(&self) -> &[Change] {
        self.steps.get(self.done).map_or(&[], Vec::as_slice)
    }

    /// Takes the last step back; `None` when there is none, else the path of its first change.
    pub fn undo(&mut self, draft: &mut Draft) -> Option<String> {
        let at = self.done.checked_sub(1)?;
        let step = self.steps.get(at)?;
        step.iter().rev().for_each(|change| change.reversed().make(draft));
        let path = step.first().map(|change| change.path.clone());
        self.done = at;
        self.typing = None;
        path
    }

    /// Does the step last taken back again; as [`History::undo`].
    pub fn redo(&mut self, draft: &mut Draft) -> Option<String> {
        let step = self.steps.get(self.done)?;
        step.iter().for_each(|change| change.make(draft));
        let path = step.first().map(|change| change.path.clone());
        self.done += 1;
        self.typing = None;
        path
    }

    /// Whether these are edits of this draft as it stands: the last step done, or else the first one taken
    /// back, must find what it left. A deal and its edits are kept apart, so one may be older than the other.
    pub fn fits(&self, draft: &Draft) -> bool {
        let stands = |path: &str, value: &Option<Value>| draft.node_at(path) == value.as_ref();
        match self.done.checked_sub(1).and_then(|last| self.steps.get(last)) {
            Some(step) => step.iter().all(|change| stands(&change.path, &change.after)),
            None => {
                let mut next = self.steps.first().into_iter().flatten();
                next.all(|change| stands(&change.path, &change.before))
            }
        }
    }
}

impl History {
    /// The edits in a deal of this version. Past one that has no place there nothing can be taken back, or done again.
    fn carried_over(self) -> Self {
        let carried = |step: &Vec<Change>| step.iter().map(Change::carried_over).collect();
        let steps: Vec<Option<Vec<Change>>> = self.steps.iter().map(carried).collect();
        let (done, ahead) = steps.split_at(self.done.min(steps.len()));
        let done: Vec<_> = done.iter().rev().map_while(Clone::clone).collect();
        let ahead = ahead.iter().map_while(Clone::clone);
        let count = done.len();
        Self { steps: done.into_iter().rev().chain(ahead).collect(), done: count, ..self }
    }
}

/// The edits as kept: the steps done, and all steps.
type KeptHistory = (Whole, Vec<Vec<Change>>);

impl From<History> for KeptHistory {
    fn from(history: History) -> Self {
        (Whole(history.done as u64), history.steps)
    }
}

impl TryFrom<KeptHistory> for History {
    type Error = &'static str;

    fn try_from((Whole(done), steps): KeptHistory) -> Result<Self, Self::Error> {
        let done = usize::try_from(done).ok().filter(|done| *done <= steps.len());
        let done = done.filter(|_| steps.len() <= STEPS).ok_or("more steps than there can be")?;
        Ok(Self { steps, done, typing: None }.carried_over())
    }
}
