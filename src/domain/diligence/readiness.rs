//! The user's answers: how ready each pillar and factor is, and what became a term.

use super::questions::{Question, TermKind, Topic, questions, term_section};
use crate::domain::date::Date;
use crate::domain::draft::{Draft, child};
use crate::domain::lang::Lang;

const ITEMS: &str = "diligence.items";

/// Where an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnswerState {
    /// Not answered.
    #[default]
    Open,
    /// Answered, nothing to worry about.
    Clear,
    /// Answered, and something is wrong.
    Problem,
}

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
pub fn items(draft: &Draft) -> Vec<DiligenceItem> {
    questions().iter().map(|question| item(draft, question)).collect()
}

fn item(draft: &Draft, question: &'static Question) -> DiligenceItem {
    let word = |row: usize, field: &str| draft.word_at(&child(&child(ITEMS, row), field));
    let row = (0..draft.rows(ITEMS))
        .find(|row| word(*row, "question").as_deref() == Some(question.key.as_str()));
    let said = |field: &str| row.and_then(|row| word(row, field)).unwrap_or_default();
    DiligenceItem {
        question,
        row,
        answer: said("answer"),
        evidence: said("evidence"),
        owner: said("owner"),
        due_on: row.and_then(|row| draft.date_at(&child(&child(ITEMS, row), "due_on"))),
        state: state(&said("state")),
        becomes: TermKind::from_word(&said("becomes")),
    }
}

fn state(word: &str) -> AnswerState {
    match word {
        "clear" => AnswerState::Clear,
        "problem" => AnswerState::Problem,
        _ => AnswerState::Open,
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
pub fn findings(draft: &Draft) -> Vec<Finding> {
    let found = items(draft).into_iter().filter_map(|item| {
        let becomes = item.becomes?;
        let section = term_section(item.question, becomes);
        Some(Finding { question: item.question, becomes, section, row: item.row? })
    });
    found.collect()
}
