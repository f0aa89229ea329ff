//! The BIOSECURE check of a deal's providers: Section 851 of the FY2026 NDAA (P.L. 119-60).
//!
//! The law names nobody; the table says what is known of five companies, the user's own finding overrides
//! it, and federal money decides whether the law attaches at all.

use super::entities::{Entity, Listing, entities};
use super::sentences::{joined, sentence};
use crate::domain::date::Date;
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;

const PROVIDERS: &str = "diligence.providers";

/// Last day for OMB's first list: one year after enactment. Source: P.L. 119-60, s. 851.
const OMB_DUE: Option<Date> = Date::from_ymd_opt(2026, 12, 18);

/// Whether federal procurement or funding is involved: without it the law does not attach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum FederalMoney {
    Unknown,
    Yes,
    No,
}

impl FederalMoney {
    fn of(values: &FieldValues) -> Self {
        match values.word("diligence.federal_money") {
            Some("yes") => Self::Yes,
            Some("no") => Self::No,
            _ => Self::Unknown,
        }
    }
}

/// A provider as the draft names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Row of `diligence.providers`.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// What it does: `cdmo`, `cro`, `sequencing`, `laboratory`, `other`.
    pub role: String,
    /// The user's own finding: is it of concern? `None`: the table decides.
    pub finding: Option<bool>,
    /// Day of the contract with it.
    pub contract_on: Option<Date>,
}

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
    pub money: FederalMoney,
    /// What the check says.
    pub verdict: Verdict,
    omb_past: bool,
}

/// Checks every provider of a draft that has a name.
pub fn biosecure(values: &FieldValues, today: Date) -> Vec<Exposure> {
    let money = FederalMoney::of(values);
    let omb_past = OMB_DUE.is_some_and(|due| today > due);
    let providers = (0..values.rows(PROVIDERS)).filter_map(|row| provider(values, row));
    let check = |provider: Provider| {
        let entity = entities().iter().find(|entity| entity.is_named_by(&provider.name));
        let verdict = verdict(&provider, listing(entity), money);
        Exposure { provider, entity, money, verdict, omb_past }
    };
    providers.map(check).collect()
}

fn provider(values: &FieldValues, row: usize) -> Option<Provider> {
    let path = |field: &str| child(&child(PROVIDERS, row), field);
    Some(Provider {
        row,
        name: values.word(&path("name"))?.to_owned(),
        role: values.text(&path("role")).to_owned(),
        finding: match values.word(&path("finding")) {
            Some("concern") => Some(true),
            Some("clear") => Some(false),
            _ => None,
        },
        contract_on: values.date(&path("contract_on")),
    })
}

fn listing(entity: Option<&Entity>) -> Listing {
    entity.map_or(Listing::Unknown, |entity| entity.listing)
}

fn verdict(provider: &Provider, listing: Listing, money: FederalMoney) -> Verdict {
    let concern = provider.finding.unwrap_or(listing == Listing::Listed);
    match (money, provider.finding, listing) {
        (FederalMoney::No, ..) | (_, Some(false), _) => Verdict::Clear,
        (FederalMoney::Unknown, ..) if concern => Verdict::Ask,
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
            FederalMoney::Yes => "money_yes",
            FederalMoney::No => "money_no",
            FederalMoney::Unknown => "money_unknown",
        };
        let mut said = vec![self.known(lang)];
        said.extend(["law", omb, money].map(|key| sentence(key, lang, &[("name", name)])));
        if matches!(self.verdict, Verdict::Exposed | Verdict::SafeHarbour) {
            said.extend([self.harbour(lang), sentence("consequence", lang, &[])]);
        }
        joined(&said, lang)
    }

    /// What the user or the table knows of the provider.
    fn known(&self, lang: Lang) -> String {
        let name = ("name", self.provider.name.as_str());
        match (self.provider.finding, self.entity) {
            (Some(true), _) => sentence("own_concern", lang, &[name]),
            (Some(false), _) => sentence("own_clear", lang, &[name]),
            (None, Some(entity)) => {
                let blanks = [name, ("note", entity.note(lang)), ("as_of", &entity.as_of)];
                sentence("listed", lang, &blanks)
            }
            (None, None) => sentence("stranger", lang, &[name]),
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
