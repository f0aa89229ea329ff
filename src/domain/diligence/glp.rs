//! The GLP check of non-clinical studies meant for an EU filing.
//!
//! A pivotal study is to be done in, or inspected by, a country of the OECD's mutual acceptance of data (CTFG).
//! Practitioners add that the inspection lies within three years of the final report; on which side of it they do not
//! say, so here either side counts.

use super::sentences::{joined, sentence, told};
use crate::domain::date::{Date, add_months};
use crate::domain::deal::{StudyPlace, YesNo};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// Three years.
const MONTHS: u32 = 36;

/// What the GLP check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GlpVerdict {
    /// No EU filing, or a study done where its GLP standing is accepted.
    NotNeeded,
    /// Inspected within three years of the report.
    Ok,
    /// Inspected more than three years before it.
    Early,
    /// Inspected more than three years after it.
    Late,
    /// No inspection.
    Missing,
    /// Too little is known.
    Ask,
}

/// The verdict with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glp {
    /// The verdict.
    pub verdict: GlpVerdict,
    reason: &'static str,
    report_on: Option<Date>,
    inspection_on: Option<Date>,
}

impl Glp {
    /// Why, and how sure that is.
    pub fn sentence(&self, lang: Lang) -> String {
        let day = |date: Option<Date>| date.map_or_else(String::new, |date| told(date, lang));
        let (report, inspection) = (day(self.report_on), day(self.inspection_on));
        let blanks = [("report_on", report.as_str()), ("inspection_on", inspection.as_str())];
        let why = sentence(self.reason, lang, &blanks);
        joined(&[why, sentence("glp_practice", lang, &[])], lang)
    }
}

/// Applies the check to what a draft's `diligence` says.
pub fn glp(values: &FieldValues) -> Glp {
    let report_on = values.date("diligence.report_on");
    let inspection_on = values.date("diligence.inspection_on");
    let filing: YesNo = values.read("diligence.eu_filing").unwrap_or_default();
    let place: StudyPlace = values.read("diligence.study_place").unwrap_or_default();
    let (verdict, reason) = match (filing, place) {
        (YesNo::No, _) => (GlpVerdict::NotNeeded, "glp_no_filing"),
        (_, StudyPlace::Eu | StudyPlace::OecdMad) => (GlpVerdict::NotNeeded, "glp_place"),
        (YesNo::Yes, StudyPlace::Elsewhere) => elsewhere(report_on, inspection_on),
        (YesNo::Unknown, _) | (YesNo::Yes, StudyPlace::Unknown) => (GlpVerdict::Ask, "glp_ask"),
    };
    Glp { verdict, reason, report_on, inspection_on }
}

fn elsewhere(report_on: Option<Date>, inspection_on: Option<Date>) -> (GlpVerdict, &'static str) {
    match (report_on, inspection_on) {
        (_, None) => (GlpVerdict::Missing, "glp_missing"),
        (None, Some(_)) => (GlpVerdict::Ask, "glp_ask"),
        (Some(report), Some(inspection)) if inspection > add_months(report, MONTHS) => {
            (GlpVerdict::Late, "glp_late")
        }
        (Some(report), Some(inspection)) if report > add_months(inspection, MONTHS) => {
            (GlpVerdict::Early, "glp_early")
        }
        _ => (GlpVerdict::Ok, "glp_ok"),
    }
}
