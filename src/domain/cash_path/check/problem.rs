//! What can be wrong with payments, with what each sentence needs.

use crate::domain::calendar::{Closure, HolidayCalendar};
use crate::domain::currency::{Country, Currency};
use crate::domain::date::Date;
use crate::domain::deal::PathStep;

/// What is wrong. Amounts are millions of the deal currency.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant's sentence stands in words.rs")]
pub enum PaymentProblem {
    ClosureOverlap { due_on: Date, usable: Date, closure: Closure, due_by: Option<Date> },
    ClosureNear { due_on: Date, closure: Closure, longest_only: bool },
    RegistrationLate { registration: Date, credited: Date },
    RegistrationDeadline { limit: Date, on: Date },
    TreatyFormMissing { pay_on: Date, at_stake: f64, currency: Currency, rate: f64, treaty: f64 },
    DeCertificate { at_stake: f64, currency: Currency },
    RestrictedTechnology,
    ProhibitedTechnology,
    TechnologyNotAssessed,
    HkNoTreaty { country: Country, rate: f64 },
    HkAffiliateRelief,
    HkNoCredit { country: Country },
    CalendarProjected { calendars: Vec<HolidayCalendar>, first: i32, last: i32 },
    CalendarMissing { calendars: Vec<HolidayCalendar>, country: Country, currency: Currency },
    DocumentsOver50k { currency: Currency, rated: bool },
    OdiPending { expected: Option<Date> },
    Late { due_on: Date, until: Date, paid: bool, days: i64, interest: f64, currency: Currency },
    PapersLate { due_on: Date, ready: Date },
    WhtUnknown { country: Country },
    WhtOld { country: Country, checked_on: Date, since: Date },
    WhtDiffers { entered: f64, table: f64, difference: f64, currency: Currency },
    WhtRefused,
    SpotRefused,
    StepOrder { step: PathStep },
    DueBeforeEffective { due_on: Date, effective_on: Date },
    EffectiveBeforeSigned { effective_on: Date, signed_on: Date },
}

impl PaymentProblem {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::ClosureOverlap { .. } => "closure_overlap",
            Self::ClosureNear { .. } => "closure_near",
            Self::RegistrationLate { .. } => "registration_late",
            Self::RegistrationDeadline { .. } => "registration_deadline",
            Self::TreatyFormMissing { .. } => "treaty_form_missing",
            Self::DeCertificate { .. } => "de_certificate",
            Self::RestrictedTechnology => "restricted_technology",
            Self::ProhibitedTechnology => "prohibited_technology",
            Self::TechnologyNotAssessed => "technology_not_assessed",
            Self::HkNoTreaty { .. } => "hk_no_treaty",
            Self::HkAffiliateRelief => "hk_affiliate_relief",
            Self::HkNoCredit { .. } => "hk_no_credit",
            Self::CalendarProjected { .. } => "calendar_projected",
            Self::CalendarMissing { .. } => "calendar_missing",
            Self::DocumentsOver50k { .. } => "documents_over_50k",
            Self::OdiPending { .. } => "odi_pending",
            Self::Late { .. } => "late",
            Self::PapersLate { .. } => "papers_late",
            Self::WhtUnknown { .. } => "wht_unknown",
            Self::WhtOld { .. } => "wht_old",
            Self::WhtDiffers { .. } => "wht_differs",
            Self::WhtRefused => "wht_refused",
            Self::SpotRefused => "spot_refused",
            Self::StepOrder { .. } => "step_order",
            Self::DueBeforeEffective { .. } => "due_before_effective",
            Self::EffectiveBeforeSigned { .. } => "effective_before_signed",
        }
    }

    /// Whether a field of the deal mends it.
    pub(super) fn has_a_field(&self) -> bool {
        !matches!(self, Self::CalendarProjected { .. } | Self::CalendarMissing { .. })
    }

    pub(super) fn sources(&self) -> &'static [&'static str] {
        match self {
            Self::RegistrationLate { .. } => &["mofcom_3_2009", "huifa_2013_30", "huifa_2020_14"],
            Self::RegistrationDeadline { .. } => &["mofcom_3_2009"],
            Self::TreatyFormMissing { .. }
            | Self::WhtUnknown { .. }
            | Self::WhtOld { .. }
            | Self::WhtDiffers { .. } => &["wht_table"],
            Self::DeCertificate { .. } => &["de_50c"],
            Self::RestrictedTechnology
            | Self::ProhibitedTechnology
            | Self::TechnologyNotAssessed => &["tier", "catalogue"],
            Self::HkNoTreaty { .. } => &["ird_dta", "wht_table"],
            Self::HkAffiliateRelief => &["caishui_2010_111"],
            Self::HkNoCredit { .. } => &["hk_deduction", "ird_dta"],
            Self::ClosureOverlap { closure, .. } | Self::ClosureNear { closure, .. } => {
                calendar_source(closure.calendar)
            }
            Self::CalendarProjected { .. } => &["cn_holidays", "hk_holidays"],
            Self::DocumentsOver50k { .. } => &["safe_2013", "huifa_2020_14"],
            Self::OdiPending { .. } => &["ndrc_odi", "mofcom_odi", "safe_odi"],
            Self::PapersLate { .. } => &["announcement_40_2013", "announcement_19_2021"],
            _ => &[],
        }
    }
}

fn calendar_source(calendar: HolidayCalendar) -> &'static [&'static str] {
    if calendar == HolidayCalendar::Cn { &["cn_holidays"] } else { &["hk_holidays"] }
}

impl PaymentProblem {
    /// The same trouble of this payment and another: money added up, years from the first to the last.
    pub(super) fn with(mut self, other: &Self) -> Self {
        match (&mut self, other) {
            (
                Self::TreatyFormMissing { at_stake, .. },
                Self::TreatyFormMissing { at_stake: more, .. },
            )
            | (Self::Late { interest: at_stake, .. }, Self::Late { interest: more, .. }) => {
                *at_stake += more;
            }
            (
                Self::CalendarProjected { calendars, first, last },
                Self::CalendarProjected { calendars: more, first: from, last: to },
            ) => {
                add(calendars, more);
                (*first, *last) = ((*first).min(*from), (*last).max(*to));
            }
            (
                Self::CalendarMissing { calendars, .. },
                Self::CalendarMissing { calendars: more, .. },
            ) => add(calendars, more),
            _ => {}
        }
        self
    }
}

fn add(calendars: &mut Vec<HolidayCalendar>, more: &[HolidayCalendar]) {
    for calendar in more {
        if !calendars.contains(calendar) {
            calendars.push(*calendar);
        }
    }
}
