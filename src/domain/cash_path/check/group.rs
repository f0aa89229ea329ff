//! Issues that say the same of several payments, as one line each.

use super::{PaymentIssue, PaymentProblem, words};
use crate::domain::calendar::HolidayCalendar;
use crate::domain::date::{Date, Quarter};
use crate::domain::deal::PaymentKind;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::domain::words::{sentence, values};

/// The issues of one line: the same trouble, of one payment or of several.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueGroup<'a> {
    /// The first of them.
    pub first: &'a PaymentIssue,
    /// The others.
    pub rest: Vec<&'a PaymentIssue>,
}

/// What issues of one line have in common. For the record the closure's name does not matter.
type IssueKey = (Severity, &'static str, Option<&'static str>, Option<(HolidayCalendar, Date)>);

impl<'a> IssueGroup<'a> {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &'a PaymentIssue> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// How bad.
    pub fn severity(&self) -> Severity {
        self.first.severity
    }

    /// What is wrong, one sentence: of several payments how many, which and from when.
    pub fn message(&self, lang: Lang) -> String {
        if self.rest.is_empty() {
            return self.first.message(lang);
        }
        let problems: Vec<&PaymentProblem> = self.all().map(|issue| &issue.problem).collect();
        words::of_several(&self.whose(lang), &problems, lang)
    }

    /// What to do, one sentence; nothing where nothing is known to do.
    pub fn fix(&self, lang: Lang) -> Option<String> {
        (self.severity() != Severity::Note).then(|| match self.rest.is_empty() {
            true => self.first.fix(lang),
            false => words::fix_of_several(&self.first.problem, lang),
        })
    }

    /// Path of the field that mends it; nothing where there is none, or each has another.
    pub fn path(&self) -> Option<&'a str> {
        let path = self.first.path.as_str();
        let mends = self.severity() != Severity::Note && self.first.problem.has_a_field();
        let one = self.rest.iter().all(|issue| issue.path == path);
        (mends && one && !path.is_empty()).then_some(path)
    }

    /// `19 royalty payments from 2040 Q4`.
    fn whose(&self, lang: Lang) -> String {
        let kinds: Vec<PaymentKind> = self.all().filter_map(|issue| issue.kind).collect();
        let kind = kinds.first().filter(|kind| kinds.iter().all(|other| other == *kind));
        let first = self.all().filter_map(|issue| issue.from).min();
        let from = first.map(|day| from(day, kind.copied(), lang)).unwrap_or_default();
        let count = self.rest.len() + 1;
        let word = kind.map_or("several", |kind| kind.word());
        let values = values![count, from];
        sentence(&format!("whose.{word}"), lang, &values)
    }
}

/// When the first of them is: of quarterly payments the quarter.
fn from(day: Date, kind: Option<PaymentKind>, lang: Lang) -> String {
    if !kind.is_some_and(PaymentKind::is_quarterly) {
        return day.to_string();
    }
    let quarter = Quarter::of(day);
    match lang {
        Lang::En => format!("{} Q{}", quarter.year(), quarter.number()),
        Lang::Zh => format!("{} 年第 {} 季度", quarter.year(), quarter.number()),
    }
}

fn key(issue: &PaymentIssue) -> IssueKey {
    let closure = match &issue.problem {
        PaymentProblem::ClosureOverlap { closure, .. }
        | PaymentProblem::ClosureNear { closure, .. }
            if issue.severity != Severity::Note =>
        {
            Some((closure.calendar, closure.from))
        }
        _ => None,
    };
    (issue.severity, issue.code(), words::case_of_several(&issue.problem), closure)
}

/// The issues, those that say the same of several payments together, in the order of the first of each.
pub fn distinct(issues: &[PaymentIssue]) -> Vec<IssueGroup<'_>> {
    let mut groups: Vec<IssueGroup> = Vec::new();
    for issue in issues {
        let alike = |group: &&mut IssueGroup| {
            let several = issue.payment.is_some() && group.first.payment.is_some();
            (several && key(group.first) == key(issue)) || group.first.problem == issue.problem
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.rest.push(issue),
            None => groups.push(IssueGroup { first: issue, rest: Vec::new() }),
        }
    }
    groups
}

/// The groups but those that repeat what is said at a field where it was typed.
pub fn besides<'a>(issues: &'a [PaymentIssue], typed: &[Issue]) -> Vec<IssueGroup<'a>> {
    let said = |group: &IssueGroup| {
        let same = |issue: &Issue| issue.path == group.first.path;
        group.first.payment.is_none() && typed.iter().any(same)
    };
    let mut groups = distinct(issues);
    groups.retain(|group| !said(group));
    groups
}

/// Groups counted by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the severities")]
pub struct Counts {
    pub red: usize,
    pub amber: usize,
    pub note: usize,
}

impl Counts {
    /// Counts the [`distinct`] ones; what is refused counts as red.
    pub fn of(issues: &[PaymentIssue]) -> Self {
        Self::of_groups(&distinct(issues))
    }

    /// Counts groups.
    pub fn of_groups(groups: &[IssueGroup]) -> Self {
        groups.iter().fold(Self::default(), |mut counts, group| {
            match group.severity() {
                Severity::Refused | Severity::Red => counts.red += 1,
                Severity::Amber => counts.amber += 1,
                Severity::Note => counts.note += 1,
            }
            counts
        })
    }

    /// Those somebody has to act on.
    pub fn to_act(self) -> usize {
        self.red + self.amber
    }
}
