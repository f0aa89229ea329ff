//! What the difference of two papers is worth to each side: each change alone, and one after the other.

use super::align::{Aligned, plain};
use super::compare::{TermChange, unread_terms};
use super::round::lay;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, validate};
use crate::domain::issue::{Issue, Severity};
use crate::domain::valuation::{RateBasis, RnpvSplit, party_values};

/// What a change adds to both sides' values, millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gain {
    /// To the licensor.
    pub licensor: f64,
    /// To the licensee.
    pub licensee: f64,
}

/// Both bases of a value: at the licensee's rate for both, and at each side's own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Priced<T> {
    /// Both at the licensee's rate.
    pub common: T,
    /// Each at its own rate.
    pub own: T,
}

impl<T: Copy> Priced<T> {
    /// On one basis.
    pub const fn at(&self, basis: RateBasis) -> T {
        match basis {
            RateBasis::Own => self.own,
            RateBasis::Common => self.common,
        }
    }
}

impl Gain {
    /// To a side.
    pub const fn of(self, party: Party) -> f64 {
        match party {
            Party::Licensor => self.licensor,
            Party::Licensee => self.licensee,
        }
    }
}

/// Two papers compared, and what the difference is worth under one model.
#[derive(Debug, Clone, PartialEq)]
pub struct PricedComparison {
    /// Every changed term, in the order of the document.
    pub terms: Vec<TermChange>,
    /// The value of the older paper, or what keeps it from being valued under today's assumptions.
    pub before: Result<Priced<RnpvSplit>, Vec<Issue>>,
    /// The same of the newer one.
    pub after: Result<Priced<RnpvSplit>, Vec<Issue>>,
    /// What each change is worth alone, on top of the older paper; `None` where it cannot stand alone.
    pub alone: Vec<Option<Priced<Gain>>>,
    /// What each change adds to those made before it. They are made in the order of the document; one that
    /// cannot stand yet waits for what it needs. Together they are exactly what the whole is worth.
    pub in_turn: Vec<Option<Priced<Gain>>>,
}

/// Compares two papers of one deal, `model` holding the assumptions both are valued under.
pub fn priced(model: &Draft, before: &Draft, after: &Draft) -> PricedComparison {
    let mut pricing = ChangePricing::of(model, before, after);
    while pricing.step() {}
    pricing.comparison()
}

impl PricedComparison {
    /// What all changes together are worth; `None` while one of the papers has no value.
    pub fn whole(&self) -> Option<Priced<Gain>> {
        Some(gain(self.before.as_ref().ok()?, self.after.as_ref().ok()?))
    }
}

/// What one change adds to the value of the older of two papers alone.
pub(super) fn gain_of_change(
    model: &Draft,
    aligned: &Aligned,
    term: &TermChange,
    value: &Priced<RnpvSplit>,
) -> Option<Priced<Gain>> {
    Some(gain(value, &value_in(model, &made(&aligned.before, term))?))
}

pub(super) fn value_of(draft: &Draft) -> Result<Priced<RnpvSplit>, Vec<Issue>> {
    let checked = validate(draft);
    let refused = |issue: &Issue| issue.severity == Severity::Refused;
    let deal = checked.deal.ok_or(checked.issues).map_err(|mut issues| {
        issues.retain(refused);
        issues
    })?;
    let party_values = party_values(&deal);
    Ok(Priced { common: party_values.common, own: party_values.own })
}

/// The value of a sheet in the place of a model's own.
fn value_in(model: &Draft, keyed: &Draft) -> Option<Priced<RnpvSplit>> {
    let mut draft = model.clone();
    lay(&mut draft, &plain(keyed));
    value_of(&draft).ok()
}

/// The comparison of two papers, in steps that each take little time.
pub struct ChangePricing {
    model: Draft,
    /// The older paper.
    start: Draft,
    found: PricedComparison,
    /// The changes made so far, in turn, and what that is worth.
    sheet: Draft,
    value: Option<Priced<RnpvSplit>>,
    /// Places of changes that cannot be made yet.
    waiting: Vec<usize>,
    /// The next change to be valued alone, then the next to be made in turn.
    next: [usize; 2],
}

