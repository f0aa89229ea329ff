//! The sentence of every payment problem and what to do about it: keys and values for `locales/problems.txt`.

use super::PaymentProblem as P;
use crate::domain::calendar::{Closure, HolidayCalendar, Status};
use crate::domain::currency::{Country, Currency};
use crate::domain::format::{modelled_money, modelled_percent};
use crate::domain::lang::Lang;
use crate::domain::words::{choice, choice_in_print, sentence, values};

/// What is wrong, one sentence.
pub(super) fn message(problem: &P, lang: Lang) -> String {
    let case = case(problem).map(|case| format!(".{case}")).unwrap_or_default();
    sentence(&format!("payment.{}{case}", problem.code()), lang, &values_of(problem, lang))
}

/// What to do, one sentence.
pub(super) fn fix(problem: &P, lang: Lang) -> String {
    let case = match problem {
        P::ClosureOverlap { due_by: Some(_), .. } => ".before",
        P::Late { paid: true, .. } => ".paid",
        _ => "",
    };
    sentence(&format!("fix.{}{case}", problem.code()), lang, &values_of(problem, lang))
}

/// What is wrong with several payments alike, one sentence; `whose` says with which.
pub(super) fn of_several(whose: &str, problems: &[&P], lang: Lang) -> String {
    let Some(all) = merged(problems) else { return String::new() };
    let several = case_of_several(&all).unwrap_or(if one_closure(problems) {
        "several"
    } else {
        "several_closures"
    });
    let values = [values![whose], values_of(&all, lang)].concat();
    sentence(&format!("payment.{}.{several}", all.code()), lang, &values)
}

/// What to do about several payments alike, one sentence.
pub(super) fn fix_of_several(problem: &P, lang: Lang) -> String {
    let several = P::code(problem);
    match problem {
        P::ClosureOverlap { closure, .. } => {
            let values = closure_values(closure, lang);
            sentence(&format!("fix.{several}.several"), lang, &values)
        }
        _ => fix(problem, lang),
    }
}

/// Which of its sentences a problem of several payments has, where it has more than one.
pub(super) fn case_of_several(problem: &P) -> Option<&'static str> {
    match problem {
        P::CalendarMissing { calendars, .. } if calendars.is_empty() => Some("several_no_calendar"),
        P::Late { paid: true, .. } => Some("several_paid"),
        P::DocumentsOver50k { rated: false, .. } => Some("several_unrated"),
        _ => None,
    }
}

/// Whether the problems are about one closure, if about any.
fn one_closure(problems: &[&P]) -> bool {
    let mut closures = problems.iter().filter_map(|problem| match problem {
        P::ClosureOverlap { closure, .. } | P::ClosureNear { closure, .. } => Some(closure),
        _ => None,
    });
    closures.next().is_none_or(|first| closures.all(|closure| closure.from == first.from))
}

/// One problem for all of them: money added up, years from the first to the last.
fn merged(problems: &[&P]) -> Option<P> {
    let (first, rest) = problems.split_first()?;
    Some(rest.iter().fold((*first).clone(), |all, problem| all.with(problem)))
}

/// Which of its sentences a problem has, where it has several.
fn case(problem: &P) -> Option<&'static str> {
    match problem {
        P::ClosureNear { longest_only: true, .. } => Some("longest"),
        P::RegistrationDeadline { limit, on } if on > limit => Some("passed"),
        P::CalendarMissing { calendars, .. } if calendars.is_empty() => Some("no_calendar"),
        P::OdiPending { expected: Some(_) } => Some("expected"),
        P::Late { paid: true, .. } => Some("paid"),
        P::DocumentsOver50k { rated: false, .. } => Some("unrated"),
        _ => None,
    }
}

