//! What a field that names something else may name: products, programmes, stages, regions, options, events.

use super::{Draft, child};
use crate::domain::deal::EACH;
use crate::domain::lang::Lang;
use crate::domain::schema::pattern;
use crate::domain::words;

/// A word to choose and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As the deal file says it.
    pub word: String,
    /// As a reader knows it.
    pub name: String,
}

/// What a field names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Referent {
    Product,
    ProductOrEach,
    Programme,
    ProgrammeOrEach,
    Option,
    Event,
    /// A stage of the programmes the row is about.
    Stage,
    Region,
    /// One of the usual words of a field of free text.
    Usual(&'static str),
}

/// Fields whose choices are the deal's own words.
const REFERENCES: [(&str, Referent); 19] = [
    ("terms.parties.licensee.country", Referent::Usual("terms.parties.licensee.country")),
    ("payments.newco_country", Referent::Usual("terms.parties.licensee.country")),
    ("terms.currency", Referent::Usual("terms.currency")),
    ("terms.products[].modality", Referent::Usual("terms.products[].modality")),
    ("terms.products[].area", Referent::Usual("terms.products[].area")),
    ("terms.products[].stage", Referent::Usual("terms.products[].stage")),
    ("terms.options[].product", Referent::Product),
    ("terms.options[].stage", Referent::Stage),
    ("terms.milestones[].trigger.stage", Referent::Stage),
    ("terms.milestones[].trigger.programme", Referent::ProgrammeOrEach),
    ("terms.milestones[].trigger.region", Referent::Region),
    ("terms.milestones[].trigger.product", Referent::ProductOrEach),
    ("terms.profit_share[].product", Referent::Product),
    ("terms.profit_share[].region", Referent::Region),
    ("terms.cost_share[].programme", Referent::Programme),
    ("terms.cost_share[].stage", Referent::Stage),
    ("assumptions.programmes[].product", Referent::Product),
    ("assumptions.exercise[].option", Referent::Option),
    ("assumptions.events[].event", Referent::Event),
];

/// What choices are made of: who shows them follows these.
pub const CHOICE_SOURCES: &[&str] = &[
    "terms.products",
    "terms.territory.licensed",
    "terms.options",
    "terms.milestones",
    "terms.royalties",
    "assumptions.programmes",
];

/// What the field at a path chooses from; `None` for a field that names nothing else.
pub fn choices(draft: &Draft, path: &str, lang: Lang) -> Option<Vec<Choice>> {
    let pattern = pattern(path);
    let (_, referent) = REFERENCES.iter().find(|(field, _)| *field == pattern)?;
    Some(match referent {
        Referent::Product => products(draft),
        Referent::ProductOrEach => with_each(products(draft), lang),
        Referent::Programme => programmes(draft),
        Referent::ProgrammeOrEach => with_each(programmes(draft), lang),
        Referent::Option => named(draft, "terms.options", "label"),
        Referent::Event => plain(events(draft)),
        Referent::Stage => {
            plain(stages(draft, path)).into_iter().map(|it| staged(it, lang)).collect()
        }
        Referent::Region => {
            plain(licensed(draft)).into_iter().map(|it| region_named(it, lang)).collect()
        }
        Referent::Usual(field) => usual(field, lang),
    })
}

/// The usual words of a field by name.
fn usual(field: &str, lang: Lang) -> Vec<Choice> {
    let named = |word: &str| Choice {
        word: word.to_owned(),
        name: words::choice(field, word, lang).unwrap_or(word).to_owned(),
    };
    words::usual(field).map(named).collect()
}

/// Every licensed region.
pub fn regions(draft: &Draft) -> Vec<Choice> {
    plain(licensed(draft))
}

/// Every region somebody expects to sell in.
pub fn assumed_regions(draft: &Draft) -> Vec<Choice> {
    let paths = draft.expand("assumptions.programmes[].regions[].region");
    plain(paths.iter().map(|path| draft.text(path)).collect())
}

