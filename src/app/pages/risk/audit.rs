//! The audit run: asked for, followed, cancelled, and what it found beside the exact figures.

use super::words::side_name;
use crate::app::browser;
use crate::app::components::{TitledSection, block, click, live, typed};
use crate::app::format;
use crate::app::state::{AppState, state};
use crate::app::study_signals::AuditState;
use crate::domain::deal::{Party, Structure};
use crate::domain::uncertainty::{
    AUDIT_ALGORITHM, AuditResult, AuditSide, EndSpread, Estimate, MOST_PATHS, USUAL_PATHS,
};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

const SIDES: [Party; 2] = [Party::Licensor, Party::Licensee];
/// So many standard errors apart are chance; more are hardly.
const WITHIN: f64 = 3.0;

/// What is typed.
#[derive(Clone, Copy)]
struct AuditAsked {
    paths: RwSignal<String>,
    seed: RwSignal<String>,
}

/// The audit run.
#[component]
pub fn Audit() -> impl IntoView {
    let state = state();
    let grouped = format::number(f64::from(USUAL_PATHS), 0);
    let asked = AuditAsked { paths: RwSignal::new(grouped), seed: RwSignal::new("1".to_owned()) };
    let refused = RwSignal::new(None::<String>);
    let run = move || match asked.read(state) {
        Ok((paths, seed)) => {
            refused.set(None);
            state.study.audit.set(AuditState::Running { paths, done: 0 });
            browser::study_audit(paths, seed, state.study.run.get_untracked());
        }
        Err(sentence) => refused.set(Some(sentence)),
    };
    let cancel = move || {
        state.study.audit.set(AuditState::Cancelled);
        browser::study_audit(0, 0, state.study.run.get_untracked());
    };
    let running =
        Memo::new(move |_| state.study.audit.with(|it| matches!(it, AuditState::Running { .. })));
    let button = block(move || match running.get() {
        true => button(text!(state, risk.cancel), "cancel", cancel),
        false => button(text!(state, risk.run), "run", run),
    });
    view! {
        <TitledSection
            title=text!(state, risk.audit)
            note=live(move || tr!(state, risk.audit_note).to_owned())
        >
            <div class="form" id="audit">
                {number_box("audit-paths", text!(state, risk.paths), asked.paths)}
                {number_box("audit-seed", text!(state, risk.seed), asked.seed)}
                {button}
            </div>
            {bar(state)}
            <p class="hint" id="audit-status" role="status">
                {live(move || refused.get().unwrap_or_else(|| told(state)))}
            </p>
            {block(move || match state.study.audit.get() {
                AuditState::Done(result) => Some(table(state, &result)),
                AuditState::None
                | AuditState::Running { .. }
                | AuditState::Cancelled
                | AuditState::Stopped
                | AuditState::Outdated => None,
            })}
        </TitledSection>
    }
}

fn button(name: Signal<&'static str>, what: &'static str, act: impl Fn() + 'static) -> AnyView {
    let id = format!("audit-{what}");
    view! {
        <button type="button" id=id on:click=click(act)>
            {name}
        </button>
    }
    .into_any()
}

fn number_box(id: &'static str, name: Signal<&'static str>, text: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <input
                type="text"
                class="number"
                id=id
                inputmode="numeric"
                prop:value=move || text.get()
                on:input=typed(move |typed| text.set(typed))
            />
        </div>
    }
    .into_any()
}

/// How far a run is.
fn bar(state: AppState) -> AnyView {
    block(move || match state.study.audit.get() {
        AuditState::Running { paths, done } => Some(view! {
            <progress
                max=paths.to_string()
                value=done.to_string()
                aria-label=text!(state, risk.audit)
            ></progress>
        }),
        AuditState::None
        | AuditState::Cancelled
        | AuditState::Stopped
        | AuditState::Done(_)
        | AuditState::Outdated => None,
    })
    .into_any()
}

/// Where the run is, in words.
fn told(state: AppState) -> String {
    let count = |number: u32| format::number(f64::from(number), 0);
    match state.study.audit.get() {
        AuditState::None => tr!(state, risk.audit_how, algorithm = AUDIT_ALGORITHM),
        AuditState::Running { paths, done } => {
            tr!(state, risk.audit_running, done = count(done), paths = count(paths))
        }
        AuditState::Cancelled => tr!(state, risk.audit_cancelled).to_owned(),
        AuditState::Stopped => tr!(state, risk.audit_stopped).to_owned(),
        AuditState::Outdated => tr!(state, risk.audit_outdated).to_owned(),
        AuditState::Done(result) => tr!(
            state,
            risk.audit_done,
            paths = count(result.paths),
            seed = result.seed.to_string(),
            algorithm = AUDIT_ALGORITHM
        ),
    }
}

