//! The user's answers: how ready each pillar and factor is, and what became a term.

use super::questions::{Question, Topic, questions, term_section};
use crate::domain::date::Date;
use crate::domain::deal::{AnswerState, TermKind};
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;

const ITEMS: &str = "diligence.items";

/// A question with what the user knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiligenceItem {
    /// The question.
    pub question: &'static Question,
    /// Row of `diligence.items`; `None`: not answered. Of several rows for a question the first counts.
    pub row: Option<usize>,
    /// What was answered.
    pub answer: String,
    /// What shows it.
    pub evidence: String,
    /// Who finds out.
    pub owner: String,
    /// By when.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub state: AnswerState,
    /// The term it became.
    pub becomes: Option<TermKind>,
}

/// Every question in the table's order, answered or not.
pub fn items(values: &FieldValues) -> Vec<DiligenceItem> {
    questions().iter().map(|question| item(values, question)).collect()
}

fn item(values: &FieldValues, question: &'static Question) -> DiligenceItem {
    let text = |row: usize, field: &str| values.text(&child(&child(ITEMS, row), field));
    let row = (0..values.rows(ITEMS)).find(|row| text(*row, "question") == question.key);
    let entered = |field: &str| row.map(|row| text(row, field)).unwrap_or_default();
    let path = |field: &str| Some(child(&child(ITEMS, row?), field));
    DiligenceItem {
        question,
        row,
        answer: entered("answer").to_owned(),
        evidence: entered("evidence").to_owned(),
        owner: entered("owner").to_owned(),
        due_on: path("due_on").and_then(|path| values.date(&path)),
        state: path("state").and_then(|path| values.read(&path)).unwrap_or_default(),
        becomes: path("becomes").and_then(|path| values.read(&path)),
    }
}

/// How ready a pillar or factor is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readiness {
    /// Which.
    pub topic: Topic,
    /// Questions that are clear.
    pub clear: usize,
    /// Questions still open.
    pub open: usize,
    /// Questions with a problem.
    pub problem: usize,
    /// Open questions and problems that became a term.
    pub covered: usize,
    /// Clear questions of all, a fraction.
    pub share: f64,
}

/// How ready each pillar is, then each factor.
pub fn readiness(items: &[DiligenceItem]) -> Vec<Readiness> {
    let topics = Topic::PILLARS.into_iter().chain(Topic::FACTORS);
    topics.map(|topic| of_topic(items, topic)).collect()
}

fn of_topic(items: &[DiligenceItem], topic: Topic) -> Readiness {
    let own = || items.iter().filter(|item| item.question.topic == topic);
    let count = |state: AnswerState| own().filter(|item| item.state == state).count();
    let covered = own().filter(|item| item.state != AnswerState::Clear && item.becomes.is_some());
    let clear = count(AnswerState::Clear);
    Readiness {
        topic,
        clear,
        open: count(AnswerState::Open),
        problem: count(AnswerState::Problem),
        covered: covered.count(),
        share: clear as f64 / own().count().max(1) as f64,
    }
}

/// A question that became a term of the deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The question.
    pub question: &'static Question,
    /// The kind of term.
    pub becomes: TermKind,
    /// The clause section it lands in.
    pub section: &'static str,
    /// Row of `diligence.items`.
    pub row: usize,
}

impl Finding {
    /// The term in words.
    pub fn sentence(&self, lang: Lang) -> String {
        self.question.sentence(self.becomes, lang)
    }
}

/// Every question that became a term, in the table's order.
pub fn findings(values: &FieldValues) -> Vec<Finding> {
    let found = items(values).into_iter().filter_map(|item| {
        let becomes = item.becomes?;
        let section = term_section(item.question, becomes);
        Some(Finding { question: item.question, becomes, section, row: item.row? })
    });
    found.collect()
}
