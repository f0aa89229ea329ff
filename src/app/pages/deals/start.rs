//! New deals: a file, a blank one, a template.

use super::import::import_deal;
use crate::app::browser;
use crate::app::components::{TitledSection, block, click, flag, modality_name, stage_name, typed};
use crate::app::state::state;
use crate::domain::deal::{Modality, Stage};
use crate::domain::examples::templates;
use crate::text;
use leptos::prelude::*;

/// New deals: a file, a blank one, a template.
#[component]
pub fn Start() -> impl IntoView {
    let state = state();
    let stage = RwSignal::new(Stage::Phase2);
    let modality = RwSignal::new(Modality::Adc);
    let blank = move || import_deal(state, "", &templates::blank(browser::today()).to_string());
    let create = move || {
        let file = templates::template(stage.get(), modality.get(), browser::today());
        import_deal(state, "", &file.to_string());
    };
    let stages = block(move || {
        Stage::ALL
            .map(|value| choice(stage_name(state, value), stage, value, value.word()))
            .collect_view()
    });
    let modalities = block(move || {
        Modality::ALL
            .map(|value| choice(modality_name(state, value), modality, value, value.word()))
            .collect_view()
    });
    view! {
        <TitledSection title=text!(state, deals.start)>
            <div class="form">
                <div class="field">
                    <label for="import">{text!(state, deals.import)}</label>
                    <input
                        type="file"
                        id="import"
                        accept=".json,application/json"
                        on:change:target=move |event| {
                            browser::read_file(
                                event.target(),
                                move |name, text| {
                                    import_deal(state, &name, &text);
                                },
                            );
                        }
                    />
                </div>
                <div class="field">
                    <label for="template-stage">{text!(state, plot.stage)}</label>
                    <select
                        id="template-stage"
                        on:change=typed(move |word| {
                            if let Some(value) = Stage::from_word(&word) {
                                stage.set(value);
                            }
                        })
                    >
                        {stages}
                    </select>
                </div>
                <div class="field">
                    <label for="template-modality">{text!(state, deals.modality)}</label>
                    <select
                        id="template-modality"
                        on:change=typed(move |word| {
                            if let Some(value) = Modality::from_word(&word) {
                                modality.set(value);
                            }
                        })
                    >
                        {modalities}
                    </select>
                </div>
            </div>
            <button type="button" class="add" on:click=click(create)>
                {text!(state, deals.new_template)}
            </button>
            <button type="button" class="add" on:click=click(blank)>
                {text!(state, deals.new_blank)}
            </button>
        </TitledSection>
    }
}

fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    chosen: RwSignal<T>,
    value: T,
    code: &'static str,
) -> impl IntoView {
    view! {
        <option value=code prop:selected=flag(move || chosen.get() == value)>
            {name}
        </option>
    }
}
