//! The deal a first visit shows: a negotiation between companies that do not exist, as if it stood today. Two offers
//! are made, both sides' models and walk-aways are there, and a few sections are still open.

use crate::domain::date::{Date, parse};
use crate::domain::deal::Party;
use crate::domain::draft::{Audience, Draft, from_file};
use crate::domain::lang::Lang;
use crate::domain::negotiation::rounds::save;
use crate::domain::schema::{FIELDS, FieldKind};
use chrono::TimeDelta;

/// The paper as the licensee first offered it, with all that is private to the licensee.
const FILE: &str = include_str!("../../refdata/first_visit.json");
/// The day the file is written for.
const WRITTEN_FOR: &str = "2026-01-15";
/// Read on a day of its own, whatever today is.
const READ_ON: &str = "assumptions.fx.spot_on";

/// An offer of the story: whose, how many days ago, and what it changes.
struct StoryOffer {
    side: Party,
    days_ago: i64,
    changes: &'static [(&'static str, &'static str)],
}

const OFFERS: [StoryOffer; 2] = [
    StoryOffer { side: Party::Licensee, days_ago: 9, changes: &[] },
    StoryOffer {
        side: Party::Licensor,
        days_ago: 2,
        changes: &[
            ("terms.upfront.0.amount", "80"),
            ("terms.milestones.2.amount", "100"),
            ("terms.royalties.0.tiers.0.rate", "10"),
            ("terms.royalties.0.tiers.1.rate", "12"),
            ("terms.royalties.0.tiers.2.rate", "14"),
            ("terms.royalties.0.tiers.3.rate", "16"),
        ],
    },
];

/// What the story's own words are in Chinese.
const IN_CHINESE: [(&str, &str); 11] = [
    ("title", "恒岳—北风：HY-201（虚构示例）"),
    ("terms.parties.licensor.name", "恒岳生物"),
    ("terms.parties.licensee.name", "北风制药"),
    ("terms.upfront.0.label", "签约款"),
    ("terms.milestones.0.label", "III期启动"),
    ("terms.milestones.1.label", "美国上市申请"),
    ("terms.milestones.2.label", "美国获批"),
    ("terms.milestones.3.label", "欧盟获批"),
    ("terms.milestones.4.label", "日本获批"),
    ("terms.milestones.5.label", "净销售额达到5亿"),
    ("terms.milestones.6.label", "净销售额达到10亿"),
];

/// The deal as of a day, its own words in a language.
pub fn deal(today: Date, lang: Lang) -> Draft {
    let mut draft = from_file(FILE).unwrap_or_default();
    if let Some(written_for) = parse(WRITTEN_FOR) {
        let later = today - written_for;
        move_fields(&mut draft, "", later);
        // The other side's model has days of its own.
        let mut other = draft.through(Audience::Other);
        move_fields(&mut other, "assumptions.", later);
        draft = other.through(Audience::Own);
    }
    if lang == Lang::Zh {
        IN_CHINESE.iter().for_each(|(path, text)| draft.set(path, text));
    }
    for StoryOffer { side, days_ago, changes } in OFFERS {
        changes.iter().for_each(|(path, text)| draft.set(path, text));
        let at = format!("{}T09:00:00Z", today - TimeDelta::days(days_ago));
        save(&mut draft, side, "", &at);
    }
    draft
}

/// Every day below a path, moved by as many days.
fn move_fields(draft: &mut Draft, below: &str, later: TimeDelta) {
    let is_day = |kind| matches!(kind, FieldKind::Date | FieldKind::OptionalDate);
    let days = FIELDS.iter().filter(|field| is_day(field.kind) && field.path != READ_ON);
    for field in days.filter(|field| field.path.starts_with(below)) {
        for path in draft.expand(field.path) {
            if let Some(day) = parse(draft.text(&path)) {
                draft.set(&path, &(day + later).to_string());
            }
        }
    }
}
