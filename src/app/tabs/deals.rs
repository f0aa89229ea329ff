//! The deals of this browser, and where new ones come from.

use super::Section;
use crate::app::browser;
use crate::app::components::{block, click, flag, live, maybe, typed};
use crate::app::desk::{Desk, Notice, Tab, desk};
use crate::app::shelf::{Entry, document};
use crate::domain::draft::{Draft, to_file};
use crate::domain::number::amount_text;
use crate::domain::public_deals::{self, PublicDeal, Qualifier};
use crate::domain::templates::{self, Modality, Stage};
use crate::{text, tr};
use leptos::prelude::*;

/// The deals of this browser, and where new ones come from.
#[component]
pub fn Deals() -> impl IntoView {
    view! {
        <div class="columns">
            <div class="inputs">
                <Mine />
                <Start />
            </div>
            <div class="results"><Public /></div>
        </div>
    }
}

/// Lays a new deal on the desk and shows its terms.
fn lay(desk: Desk, draft: Draft) {
    desk.shelf.add(desk.draft, draft);
    desk.notice.set(None);
    desk.tab.set(Tab::Terms);
}

fn titled(desk: Desk, title: &str) -> String {
    if title.is_empty() { tr!(desk, deals.untitled).to_owned() } else { title.to_owned() }
}

/// All deals, last changed first.
#[component]
fn Mine() -> impl IntoView {
    let desk = desk();
    let entries = Memo::new(move |_| desk.shelf.entries());
    view! {
        <Section title=text!(desk, deals.mine)>
            <table class="data deals">
                <thead>
                    <tr>
                        <th scope="col">{text!(desk, deals.name)}</th>
                        <th scope="col">{text!(desk, deals.changed)}</th>
                        <th scope="col"><span class="unseen">{text!(desk, deals.actions)}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {block(move || {
                        let row = |entry: Entry| view! { <Row entry=entry /> };
                        entries.get().into_iter().map(row).collect_view()
                    })}
                </tbody>
            </table>
        </Section>
    }
}

/// A kept deal. The one on the desk is renamed here; every other is opened first.
#[component]
fn Row(
    /// The deal.
    entry: Entry,
) -> impl IntoView {
    let desk = desk();
    let Entry { id, title, changed_ms } = entry;
    let id = StoredValue::new(id);
    let title = StoredValue::new(title);
    let on_desk = move || desk.shelf.current() == id.get_value();
    let shown = move || titled(desk, &title.get_value());
    let open = move || {
        desk.shelf.take(desk.draft, &id.get_value());
        desk.tab.set(Tab::Terms);
    };
    let title_now = desk.text("title");
    let name = block(move || {
        if on_desk() {
            view! {
                <input
                    type="text"
                    class="rename"
                    aria-label=live(move || tr!(desk, deals.title, title = shown()))
                    prop:value=title_now
                    on:input=typed(move |title| desk.edit(|draft| draft.set("title", &title)))
                />
                <small>{text!(desk, deals.on_desk)}</small>
            }
            .into_any()
        } else {
            view! { <button type="button" class="link" on:click=click(open)>{live(shown)}</button> }.into_any()
        }
    });
    let copy = move || {
        let Some(mut draft) = kept(desk, &id.get_value()) else { return };
        let title = tr!(desk, deals.copy_of, title = titled(desk, draft.text("title")));
        draft.set("title", &title);
        desk.shelf.add(desk.draft, draft);
    };
    let export = move || {
        if let Some(draft) = kept(desk, &id.get_value()) {
            download(&draft);
        }
    };
    let delete = move || {
        if let Some(title) = desk.shelf.delete(desk.draft, &id.get_value()) {
            desk.notice.set(Some(Notice::Deleted { title: titled(desk, &title) }));
        }
    };
    view! {
        <tr>
            <td>{name}</td>
            <td class="soft">{browser::local_time(changed_ms)}</td>
            <td class="tools">
                <button type="button" on:click=click(copy)>{text!(desk, deals.duplicate)}</button>
                <button type="button" on:click=click(export)>{text!(desk, deals.export)}</button>
                <button type="button" on:click=click(delete)>{text!(desk, deals.delete)}</button>
            </td>
        </tr>
    }
}

/// A deal as it is now: the desk's own is newer than what is stored.
fn kept(desk: Desk, id: &str) -> Option<Draft> {
    if desk.shelf.current() == id {
        Some(desk.draft.get_untracked())
    } else {
        desk.shelf.find(id)
    }
}

/// Hands a deal's file to the user.
pub fn download(draft: &Draft) {
    let file = format!("{:#}", to_file(draft));
    let name = browser::file_name(draft.text("title"), "parley.json");
    browser::download(&name, "application/json", file.as_bytes());
}

