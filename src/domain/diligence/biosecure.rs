//! The BIOSECURE check of a deal's providers: Section 851 of the FY2026 NDAA (P.L. 119-60).
//!
//! The law names nobody; the table says what is known of five companies, the user's own finding overrides
//! it, and federal money decides whether the law attaches at all.

use super::entities::{Entity, Listing, entities};
use super::sentences::{joined, sentence};
use crate::domain::date::Date;
use crate::domain::deal::{Provider, ProviderFinding, YesNo};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// Last day for OMB's first list: one year after enactment. Source: P.L. 119-60, s. 851.
const OMB_DUE: Option<Date> = Date::from_ymd_opt(2026, 12, 18);

/// What the check says of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Of concern, and the law attaches.
    Exposed,
    /// As [`Verdict::Exposed`], with an existing contract: five years from the designation.
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
    omb_past: bool,
}

/// Checks every provider of a draft that has a name.
pub fn biosecure(values: &FieldValues, today: Date) -> Vec<Exposure> {
    let money = values.read("diligence.federal_money").unwrap_or_default();
    let omb_past = OMB_DUE.is_some_and(|due| today > due);
    let rows = values.expand("diligence.providers[]");
    let providers = rows.iter().filter_map(|row| values.read::<Provider>(row));
    let check = |provider: Provider| {
        let entity = entities().iter().find(|entity| entity.is_named_by(&provider.name));
        let verdict = verdict(&provider, listing(entity), money);
        Exposure { provider, entity, money, verdict, omb_past }
    };
    providers.filter(|provider| !provider.name.is_empty()).map(check).collect()
}

fn listing(entity: Option<&Entity>) -> Listing {
    entity.map_or(Listing::Unknown, |entity| entity.listing)
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
        let omb = if self.omb_past { "omb_past" } else { "omb_due" };
        let money = match self.money {
            YesNo::Yes => "money_yes",
            YesNo::No => "money_no",
            YesNo::Unknown => "money_unknown",
        };
        let mut sentences = vec![self.known_sentence(lang)];
        sentences.extend(["law", omb, money].map(|key| sentence(key, lang, &[("name", name)])));
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
            (ProviderFinding::Unknown, Some(entity)) => {
                let blanks = [name, ("note", entity.note(lang)), ("as_of", &entity.as_of)];
                sentence("listed", lang, &blanks)
            }
            (ProviderFinding::Unknown, None) => sentence("stranger", lang, &[name]),
        }
    }

    fn harbour(&self, lang: Lang) -> String {
        match self.provider.contract_on {
            None => sentence("harbour_none", lang, &[]),
            Some(_) if self.verdict == Verdict::Exposed => sentence("harbour_late", lang, &[]),
            Some(on) => sentence("harbour", lang, &[("contract_on", &on.to_string())]),
        }
    }
}
