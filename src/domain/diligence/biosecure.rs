//! The BIOSECURE check of a deal's providers: Section 851 of the FY2026 NDAA (P.L. 119-60).
//!
//! The law names nobody; the table says what is known of some companies until its rows are past their review, the
//! user's own finding overrides it, and federal money decides whether the law attaches at all. It takes effect in
//! steps ([`effect_days`]).

use super::entities::{Entity, Listing, entities};
use super::sentences::{joined, sentence, told};
use crate::domain::date::{Date, add_days, add_months, parse};
use crate::domain::deal::{Provider, ProviderFinding, YesNo};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// The day of enactment. Source: P.L. 119-60.
const ENACTED: Option<Date> = Date::from_ymd_opt(2025, 12, 18);

/// The last days of the law's way into effect, if each authority takes all the time it has.
///
/// Source: P.L. 119-60, s. 851, as Goodwin described it in December 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectDays {
    /// OMB's first list: one year after enactment.
    pub list: Date,
    /// OMB's guidance: 180 days after the list.
    pub guidance: Date,
    /// The revised acquisition rules (FAR): one year after the guidance.
    pub rules: Date,
    /// Effect for companies on the Section 1260H list: 60 days after the rules.
    pub listed: Date,
    /// Effect for companies on OMB's list: 90 days after the rules.
    pub named: Date,
}

/// See [`EffectDays`].
pub fn effect_days() -> Option<EffectDays> {
    let list = add_months(ENACTED?, 12);
    let guidance = add_days(list, 180);
    let rules = add_months(guidance, 12);
    Some(EffectDays {
        list,
        guidance,
        rules,
        listed: add_days(rules, 60),
        named: add_days(rules, 90),
    })
}

impl EffectDays {
    /// The days in a sentence.
    pub fn sentence(self, lang: Lang) -> String {
        let days = [self.list, self.guidance, self.rules, self.listed, self.named];
        let names = ["list", "guidance", "rules", "listed", "named"];
        let days = days.map(|day| told(day, lang));
        let blanks: Vec<_> = names.into_iter().zip(days.iter().map(String::as_str)).collect();
        sentence("effect_days", lang, &blanks)
    }
}

/// What the check says of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Of concern, and the law attaches once it is in effect.
    Exposed,
    /// As [`Verdict::Exposed`], with an existing contract: five years, as law firms read it.
    SafeHarbour,
    /// Not of concern today; it may become so.
    Watch,
    /// Not of concern, or the law does not attach.
    Clear,
    /// Too little is known.
    Ask,
}

/// A provider and what the check says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The provider.
    pub provider: Provider,
    /// The table's row it was found in.
    pub entity: Option<&'static Entity>,
    /// Whether federal money is involved.
    pub money: YesNo,
    /// What the check says.
    pub verdict: Verdict,
    today: Date,
}

/// Checks every provider of a draft that has a name.
pub fn biosecure(values: &FieldValues, today: Date) -> Vec<Exposure> {
    let money = values.read("diligence.federal_money").unwrap_or_default();
    let rows = values.expand("diligence.providers[]");
    let providers = rows.iter().filter_map(|row| values.read::<Provider>(row));
    let check = |provider: Provider| {
        let entity = entities().iter().find(|entity| entity.is_named_by(&provider.name));
        let verdict = verdict(&provider, listing(entity, today), money);
        Exposure { provider, entity, money, verdict, today }
    };
    providers.filter(|provider| !provider.name.is_empty()).map(check).collect()
}

fn listing(entity: Option<&Entity>, today: Date) -> Listing {
    entity.map_or(Listing::Unknown, |entity| entity.listing(today))
}

fn verdict(provider: &Provider, listing: Listing, money: YesNo) -> Verdict {
    let concern = match provider.finding {
        ProviderFinding::Concern => true,
        ProviderFinding::Clear => false,
        ProviderFinding::Unknown => listing == Listing::Listed,
    };
    match (money, provider.finding, listing) {
        (YesNo::No, ..) | (_, ProviderFinding::Clear, _) => Verdict::Clear,
        (YesNo::Unknown, ..) if concern => Verdict::Ask,
        _ if concern && has_harbour(provider, listing) => Verdict::SafeHarbour,
        _ if concern => Verdict::Exposed,
        (.., Listing::Unknown) => Verdict::Ask,
        _ => Verdict::Watch,
    }
}

/// The safe harbour is for contracts that exist when a company is designated after enactment.
fn has_harbour(provider: &Provider, listing: Listing) -> bool {
    provider.contract_on.is_some() && listing != Listing::Listed
}

impl Exposure {
    /// Why: the finding, the rule, and whether it attaches.
    pub fn sentence(&self, lang: Lang) -> String {
        let name = self.provider.name.as_str();
        let days = effect_days();
        let past = days.is_some_and(|days| self.today > days.list);
        let omb = if past { "omb_past" } else { "omb_due" };
        let effect = days.map_or_else(String::new, |days| told(days.listed, lang));
        let money = match self.money {
            YesNo::Yes => "money_yes",
            YesNo::No => "money_no",
            YesNo::Unknown => "money_unknown",
        };
        let mut sentences = vec![self.known_sentence(lang)];
        let blanks = [("name", name), ("effect", effect.as_str())];
        sentences.extend(["law", "reach", omb, money].map(|key| sentence(key, lang, &blanks)));
        if matches!(self.verdict, Verdict::Exposed | Verdict::SafeHarbour) {
            sentences.extend([self.harbour(lang), sentence("consequence", lang, &[])]);
        }
        joined(&sentences, lang)
    }

    /// What the user or the table knows of the provider.
    fn known_sentence(&self, lang: Lang) -> String {
        let name = ("name", self.provider.name.as_str());
        match (self.provider.finding, self.entity) {
            (ProviderFinding::Concern, _) => sentence("own_concern", lang, &[name]),
            (ProviderFinding::Clear, _) => sentence("own_clear", lang, &[name]),
            (ProviderFinding::Unknown, Some(entity)) => self.known_of(entity, lang),
            (ProviderFinding::Unknown, None) => sentence("stranger", lang, &[name]),
        }
    }

    /// What the table says, or that it is too old to count.
    fn known_of(&self, entity: &Entity, lang: Lang) -> String {
        let name = ("name", self.provider.name.as_str());
        match entity.review.unknown_since(self.today) {
            Some(since) => {
                let blanks = [
                    name,
                    ("checked_on", &told(entity.review.checked_on, lang)),
                    ("since", &told(since, lang)),
                ];
                sentence("listing_old", lang, &blanks)
            }
            None => {
                // Of some the month alone is known.
                let as_of = parse(&entity.as_of).map_or(entity.as_of.clone(), |on| told(on, lang));
                let blanks = [name, ("note", entity.note(lang)), ("as_of", as_of.as_str())];
                sentence("listed", lang, &blanks)
            }
        }
    }

    fn harbour(&self, lang: Lang) -> String {
        match self.provider.contract_on {
            None => sentence("harbour_none", lang, &[]),
            Some(_) if self.verdict == Verdict::Exposed => sentence("harbour_late", lang, &[]),
            Some(on) => sentence("harbour", lang, &[("contract_on", &told(on, lang))]),
        }
    }
}