/// New deals: a file, a blank one, a template.
#[component]
fn Start() -> impl IntoView {
    let desk = desk();
    let stage = RwSignal::new(Stage::Phase2);
    let modality = RwSignal::new(Modality::Adc);
    let blank = move || lay(desk, document(&templates::blank(browser::today())));
    let create = move || {
        lay(desk, document(&templates::template(stage.get(), modality.get(), browser::today())));
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
                                let before = desk.shelf.current();
                                desk.notice.set(None);
                                desk.import(&name, &text);
                                if desk.shelf.current() != before {
                                    desk.tab.set(Tab::Terms);
                                }
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

fn stage_name(desk: Desk, stage: Stage) -> &'static str {
    match stage {
        Stage::Preclinical => tr!(desk, plot.preclinical),
        Stage::Phase1 => tr!(desk, plot.phase1),
        Stage::Phase2 => tr!(desk, plot.phase2),
        Stage::Phase3 => tr!(desk, plot.phase3),
        Stage::ApprovedChina => tr!(desk, deals.approved_china),
    }
}

fn modality_name(desk: Desk, modality: Modality) -> &'static str {
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

/// Public deals, each openable as a deal.
#[component]
fn Public() -> impl IntoView {
    let desk = desk();
    let all = StoredValue::new(public_deals::all());
    let filter = RwSignal::new(String::new());
    let matching = Memo::new(move |_| {
        let wanted = filter.get().to_lowercase();
        all.with_value(|all| {
            let says = |deal: &PublicDeal| {
                [&deal.licensor, &deal.licensee, &deal.asset, &deal.modality, &deal.phase]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&wanted))
            };
            all.iter().filter(|deal| says(deal)).cloned().collect::<Vec<_>>()
        })
    });
    let note = Signal::derive(move || tr!(desk, deals.public_note).to_owned());
    view! {
        <Section title=text!(desk, deals.public) note=note>
            <div class="field">
                <label for="public-filter">{text!(desk, deals.filter)}</label>
                <input
                    type="text"
                    id="public-filter"
                    autocomplete="off"
                    on:input=typed(move |text| filter.set(text))
                />
            </div>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, deals.public)>
                <table class="data public">
                    <thead>
                        <tr>
                            <th scope="col">{text!(desk, deals.signed)}</th>
                            <th scope="col">{text!(desk, deals.parties)}</th>
                            <th scope="col">{text!(desk, deals.asset)}</th>
                            <th scope="col">{text!(desk, deals.phase)}</th>
                            <th scope="col" class="number">{text!(desk, deals.upfront)}</th>
                            <th scope="col" class="number">{text!(desk, deals.total)}</th>
                            <th scope="col">{text!(desk, deals.source)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {block(move || {
                            let row = |deal: PublicDeal| view! { <PublicRow deal=deal /> };
                            matching.get().into_iter().map(row).collect_view()
                        })}
                    </tbody>
                </table>
            </div>
            {block(move || matching.with(Vec::is_empty).then(|| view! { <p class="note">{tr!(desk, deals.none)}</p> }))}
        </Section>
    }
}

/// A public deal.
#[component]
fn PublicRow(
    /// The deal.
    deal: PublicDeal,
) -> impl IntoView {
    let desk = desk();
    let style = move || desk.style();
    let about = match deal.total.qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "> ",
        Qualifier::About => "~ ",
    };
    let total = amount_text(deal.total.amount).parse().unwrap_or_default();
    let upfront = amount_text(deal.upfront).parse().unwrap_or_default();
    let derived = deal.total.derived;
    let hint = move || derived.then(|| tr!(desk, deals.derived).to_owned());
    let parties = format!("{} → {}", deal.licensor, deal.licensee);
    let url = deal.source_url.clone();
    let date = deal.date.clone();
    let asset = deal.asset.clone();
    let phase = deal.phase.clone();
    let notes = deal.notes.clone();
    let open = move || lay(desk, document(&public_deals::deal(&deal, browser::today())));
    view! {
        <tr title=notes>
            <td class="soft">{date}</td>
            <td><button type="button" class="link" on:click=click(open)>{parties}</button></td>
            <td>{asset}</td>
            <td class="soft">{phase}</td>
            <td class="number">{live(move || style().amount(upfront))}</td>
            <td class="number" title=maybe(hint)>{live(move || format!("{about}{}", style().amount(total)))}</td>
            <td>
                <a href=url target="_blank" rel="noreferrer noopener">{text!(desk, deals.source)}</a>
            </td>
        </tr>
    }
}