/// What the sentences of a problem name.
fn values_of(problem: &P, lang: Lang) -> Vec<(&'static str, String)> {
    let money =
        |currency: &Currency, millions: &f64| modelled_money(*millions, currency.code(), lang);
    let percent = |rate: &f64| modelled_percent(*rate, lang);
    match problem {
        P::ClosureOverlap { due_on, usable, closure, due_by } => {
            let due_by = due_by.map(|day| day.to_string()).unwrap_or_default();
            [closure_values(closure, lang), values![due_on, usable, due_by]].concat()
        }
        P::ClosureNear { due_on, closure, .. } => {
            [closure_values(closure, lang), values![due_on]].concat()
        }
        P::RegistrationLate { registration, credited } => values![registration, credited],
        P::RegistrationDeadline { limit, on } => values![limit, on],
        P::TreatyFormMissing { pay_on, at_stake, currency, rate, treaty } => values![
            pay_on,
            at_stake = money(currency, at_stake),
            rate = percent(rate),
            treaty = percent(treaty)
        ],
        P::DeCertificate { at_stake, currency } => values![at_stake = money(currency, at_stake)],
        P::HkNoTreaty { country, rate } => {
            values![country = named(country, lang), rate = percent(rate)]
        }
        P::CalendarProjected { calendars, first, last } => {
            values![places = places(calendars, lang), years = years(*first, *last)]
        }
        P::CalendarMissing { calendars, country, currency } => {
            let (country, currency) = (named(country, lang), currency_name(currency, lang));
            values![places = places(calendars, lang), country, currency]
        }
        P::OdiPending { expected } => {
            expected.iter().flat_map(|expected| values![expected]).collect()
        }
        P::Late { due_on, until, days, interest, currency, .. } => {
            values![due_on, until, days, interest = money(currency, interest)]
        }
        P::PapersLate { due_on, ready } => values![due_on, ready],
        P::WhtUnknown { country } | P::HkNoCredit { country } => {
            values![country = named(country, lang)]
        }
        P::WhtOld { country, checked_on, since } => {
            values![country = named(country, lang), checked_on, since]
        }
        P::WhtDiffers { entered, table, difference, currency } => values![
            entered = percent(entered),
            table = percent(table),
            difference = money(currency, difference)
        ],
        P::StepOrder { step } => values![step = step.info().map_or("", |info| info.name(lang))],
        P::DueBeforeEffective { due_on, effective_on } => values![due_on, effective_on],
        P::EffectiveBeforeSigned { effective_on, signed_on } => values![effective_on, signed_on],
        P::DocumentsOver50k { currency, .. } => values![currency = currency_name(currency, lang)],
        P::RestrictedTechnology
        | P::ProhibitedTechnology
        | P::TechnologyNotAssessed
        | P::HkAffiliateRelief
        | P::WhtRefused
        | P::SpotRefused => Vec::new(),
    }
}

/// A closure by its place and holiday and, where it is not official, how sure it is; its days, and the next.
fn closure_values(closure: &Closure, lang: Lang) -> Vec<(&'static str, String)> {
    let projected = closure.status >= Status::Projected;
    let place = closure.calendar.name(lang);
    let name = match lang {
        Lang::En => {
            format!("{} ({place}{})", closure.name.en, if projected { ", projected" } else { "" })
        }
        Lang::Zh => {
            format!("{place}{}{}", closure.name.zh, if projected { "（推算）" } else { "" })
        }
    };
    let after = closure.to.succ_opt().unwrap_or(closure.to);
    values![closure = name, from = closure.from, to = closure.to, after]
}

/// A country within a sentence; one without a name here by its letters.
fn named(country: &Country, lang: Lang) -> String {
    let code = country.to_string();
    choice_in_print("terms.parties.licensee.country", &code, lang).map_or(code, str::to_owned)
}

/// A currency within a sentence: its code, in Chinese its name where it has one.
fn currency_name(currency: &Currency, lang: Lang) -> &str {
    let code = currency.code();
    choice("terms.currency", code, lang).filter(|_| lang == Lang::Zh).unwrap_or(code)
}

fn places(calendars: &[HolidayCalendar], lang: Lang) -> String {
    let names: Vec<&str> = calendars.iter().map(|calendar| calendar.name(lang)).collect();
    names.join(if lang == Lang::En { ", " } else { "、" })
}

fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}
