//! New deals: a file, a blank one, a template.

use super::import::{import_deal, open_chosen};
use crate::app::browser;
use crate::app::components::{BlockView, TitledSection, block, click, flag, live, typed};
use crate::app::field_names::{label, word};
use crate::app::state::{AppState, state};
use crate::domain::deal::{DiseaseArea, Modality, Party, Stage};
use crate::domain::examples::templates::{self, TemplateChoice, TemplateKind};
use crate::domain::negotiation::our_side;
use crate::{text, tr};
use leptos::prelude::*;
use serde_json::{Value, json};

/// New deals: a file, a blank one, a template.
#[component]
pub fn Start() -> impl IntoView {
    let state = state();
    let choice = RwSignal::new(TemplateChoice::single(Stage::Phase2, Modality::Adc));
    let names = NewDealNames::new();
    let side = RwSignal::new(state.draft.with_untracked(our_side));
    let begin = move |mut file: Value| {
        names.write(&mut file);
        if let Some(file) = file.as_object_mut() {
            file.insert("stance".to_owned(), json!({"side": side.get_untracked().word()}));
        }
        import_deal(state, "", &file.to_string());
    };
    let blank = move || begin(templates::blank(browser::today()));
    let create =
        move || begin(templates::template_in(choice.get(), browser::today(), state.lang()));
    let kinds =
        options(state, "template.kind", TemplateKind::WORDS, move || choice.get().kind.word());
    let stages =
        options(state, "terms.products.0.stage", Stage::WORDS, move || choice.get().stage.word());
    let modalities = options(state, "terms.products.0.modality", Modality::WORDS, move || {
        choice.get().modality.word()
    });
    let areas = options(state, "terms.products.0.area", DiseaseArea::WORDS, move || {
        choice.get().area.word()
    });
    let set_kind = move |word: String| {
        choice.update(|choice| choice.kind = TemplateKind::from_word(&word).unwrap_or(choice.kind));
    };
    let set_stage = move |word: String| {
        choice.update(|choice| choice.stage = Stage::from_word(&word).unwrap_or(choice.stage));
    };
    let set_modality = move |word: String| {
        // The area follows the modality until it is chosen itself.
        choice.update(|choice| {
            let Some(modality) = Modality::from_word(&word) else { return };
            if choice.area == DiseaseArea::usual(choice.modality) {
                choice.area = DiseaseArea::usual(modality);
            }
            choice.modality = modality;
        });
    };
    let set_area = move |word: String| {
        choice.update(|choice| choice.area = DiseaseArea::from_word(&word).unwrap_or(choice.area));
    };
    view! {
        <TitledSection title=text!(state, deals.start)>
            <div class="file">
                <input
                    type="file"
                    class="unseen"
                    id="import"
                    accept=".json,application/json,image/*"
                    on:change:target=move |event| open_chosen(state, event.target())
                />
                <label for="import">{text!(state, deals.import)}</label>
            </div>
            <div class="form names">
                {names.fields(state)}
                {select(
                    "new-side",
                    live(move || label(state, "stance.side").to_owned()),
                    typed(move |word: String| {
                        side.update(|side| *side = Party::from_word(&word).unwrap_or(*side));
                    }),
                    options(state, "stance.side", Party::WORDS, move || side.get().word()),
                )}
            </div>
            <div class="form">
                {select("template-kind", text!(state, deals.kind), typed(set_kind), kinds)}
                {select("template-stage", text!(state, plot.stage), typed(set_stage), stages)}
                {select(
                    "template-modality",
                    text!(state, deals.modality),
                    typed(set_modality),
                    modalities,
                )} {select("template-area", text!(state, deals.area), typed(set_area), areas)}
            </div>
            <button type="button" class="add primary" on:click=click(create)>
                {text!(state, deals.new_template)}
            </button>
            <button type="button" class="add" on:click=click(blank)>
                {text!(state, deals.new_blank)}
            </button>
        </TitledSection>
    }
}

/// The names a new deal begins with; an empty one is left to the template.
#[derive(Clone, Copy)]
struct NewDealNames([(&'static str, &'static str, RwSignal<String>); 4]);

impl NewDealNames {
    fn new() -> Self {
        let typed = |id, path| (id, path, RwSignal::new(String::new()));
        Self([
            typed("new-title", "title"),
            typed("new-licensor", "terms.parties.licensor.name"),
            typed("new-licensee", "terms.parties.licensee.name"),
            typed("new-asset", "terms.products.0.name"),
        ])
    }

    /// A box each.
    fn fields(self, state: AppState) -> AnyView {
        let field = |(id, path, text): (&'static str, &'static str, RwSignal<String>)| {
            let name = match path {
                "terms.products.0.name" => live(move || tr!(state, deals.asset).to_owned()),
                _ => live(move || label(state, path).to_owned()),
            };
            view! {
                <div class="field">
                    <label for=id>{name}</label>
                    <input
                        type="text"
                        id=id
                        autocomplete="off"
                        prop:value=text
                        on:input=typed(move |typed| text.set(typed))
                    />
                </div>
            }
        };
        self.0.map(field).collect_view().into_any()
    }

    /// Writes what was typed into a deal file.
    fn write(self, file: &mut Value) {
        for (_, path, text) in self.0 {
            let pointer = format!("/{}", path.replace('.', "/"));
            let text = text.get_untracked();
            if let Some(place) = file.pointer_mut(&pointer).filter(|_| !text.trim().is_empty()) {
                *place = text.into();
            }
        }
    }
}

type ChoiceHandler = Box<dyn FnMut(leptos::ev::Event)>;

/// A labelled list of words.
fn select(
    id: &'static str,
    name: impl IntoView + 'static,
    choose: ChoiceHandler,
    options: BlockView,
) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <select id=id on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// The words a field chooses from, by their names.
fn options(
    state: AppState,
    path: &'static str,
    words: &'static [&'static str],
    chosen: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> BlockView {
    block(move || {
        let option = |code: &'static str| {
            view! {
                <option value=code prop:selected=flag(move || chosen() == code)>
                    {word(state, path, code)}
                </option>
            }
        };
        words.iter().copied().map(option).collect_view()
    })
}