/// Every royalty schedule by the number that the paper gives it, and the products it is for.
pub fn schedules(draft: &Draft) -> Vec<Choice> {
    let products = products(draft);
    let mut schedules = named(draft, "terms.royalties", "id");
    for (row, schedule) in schedules.iter_mut().enumerate() {
        let its = draft.texts(&format!("terms.royalties.{row}.products"));
        let its = products.iter().filter(|product| its.contains(&product.word.as_str()));
        let parts = std::iter::once((row + 1).to_string()).chain(its.map(|it| it.name.clone()));
        schedule.name = parts.collect::<Vec<_>>().join(" · ");
    }
    schedules
}

/// Every product by id and name.
pub fn products(draft: &Draft) -> Vec<Choice> {
    named(draft, "terms.products", "name")
}

/// Every programme by id: under its product's name, and by its own id where the product has several.
pub fn programmes(draft: &Draft) -> Vec<Choice> {
    let products = products(draft);
    let rows = 0..draft.rows("assumptions.programmes");
    let rows: Vec<(&str, &str)> = rows
        .map(|row| {
            let row = child("assumptions.programmes", row);
            (draft.text(&child(&row, "id")), draft.text(&child(&row, "product")))
        })
        .collect();
    let name = |(id, product): &(&str, &str)| {
        let several = rows.iter().filter(|(_, other)| other == product).count() > 1;
        let known = products.iter().find(|known| known.word == *product);
        let known = known.map_or(*product, |known| &known.name);
        let name = if several { format!("{known} · {id}") } else { known.to_owned() };
        Choice { word: (*id).to_owned(), name }
    };
    rows.iter().map(name).collect()
}

/// The rows of a list by id, under their names where they have one.
fn named(draft: &Draft, list: &str, field: &str) -> Vec<Choice> {
    let rows = (0..draft.rows(list)).map(|row| {
        let row = child(list, row);
        let id = draft.text(&child(&row, "id"));
        let name = draft.text(&child(&row, field));
        Choice { word: id.to_owned(), name: if name.is_empty() { id } else { name }.to_owned() }
    });
    rows.collect()
}

fn with_each(mut choices: Vec<Choice>, lang: Lang) -> Vec<Choice> {
    let name = words::choice("", EACH, lang).unwrap_or(EACH);
    choices.push(Choice { word: EACH.to_owned(), name: name.to_owned() });
    choices
}

fn plain(words: Vec<&str>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for word in words {
        if !word.is_empty() && choices.iter().all(|known| known.word != word) {
            choices.push(Choice { word: word.to_owned(), name: String::new() });
        }
    }
    choices
}

/// A stage under its name, where it is one of the usual.
fn staged(stage: Choice, lang: Lang) -> Choice {
    Choice { name: words::stage(&stage.word, lang).to_owned(), ..stage }
}

/// A region under its name, where it is one of the usual.
fn region_named(region: Choice, lang: Lang) -> Choice {
    let name = words::choice("terms.territory.licensed[]", &region.word, lang);
    Choice { name: name.unwrap_or_default().to_owned(), ..region }
}

/// The licensed regions: the deal's and those of products with their own.
fn licensed(draft: &Draft) -> Vec<&str> {
    let own = draft.expand("terms.products[].territory[]");
    let own: Vec<&str> = own.iter().map(|path| draft.text(path)).collect();
    draft.texts("terms.territory.licensed").into_iter().chain(own).collect()
}

/// The events that milestones name.
fn events(draft: &Draft) -> Vec<&str> {
    let paths = draft.expand("terms.milestones[].trigger.event");
    paths.iter().map(|path| draft.text(path)).collect()
}

/// The stages of the programme a row is about: an option's product's, a cost share's or a trigger's own; of all where
/// it names none.
fn stages<'a>(draft: &'a Draft, path: &str) -> Vec<&'a str> {
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    let product = draft.text(&child(owner, "product"));
    let programme = draft.text(&child(owner, "programme"));
    let rows = 0..draft.rows("assumptions.programmes");
    let rows = rows.map(|row| child("assumptions.programmes", row)).filter(|row| {
        let is = |field: &str, word: &str| draft.text(&child(row, field)) == word;
        (product.is_empty() || is("product", product))
            && (programme.is_empty() || programme == EACH || is("id", programme))
    });
    let paths = rows.flat_map(|row| draft.expand(&format!("{row}.stages[].stage")));
    paths.map(|path| draft.text(&path)).collect()
}
