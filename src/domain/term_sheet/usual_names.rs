//! What a deal is begun with and nobody typed, said in the language of the sheet: its title, the names of its rows,
//! companies and drugs. Whatever else stands there is the parties' and stays as they wrote it.

use crate::domain::lang::Lang;
use crate::domain::words;

/// As the deal has them, in English and in Chinese.
const LABELS: &str = include_str!("labels.txt");

/// Fields of names that a deal is begun with.
pub const NAMED: [&str; 6] = [
    "terms.upfront[].label",
    "terms.milestones[].label",
    "terms.parties.licensor.name",
    "terms.parties.licensee.name",
    "terms.products[].name",
    "terms.options[].label",
];

/// The name of a row, a company, a drug or an option; a usual one is said in a language, whichever it was written in; any other
/// stays as it is.
pub fn usual_label(label: &str, lang: Lang) -> String {
    let said = |line: &'static str| {
        let (written, texts) = line.split_once(" | ")?;
        let (en, zh) = texts.split_once(" | ")?;
        let is_it = [written, en, zh].contains(&label);
        is_it.then_some(if lang == Lang::En { en } else { zh })
    };
    let made = || usual_numbered(label, lang).or_else(|| option_label(label, lang, usual_label));
    LABELS.lines().find_map(said).map(str::to_owned).or_else(made).unwrap_or(label.to_owned())
}

/// The name of an option that only says on what and when, in a language, whichever it was written in; `said` is what the
/// drug is called.
pub fn option_label(label: &str, lang: Lang, said: fn(&str, Lang) -> String) -> Option<String> {
    let english = || label.strip_prefix("option on ")?.rsplit_once(" after ");
    let chinese = || {
        let told = label.strip_prefix("就")?.strip_suffix("结束后）")?;
        told.rsplit_once("的选择权（")
    };
    let (drug, stage) = english().or_else(chinese)?;
    let is_it = |word: &&str| Lang::ALL.iter().any(|lang| words::stage(word, *lang) == stage);
    let stage = words::usual(STAGE).find(is_it)?;
    let drug = said(drug, lang);
    Some(match lang {
        Lang::En => format!("option on {drug} after {}", words::stage(stage, lang)),
        Lang::Zh => format!("就{drug}的选择权（{}结束后）", words::stage_in_print(stage, lang)),
    })
}

/// A drug under option, before its number.
const UNDER_OPTION: [&str; 2] = ["Asset under option ", "选择权项下药物"];

fn usual_numbered(name: &str, lang: Lang) -> Option<String> {
    let number = UNDER_OPTION.iter().find_map(|before| name.strip_prefix(before))?;
    let [en, zh] = UNDER_OPTION;
    let before = if lang == Lang::En { en } else { zh };
    number.parse::<u8>().is_ok().then(|| format!("{before}{number}"))
}

/// What follows the drug in the title of a deal from a template, by its shape.
pub const SHAPES: [(&str, &str); 4] = [
    ("", ""),
    (", platform with options", "，平台（含选择权）"),
    (", co-development", "，共同开发"),
    (", new company", "，新设公司"),
];

/// What a deal from a template is called: by stage and modality, as a file says them, and shape.
pub fn template_title(stage: &str, modality: &str, (en, zh): (&str, &str), lang: Lang) -> String {
    let stage = words::stage(stage, lang);
    let modality = words::choice(MODALITY, modality, lang).unwrap_or(modality);
    match lang {
        Lang::En => format!("{modality} at {stage}{en}"),
        Lang::Zh => format!("{stage}{modality}{zh}"),
    }
}

const STAGE: &str = "terms.products[].stage";
const MODALITY: &str = "terms.products[].modality";
/// What follows parties and drug in the title of a public deal.
pub const PUBLIC: [&str; 2] = [" (public terms, illustrative rest)", "（公开条款，其余为示意）"];

/// The title of a deal, as [`usual_label`].
pub fn usual_title(title: &str, lang: Lang) -> String {
    if let Some(told) = PUBLIC.iter().find_map(|after| title.strip_suffix(after)) {
        let [en, zh] = PUBLIC;
        return format!("{told}{}", if lang == Lang::En { en } else { zh });
    }
    let named = |modality: &&str| {
        let names = Lang::ALL.map(|lang| words::choice(MODALITY, modality, lang));
        names.into_iter().flatten().any(|name| title.contains(name))
    };
    let templates = words::usual(MODALITY).filter(named).flat_map(|modality| {
        let stages = words::usual(STAGE);
        stages.flat_map(move |stage| SHAPES.map(|shape| (stage, modality, shape)))
    });
    let is_it = |(stage, modality, shape): &(&str, &str, (&str, &str))| {
        Lang::ALL.iter().any(|lang| template_title(stage, modality, *shape, *lang) == title)
    };
    match templates.into_iter().find(is_it) {
        Some((stage, modality, shape)) => template_title(stage, modality, shape, lang),
        None => usual_label(title, lang),
    }
}