impl ChangePricing {
    /// As [`priced`], before its first step.
    pub fn of(model: &Draft, before: &Draft, after: &Draft) -> Self {
        let aligned = Aligned::of(before, after);
        let terms = unread_terms(&aligned, before, after);
        let (first, last) = (value_of(before), value_of(after));
        let value = first.as_ref().ok().filter(|_| last.is_ok()).copied();
        let none = vec![None; terms.len()];
        let found = PricedComparison {
            before: first,
            after: last,
            alone: none.clone(),
            in_turn: none,
            terms,
        };
        Self {
            model: model.clone(),
            sheet: aligned.before.clone(),
            start: aligned.before,
            found,
            value,
            waiting: Vec::new(),
            next: [0, 0],
        }
    }

    /// One change valued; `false` once there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let Some(value) = self.value else { return false };
        let [alone, in_turn] = self.next;
        if let (Some(term), Ok(first)) = (self.found.terms.get(alone), &self.found.before) {
            let worth = value_in(&self.model, &made(&self.start, term)).map(|it| gain(first, &it));
            if let Some(slot) = self.found.alone.get_mut(alone) {
                *slot = worth;
            }
            self.next = [alone + 1, in_turn];
            return true;
        }
        if in_turn >= self.found.terms.len() {
            self.close(&value);
            self.value = None;
            return false;
        }
        self.waiting.push(in_turn);
        // What waited may stand now, and what waited for that.
        while let Some(place) = (0..self.waiting.len()).rev().find(|place| self.make(*place)) {
            self.waiting.remove(place);
        }
        self.next = [alone, in_turn + 1];
        true
    }

    /// Makes a change that waits, if the sheet then has a value.
    fn make(&mut self, place: usize) -> bool {
        let Some(at) = self.waiting.get(place).copied() else { return false };
        let (Some(term), Some(value)) = (self.found.terms.get(at), &self.value) else {
            return false;
        };
        let next = made(&self.sheet, term);
        let Some(worth) = value_in(&self.model, &next) else { return false };
        if let Some(slot) = self.found.in_turn.get_mut(at) {
            *slot = Some(gain(value, &worth));
        }
        (self.sheet, self.value) = (next, Some(worth));
        true
    }

    /// Whatever could only be made together comes last, as one; so does what rounding left.
    fn close(&mut self, value: &Priced<RnpvSplit>) {
        let Ok(last) = &self.found.after else { return };
        let (rest, gains) = (gain(value, last), &mut self.found.in_turn);
        let takes = self.waiting.last().copied();
        let takes = takes.or_else(|| gains.iter().rposition(Option::is_some));
        if let Some(slot) = takes.and_then(|at| gains.get_mut(at)) {
            *slot = Some(slot.map_or(rest, |gain| plus(&gain, &rest)));
        }
    }

    /// What was found.
    pub fn comparison(self) -> PricedComparison {
        self.found
    }
}

fn made(sheet: &Draft, term: &TermChange) -> Draft {
    let mut next = sheet.clone();
    term.parts.iter().for_each(|part| part.make(&mut next));
    next
}

pub(super) fn gain(from: &Priced<RnpvSplit>, to: &Priced<RnpvSplit>) -> Priced<Gain> {
    let of = |from: &RnpvSplit, to: &RnpvSplit| Gain {
        licensor: to.licensor - from.licensor,
        licensee: to.licensee - from.licensee,
    };
    Priced { common: of(&from.common, &to.common), own: of(&from.own, &to.own) }
}

fn plus(a: &Priced<Gain>, b: &Priced<Gain>) -> Priced<Gain> {
    let of = |a: &Gain, b: &Gain| Gain {
        licensor: a.licensor + b.licensor,
        licensee: a.licensee + b.licensee,
    };
    Priced { common: of(&a.common, &b.common), own: of(&a.own, &b.own) }
}
