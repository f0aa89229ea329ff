//! Companies and drugs of the public deals by their Chinese names: the companies' own, the drugs' generic ones; general
//! knowledge. What has none is named as it was reported.

use super::{PublicDeal, document};
use crate::domain::date::Date;
use crate::domain::examples::templates::rename;
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::term_sheet::PUBLIC;
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
    rename(&mut file, |name| named(name, lang).to_owned());
    file
}
