//! Companies, drugs and payments of the public deals by their Chinese names: the companies' own, the drugs' generic ones;
//! general knowledge. What has none is named as it was reported.

use super::{PublicDeal, document};
use crate::domain::date::Date;
use crate::domain::examples::templates::rename;
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::term_sheet::{NAMED, PUBLIC, option_label, usual_label};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const NAMES: &str = include_str!("../../../refdata/public_deals/chinese_names.csv");

/// A name as it was reported, in a language.
pub fn named(name: &str, lang: Lang) -> &str {
    static NAMES_READ: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let names = NAMES_READ.get_or_init(|| rows(NAMES).map(|[name, zh]| (name, zh)).collect());
    match lang {
        Lang::En => name,
        Lang::Zh => names.get(name).map_or(name, String::as_str),
    }
}

/// Fields that name an event or a region by the words of the row: all of them together, or they would name nothing.
const WORDS: [&str; 6] = [
    "terms.milestones[].trigger.event",
    "assumptions.events[].event",
    "terms.territory.licensed[]",
    "terms.products[].territory[]",
    "terms.milestones[].trigger.region",
    "assumptions.programmes[].regions[].region",
];

/// A name of the file: of several drugs alike each has its number, an option says on which it is.
fn called(name: &str, lang: Lang) -> String {
    let known = |name| Some(named(name, lang)).filter(|told| *told != name);
    let numbered = || {
        let (drug, number) = name.rsplit_once(' ')?;
        number.parse::<u8>().ok()?;
        known(drug).map(|drug| format!("{drug}{number}"))
    };
    let option = || option_label(name, lang, called);
    let told = known(name).map(str::to_owned).or_else(numbered).or_else(option);
    told.unwrap_or_else(|| usual_label(name, lang))
}

/// [`super::deal`], its companies and drugs by their names in a language.
pub fn deal_in(public: &PublicDeal, today: Date, lang: Lang) -> Value {
    let mut file = document::deal(public, today);
    if lang == Lang::En {
        return file;
    }
    let [licensor, licensee, asset] =
        [&public.licensor, &public.licensee, &public.asset].map(|name| named(name, lang));
    let [_, after] = PUBLIC;
    if let Some(title) = file.get_mut("title") {
        *title = format!("{licensor}—{licensee}：{asset}{after}").into();
    }
    rename(&mut file, &NAMED, |name| called(name, lang));
    rename(&mut file, &WORDS, |word| named(word, lang).to_owned());
    file
}