impl AuditAsked {
    /// Paths and seed as typed.
    ///
    /// # Errors
    /// What is refused, in a sentence.
    fn read(self, state: AppState) -> Result<(u32, u32), String> {
        let count = |number: f64| format::number(number, 0);
        let most = count(f64::from(MOST_PATHS));
        let paths = self.paths.with_untracked(|text| whole(text)).filter(|paths| *paths >= 1.0);
        let paths = paths.ok_or_else(|| tr!(state, risk.paths_wanted, most = most.clone()))?;
        if paths > f64::from(MOST_PATHS) {
            return Err(tr!(state, risk.too_many_paths, paths = count(paths), most = most));
        }
        let seed = self.seed.with_untracked(|text| whole(text));
        let seed = seed
            .filter(|seed| *seed <= f64::from(u32::MAX))
            .ok_or_else(|| tr!(state, risk.seed_wanted, most = count(f64::from(u32::MAX))))?;
        Ok((paths as u32, seed as u32))
    }
}

/// A whole number from 0 on, its digits grouped or not, as a power too: `10^6`, `1e6`.
fn whole(text: &str) -> Option<f64> {
    let between = |c: char| c.is_whitespace() || [',', '_', '，'].contains(&c);
    let plain: String = text.chars().filter(|c| !between(*c)).collect();
    let number: f64 = plain.replace("10^", "1e").parse().ok()?;
    (number.is_finite() && number >= 0.0 && number.fract() == 0.0).then_some(number)
}

/// What a row shows of a side's run and of the exact figures.
type AuditRow = (
    Signal<&'static str>,
    fn(AppState, &AuditSide) -> String,
    fn(AppState, &Exact) -> Option<String>,
);

/// A side's figures without simulation, as far as they are known yet.
struct Exact {
    mean: Option<Estimate>,
    end: Option<EndSpread>,
}

impl Exact {
    /// The mean over the ranges; of a company whose shares may be worth nothing the mean of what happens in the end.
    fn of(state: AppState, party: Party) -> Self {
        let end = state.study.found(|found| found.ends.clone());
        let end = end.map(|ends| ends.of(party).clone());
        let licence = state.graph.checked.with(|checked| {
            checked.deal.as_ref().is_some_and(|deal| deal.terms.structure == Structure::License)
        });
        let mean = match licence {
            true => state
                .study
                .bands()
                .map(|bands| bands.of(crate::domain::valuation::RateBasis::Own, party).mean),
            false => end.as_ref().map(|end| end.mean),
        };
        Self { mean, end }
    }
}

fn table(state: AppState, result: &Arc<AuditResult>) -> AnyView {
    let rows: [AuditRow; 5] = [
        (text!(state, risk.mean), mean, |state, exact| {
            Some(state.style().amount(exact.mean?.value))
        }),
        (
            text!(state, risk.p5),
            |state, side| state.style().amount(side.low),
            |state, exact| Some(state.style().amount(exact.end.as_ref()?.low.value)),
        ),
        (
            text!(state, risk.p50),
            |state, side| state.style().amount(side.middle),
            |state, exact| Some(state.style().amount(exact.end.as_ref()?.middle.value)),
        ),
        (
            text!(state, risk.p95),
            |state, side| state.style().amount(side.high),
            |state, exact| Some(state.style().amount(exact.end.as_ref()?.high.value)),
        ),
        (
            text!(state, risk.lose),
            |state, side| state.style().percent(side.loses),
            |state, exact| Some(state.style().percent(exact.end.as_ref()?.loses.value)),
        ),
    ];
    let head = SIDES.map(|party| {
        let name = live(move || side_name(state, party).to_owned());
        view! {
            <th scope="colgroup" colspan="2" class="number">
                {name}
            </th>
        }
    });
    let kinds = SIDES.map(|_| {
        view! {
            <th scope="col" class="number">
                {text!(state, risk.audit_paths)}
            </th>
            <th scope="col" class="number">
                {text!(state, risk.exact)}
            </th>
        }
    });
    let rows = rows.map(|row| line(state, result, row));
    let apart = SIDES.map(|party| {
        let result = result.clone();
        let distance = live(move || distance(state, &result, party).unwrap_or_default());
        view! {
            <td class="number" colspan="2">
                {distance}
            </td>
        }
    });
    view! {
        <div class="scroll">
            <table class="data" id="audit-table">
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                    <tr>
                        <td></td>
                        {kinds}
                    </tr>
                </thead>
                <tbody>
                    {rows} <tr>
                        <th scope="row">{text!(state, risk.apart)}</th>
                        {apart}
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn mean(state: AppState, side: &AuditSide) -> String {
    let style = state.style();
    let error = tr!(state, risk.error, error = style.amount(side.standard_error));
    format!("{} {error}", style.amount(side.mean))
}

fn line(state: AppState, result: &AuditResult, (name, read, exact): AuditRow) -> AnyView {
    let cells = SIDES.map(|party| {
        let found = *result.of(party);
        let drawn = live(move || read(state, &found));
        let exact = live(move || exact(state, &Exact::of(state, party)).unwrap_or_default());
        view! {
            <td class="number">{drawn}</td>
            <td class="number">{exact}</td>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// By how many standard errors the simulated mean lies off the exact one.
fn distance(state: AppState, result: &AuditResult, party: Party) -> Option<String> {
    let apart = result.of(party).distance(Exact::of(state, party).mean?);
    let distance = format::number(apart.abs(), 1);
    Some(match apart.abs() <= WITHIN {
        true => tr!(state, risk.within, distance = distance),
        false => tr!(state, risk.beyond, distance = distance),
    })
}
