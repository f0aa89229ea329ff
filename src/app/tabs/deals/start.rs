//! New deals: a file, a blank one, a template.

use super::{Section, take_in};
use crate::app::browser;
use crate::app::components::{block, click, flag, typed};
use crate::app::desk::{Desk, desk};
use crate::domain::templates::{self, Modality, Stage};
use crate::{text, tr};
use leptos::prelude::*;

/// New deals: a file, a blank one, a template.
#[component]
pub fn Start() -> impl IntoView {
    let desk = desk();
    let stage = RwSignal::new(Stage::Phase2);
    let modality = RwSignal::new(Modality::Adc);
    let blank = move || take_in(desk, "", &templates::blank(browser::today()).to_string());
    let create = move || {
        let file = templates::template(stage.get(), modality.get(), browser::today());
        take_in(desk, "", &file.to_string());
    };
    let stages = block(move || {
        Stage::ALL
            .map(|value| choice(stage_name(desk, value), stage, value, value.code()))
            .collect_view()
    });
    let modalities = block(move || {
        Modality::ALL
            .map(|value| choice(modality_name(desk, value), modality, value, value.code()))
            .collect_view()
    });
    view! {
        <Section title=text!(desk, deals.start)>
            <div class="form">
                <div class="field">
                    <label for="import">{text!(desk, deals.import)}</label>
                    <input
                        type="file"
                        id="import"
                        accept=".json,application/json"
                        on:change:target=move |event| {
                            browser::read_file(event.target(), move |name, text| {
                                take_in(desk, &name, &text);
                            });
                        }
                    />
                </div>
                <div class="field">
                    <label for="template-stage">{text!(desk, deals.stage)}</label>
                    <select
                        id="template-stage"
                        on:change=typed(move |code| {
                            if let Some(value) = Stage::ALL.into_iter().find(|s| s.code() == code) {
                                stage.set(value);
                            }
                        })
                    >
                        {stages}
                    </select>
                </div>
                <div class="field">
                    <label for="template-modality">{text!(desk, deals.modality)}</label>
                    <select
                        id="template-modality"
                        on:change=typed(move |code| {
                            if let Some(value) = Modality::ALL.into_iter().find(|m| m.code() == code) {
                                modality.set(value);
                            }
                        })
                    >
                        {modalities}
                    </select>
                </div>
            </div>
            <button type="button" class="add" on:click=click(create)>
                {text!(desk, deals.new_template)}
            </button>
            <button type="button" class="add" on:click=click(blank)>
                {text!(desk, deals.new_blank)}
            </button>
        </Section>
    }
}

fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    chosen: RwSignal<T>,
    value: T,
    code: &'static str,
) -> impl IntoView {
    view! { <option value=code prop:selected=flag(move || chosen.get() == value)>{name}</option> }
}

/// A stage in words.
pub fn stage_name(desk: Desk, stage: Stage) -> &'static str {
    match stage {
        Stage::Preclinical => tr!(desk, plot.preclinical),
        Stage::Phase1 => tr!(desk, plot.phase1),
        Stage::Phase2 => tr!(desk, plot.phase2),
        Stage::Phase3 => tr!(desk, plot.phase3),
        Stage::ApprovedChina => tr!(desk, deals.approved_china),
    }
}

/// A modality in words.
pub fn modality_name(desk: Desk, modality: Modality) -> &'static str {
    match modality {
        Modality::SmallMolecule => tr!(desk, deals.small_molecule),
        Modality::Antibody => tr!(desk, deals.antibody),
        Modality::Bispecific => tr!(desk, deals.bispecific),
        Modality::Adc => tr!(desk, deals.adc),
        Modality::CellTherapy => tr!(desk, deals.cell_therapy),
        Modality::Sirna => tr!(desk, deals.sirna),
        Modality::Peptide => tr!(desk, deals.peptide),
    }
}
