//! A formality and its dates: computed, or as the user entered them.

use super::setup::PaymentSetup;
use super::three_point::ThreePoint;
use crate::domain::calendar::{HolidayCalendar, JointCalendar};
use crate::domain::date::Date;
use crate::domain::deal::{EnteredFormality, FormalityKind, PathStep};

/// Days the law gives for the registration, and for each amendment. Source: MOFCOM Order 3 of 2009, Arts 6-7.
pub const REGISTRATION_DAYS: u32 = 60;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Who {
    Licensor,
    Payer,
    Both,
}

/// A formality and its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formality {
    /// Which.
    pub kind: FormalityKind,
    /// Who.
    pub who: Who,
    /// The scheduled payment it belongs to; `None`: the deal.
    pub payment: Option<usize>,
    /// Needed by this day.
    pub needed_by: Option<Date>,
    /// The law's last day, where there is one.
    pub legal_limit: Option<Date>,
    /// Expected on; all three the same where the user entered a day. `None`: nobody can say.
    pub expected: Option<ThreePoint<Date>>,
    /// The user marked it as done.
    pub done: bool,
    /// The steps it takes, for durations and their sources.
    pub steps: &'static [PathStep],
    /// Keys of [`crate::domain::refdata::instruments`].
    pub sources: &'static [&'static str],
}

impl Formality {
    /// Whether it is expected (likely) after it is needed, and not done.
    pub fn is_late(&self) -> bool {
        let late = self.needed_by.zip(self.expected).is_some_and(|(by, on)| on.likely > by);
        late && !self.done
    }
}

pub(super) fn cn_offices() -> JointCalendar {
    JointCalendar::offices(HolidayCalendar::Cn)
}

/// A formality of the deal: the user's entry, if any, replaces the computed dates.
pub(super) fn formality(
    setup: &PaymentSetup,
    kind: FormalityKind,
    who: Who,
    computed: Option<ThreePoint<Date>>,
) -> Formality {
    blank(setup.entered(kind), kind, who, computed)
}

pub(super) fn blank(
    entered: Option<&EnteredFormality>,
    kind: FormalityKind,
    who: Who,
    computed: Option<ThreePoint<Date>>,
) -> Formality {
    let day = entered.and_then(|entered| entered.on).map(ThreePoint::same);
    Formality {
        kind,
        who,
        payment: None,
        needed_by: None,
        legal_limit: None,
        expected: day.or(computed),
        done: entered.is_some_and(|entered| entered.done),
        steps: &[],
        sources: &[],
    }
}

/// The day the user asked or will ask for it, else the given one.
pub(super) fn requested(
    setup: &PaymentSetup,
    kind: FormalityKind,
    otherwise: Date,
) -> ThreePoint<Date> {
    let entered = setup.entered(kind).and_then(|entered| entered.requested_on);
    ThreePoint::same(entered.unwrap_or(otherwise))
}
