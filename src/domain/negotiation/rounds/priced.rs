//! What the difference of two papers is worth to each side: each change alone, and one after the other.

use super::align::{Aligned, plain};
use super::compare::{TermChange, terms};
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
    let aligned = Aligned::of(before, after);
    let terms = terms(&aligned, before, after);
    let table = ChangePricing { model, terms: &terms };
    let (first, last) = (value_of(before), value_of(after));
    let (alone, in_turn) = match (&first, &last) {
        (Ok(first), Ok(last)) => {
            (table.alone(&aligned.before, first), table.in_turn(&aligned.before, first, last))
        }
        _ => (vec![None; terms.len()], vec![None; terms.len()]),
    };
    PricedComparison { before: first, after: last, alone, in_turn, terms }
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
    let table = ChangePricing { model, terms: &[] };
    Some(gain(value, &table.value(&made(&aligned.before, term))?))
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

/// The changes, and the model they are valued under.
struct ChangePricing<'a> {
    model: &'a Draft,
    terms: &'a [TermChange],
}

impl ChangePricing<'_> {
    fn value(&self, keyed: &Draft) -> Option<Priced<RnpvSplit>> {
        let mut draft = self.model.clone();
        lay(&mut draft, &plain(keyed));
        value_of(&draft).ok()
    }

    fn alone(&self, start: &Draft, first: &Priced<RnpvSplit>) -> Vec<Option<Priced<Gain>>> {
        let worth = |term: &TermChange| Some(gain(first, &self.value(&made(start, term))?));
        self.terms.iter().map(worth).collect()
    }

    fn in_turn(
        &self,
        start: &Draft,
        first: &Priced<RnpvSplit>,
        last: &Priced<RnpvSplit>,
    ) -> Vec<Option<Priced<Gain>>> {
        let mut steps = ChangesInTurn {
            sheet: start.clone(),
            value: *first,
            gains: vec![None; self.terms.len()],
        };
        let mut waiting: Vec<usize> = Vec::new();
        for at in 0..self.terms.len() {
            waiting.push(at);
            // What waited may stand now, and what waited for that.
            while let Some(place) = waiting.iter().rposition(|at| steps.make(self, *at)) {
                waiting.remove(place);
            }
        }
        // Whatever could only be made together comes last, as one; so does what rounding left.
        let rest = gain(&steps.value, last);
        let takes =
            waiting.last().copied().or_else(|| steps.gains.iter().rposition(Option::is_some));
        if let Some(slot) = takes.and_then(|at| steps.gains.get_mut(at)) {
            *slot = Some(slot.map_or(rest, |gain| plus(&gain, &rest)));
        }
        steps.gains
    }
}

/// The changes made so far.
struct ChangesInTurn {
    sheet: Draft,
    value: Priced<RnpvSplit>,
    gains: Vec<Option<Priced<Gain>>>,
}

impl ChangesInTurn {
    /// Makes a change, if the sheet then has a value.
    fn make(&mut self, table: &ChangePricing, at: usize) -> bool {
        let Some(term) = table.terms.get(at) else { return false };
        let next = made(&self.sheet, term);
        let Some(value) = table.value(&next) else { return false };
        if let Some(slot) = self.gains.get_mut(at) {
            *slot = Some(gain(&self.value, &value));
        }
        (self.sheet, self.value) = (next, value);
        true
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
