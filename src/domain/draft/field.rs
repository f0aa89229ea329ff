//! What every leaf of a deal is: one line a field.

use super::kind::{ANNUAL, Kind, MOVE, PART, POSITIVE, SHARE, TAX, YEARS};
use crate::domain::json::{Map, Value};

/// A hundred years, the longest stage, review or lag.
const MONTHS: u32 = 1_200;
/// A hundred years.
const DAYS: u32 = 36_525;

/// A leaf of the deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its path, `[]` standing for any row.
    pub path: &'static str,
    /// What its text must say.
    pub kind: Kind,
    /// What an absent leaf is taken for; `None`: it must be there.
    pub default: Option<&'static str>,
    /// Only asked for when this sibling holds one of these words.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

/// A list of the deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// Its path, `[]` standing for any row of an outer list.
    pub path: &'static str,
    /// Fewest rows.
    pub at_least: usize,
    /// Most rows.
    pub at_most: usize,
}

const fn field(path: &'static str, kind: Kind) -> Field {
    Field { path, kind, default: None, when: None }
}

impl Field {
    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    const fn when(self, sibling: &'static str, words: &'static [&'static str]) -> Self {
        Self { when: Some((sibling, words)), ..self }
    }
}

const fn list(path: &'static str, at_least: usize, at_most: usize) -> List {
    List { path, at_least, at_most }
}

/// Every list.
pub const LISTS: &[List] = &[
    list("terms.territory.licensed", 0, 40),
    list("terms.territory.retained", 0, 40),
    list("terms.upfront", 0, 200),
    list("terms.milestones", 0, 200),
    list("terms.royalty.tiers", 1, 50),
    list("assumptions.programme.stages", 0, 40),
    list("assumptions.regions", 0, 40),
    list("assumptions.regions[].uptake", 1, 60),
    list("assumptions.regions[].retention", 1, 60),
    list("scenarios", 0, 12),
    list("payments.shocks", 0, 12),
    list("payments.steps", 0, 60),
    list("payments.formalities", 0, 200),
    list("payments.actual", 0, 500),
    list("clauses", 0, 60),
    list("diligence.items", 0, 200),
    list("diligence.providers", 0, 60),
    list("rounds", 0, 100),
];

const NEWCO: &[&str] = &["newco"];
const ON_SALES: &[&str] = &["annual_sales", "cumulative_sales"];
const TRIGGERS: &[&str] =
    &["start", "filing", "approval", "date", "annual_sales", "cumulative_sales"];
const PARTIES: &[&str] = &["licensee", "licensor"];
const CONVENTIONS: &[&str] = &["following", "modified_following", "preceding"];
const FIXINGS: &[&str] = &["due_date", "quarter_average", "payment_date"];
const ONWARD: &[&str] = &["none", "fee", "dividend"];
const HSR: &[&str] = &["by_territory", "applies", "does_not_apply"];
const STATUS: &[&str] = &["open", "proposed", "agreed"];
const BY: &[&str] = &["none", "licensor", "licensee"];
const BINDING: &[&str] = &["as_drafted", "binding", "non_binding"];
const STATES: &[&str] = &["open", "clear", "problem"];
const ANSWERS: &[&str] = &["none", "condition", "covenant", "warranty", "indemnity", "price"];
const ROLES: &[&str] = &["cdmo", "cro", "sequencing", "laboratory", "other"];
const FINDINGS: &[&str] = &["unknown", "concern", "clear"];
const YES_NO: &[&str] = &["unknown", "yes", "no"];
const PLACES: &[&str] = &["unknown", "eu", "oecd_mad", "elsewhere"];
const PATHWAYS: &[&str] = &["none", "mrct", "bridging", "505b2", "full_local"];
/// The steps between a payment's trigger and usable cash, by the words of their table.
const STEPS: &[&str] = &[
    "wire",
    "first",
    "repeat",
    "conversion",
    "hk_receipt",
    "prepare",
    "authority",
    "onward_fee",
    "onward_dividend",
    "bop",
    "cn_residence",
    "hk_residence",
    "form_us",
    "form_de",
    "form_jp",
    "form_fr",
    "form_gb",
    "form_other",
    "letter_of_intent",
    "export_licence",
    "hsr",
    "odi_ndrc",
    "odi_mofcom",
    "odi_bank",
    "hk_transfer",
    "tax_filing",
    "tax_payment",
    "outward_review",
];
/// The formalities, by the words of their table.
const FORMALITIES: &[&str] = &[
    "registration",
    "amendment",
    "hk_transfer",
    "letter_of_intent",
    "export_licence",
    "residence_certificate",
    "treaty_form",
    "withholding_certificate",
    "bop",
    "hsr",
    "odi_ndrc",
    "odi_mofcom",
    "odi_bank",
    "tax_filing",
];
const NAME: Kind = Kind::Text { required: false };
const KEY: Kind = Kind::Text { required: true };

/// Every leaf, in the order of the deal file.
pub const FIELDS: &[Field] = &[
    field("title", NAME).or(""),
    field("terms.parties.licensor.name", NAME),
    field("terms.parties.licensor.vehicle", Kind::Choice(&["mainland", "hong_kong"])),
    field("terms.parties.licensee.name", NAME),
    field("terms.parties.licensee.country", Kind::Letters(2)),
    field("terms.asset.name", NAME),
    field("terms.asset.modality", NAME),
    field("terms.asset.area", NAME),
    field("terms.asset.stage", NAME),
    field("terms.structure.kind", Kind::Choice(&["license", "newco"])),
    field("terms.structure.licensor_equity", Kind::Percent(SHARE)).when("kind", NEWCO),
    field("terms.structure.future_dilution", Kind::Percent(SHARE)).or("0").when("kind", NEWCO),
    field("terms.structure.haircut", Kind::Percent(SHARE)).or("0").when("kind", NEWCO),
    field("terms.territory.licensed[]", KEY),
    field("terms.territory.retained[]", KEY),
    field("terms.currency", Kind::Letters(3)),
    field("terms.signed_on", Kind::Date),
    field("terms.effective_on", Kind::Date),
    field("terms.upfront[].label", KEY),
    field("terms.upfront[].amount", Kind::Amount),
    field("terms.upfront[].days_after_effective", Kind::Whole(DAYS)),
    field("terms.upfront[].form", Kind::Choice(&["cash", "shares"])).or("cash"),
    field("terms.milestones[].id", KEY),
    field("terms.milestones[].label", NAME).or(""),
    field("terms.milestones[].amount", Kind::Amount),
    field("terms.milestones[].trigger.on", Kind::Choice(TRIGGERS)),
    field("terms.milestones[].trigger.stage", KEY).when("on", &["start"]),
    field("terms.milestones[].trigger.region", KEY).when("on", &["approval"]),
    field("terms.milestones[].trigger.date", Kind::Date).when("on", &["date"]),
    field("terms.milestones[].trigger.threshold", Kind::Threshold).when("on", ON_SALES),
    field("terms.royalty.tiers[].above", Kind::Amount),
    field("terms.royalty.tiers[].rate", Kind::Percent(SHARE)),
    field("terms.royalty.years_from_first_sale", Kind::Plain(YEARS)),
    field("terms.royalty.after_exclusivity_reduction", Kind::Percent(SHARE)),
    field("terms.royalty.stacking_credit", Kind::Percent(SHARE)),
    field("terms.royalty.credit_carry_forward", Kind::Flag),
    field("terms.royalty.floor", Kind::Percent(SHARE)),
    field("terms.royalty.minimum_annual", Kind::Amount),
    field("terms.tech_transfer.cost", Kind::Amount),
    field("terms.tech_transfer.payer", Kind::Choice(PARTIES)),
    field("terms.tech_transfer.days_after_effective", Kind::Whole(DAYS)),
    field("terms.payment.upfront_days", Kind::Whole(DAYS)),
    field("terms.payment.milestone_notice_days", Kind::Whole(DAYS)),
    field("terms.payment.milestone_days", Kind::Whole(DAYS)),
    field("terms.payment.royalty_days", Kind::Whole(DAYS)),
    field("terms.payment.gross_up", Kind::Flag),
    field("terms.payment.late_interest", Kind::Percent(ANNUAL)),
    field("terms.payment.business_day", Kind::Choice(CONVENTIONS)),
    field("terms.payment.fx_fixing", Kind::Choice(FIXINGS)).or("due_date"),
    field("assumptions.valuation_on", Kind::Date),
    field("assumptions.programme.start_on", Kind::Date),
    field("assumptions.programme.stages[].stage", KEY),
    field("assumptions.programme.stages[].months", Kind::Whole(MONTHS)),
    field("assumptions.programme.stages[].cost", Kind::Modelled),
    field("assumptions.programme.stages[].pos", Kind::Percent(SHARE)),
    field("assumptions.programme.stages[].licensee_share", Kind::Percent(SHARE)),
    field("assumptions.regions[].region", KEY),
    field("assumptions.regions[].review_months", Kind::Whole(MONTHS)),
    field("assumptions.regions[].pos", Kind::Percent(SHARE)),
    field("assumptions.regions[].launch_lag_months", Kind::Whole(MONTHS)),
    field("assumptions.regions[].launch_cost", Kind::Modelled),
    field("assumptions.regions[].peak_net_sales", Kind::Modelled),
    field("assumptions.regions[].uptake[]", Kind::Percent(PART)),
    field("assumptions.regions[].exclusivity_until", Kind::Date),
    field("assumptions.regions[].retention[]", Kind::Percent(PART)),
    field("assumptions.horizon_on", Kind::Date),
    field("assumptions.third_party_royalty", Kind::Percent(SHARE)),
    field("assumptions.licensee.discount_rate", Kind::Percent(ANNUAL)),
    field("assumptions.licensee.cogs", Kind::Percent(PART)),
    field("assumptions.licensee.opex", Kind::Percent(PART)),
    field("assumptions.licensee.tax_rate", Kind::Percent(TAX)),
    field("assumptions.licensor.discount_rate", Kind::Percent(ANNUAL)),
    field("assumptions.licensor.tax_rate", Kind::Percent(TAX)),
    field("assumptions.licensor.upstream_share", Kind::Percent(SHARE)),
    field("assumptions.wht", Kind::OptionalPercent(TAX)).or(""),
    field("assumptions.wht_sourced", Kind::Percent(SHARE)).or("100"),
    field("assumptions.fx.pair", KEY),
    field("assumptions.fx.spot", Kind::Plain(POSITIVE)),
    field("assumptions.fx.spot_on", Kind::Date),
    field("assumptions.fx.deal_rate", Kind::Percent(ANNUAL)),
    field("assumptions.fx.home_rate", Kind::Percent(ANNUAL)),
    field("assumptions.fx.volatility", Kind::Percent(PART)),
    field("scenarios[].name", KEY),
    field("scenarios[].peak_sales", Kind::Percent(PART)).or("100"),
    field("scenarios[].launch_delay_months", Kind::Shift(MONTHS)).or("0"),
    field("scenarios[].probability", Kind::Percent(PART)).or("100"),
    field("scenarios[].exclusivity_months", Kind::Shift(MONTHS)).or("0"),
    field("scenarios[].erosion", Kind::Percent(PART)).or("100"),
    field("payments.usd_per_deal", Kind::OptionalPlain(POSITIVE)).or(""),
    field("payments.retains_fx", Kind::Flag).or("false"),
    field("payments.onward", Kind::Choice(ONWARD)).or("none"),
    field("payments.hsr", Kind::Choice(HSR)).or("by_territory"),
    field("payments.restricted_technology", Kind::Flag).or("false"),
    field("payments.newco_country", Kind::Letters(2)).or("KY"),
    field("payments.outward_wht", Kind::Percent(TAX)).or("10"),
    field("payments.shocks[]", Kind::Percent(MOVE)),
    field("payments.steps[].step", Kind::Choice(STEPS)),
    field("payments.steps[].min", Kind::Whole(DAYS)),
    field("payments.steps[].likely", Kind::Whole(DAYS)),
    field("payments.steps[].max", Kind::Whole(DAYS)),
    field("payments.formalities[].formality", Kind::Choice(FORMALITIES)),
    field("payments.formalities[].id", NAME).or(""),
    field("payments.formalities[].due_on", Kind::OptionalDate).or(""),
    field("payments.formalities[].requested_on", Kind::OptionalDate).or(""),
    field("payments.formalities[].on", Kind::OptionalDate).or(""),
    field("payments.formalities[].done", Kind::Flag).or("false"),
    field("payments.actual[].id", KEY),
    field("payments.actual[].due_on", Kind::OptionalDate).or(""),
    field("payments.actual[].paid_on", Kind::Date),
    field("payments.actual[].payee_caused", Kind::Flag).or("false"),
    field("clauses[].section", KEY),
    field("clauses[].choice", NAME).or(""),
    field("clauses[].status", Kind::Choice(STATUS)).or("open"),
    field("clauses[].by", Kind::Choice(BY)).or("none"),
    field("clauses[].binding", Kind::Choice(BINDING)).or("as_drafted"),
    field("clauses[].removed", Kind::Flag).or("false"),
    field("clauses[].text", NAME).or(""),
    field("diligence.items[].question", KEY),
    field("diligence.items[].answer", NAME).or(""),
    field("diligence.items[].evidence", NAME).or(""),
    field("diligence.items[].owner", NAME).or(""),
    field("diligence.items[].due_on", Kind::OptionalDate).or(""),
    field("diligence.items[].state", Kind::Choice(STATES)).or("open"),
    field("diligence.items[].becomes", Kind::Choice(ANSWERS)).or("none"),
    field("diligence.providers[].name", KEY),
    field("diligence.providers[].role", Kind::Choice(ROLES)).or("cdmo"),
    field("diligence.providers[].finding", Kind::Choice(FINDINGS)).or("unknown"),
    field("diligence.providers[].contract_on", Kind::OptionalDate).or(""),
    field("diligence.federal_money", Kind::Choice(YES_NO)).or("unknown"),
    field("diligence.eu_filing", Kind::Choice(YES_NO)).or("unknown"),
    field("diligence.study_place", Kind::Choice(PLACES)).or("unknown"),
    field("diligence.report_on", Kind::OptionalDate).or(""),
    field("diligence.inspection_on", Kind::OptionalDate).or(""),
    field("diligence.pathway", Kind::Choice(PATHWAYS)).or("none"),
    field("diligence.pathway_months", Kind::Shift(MONTHS)).or("0"),
    field("diligence.pathway_cost", Kind::Modelled).or("0"),
    field("rounds[].side", Kind::Choice(PARTIES)),
    field("rounds[].at", KEY),
    field("rounds[].note", NAME).or(""),
    field("rounds[].paper", KEY),
    field("stance.side", Kind::Choice(PARTIES)).or("licensee"),
    field("stance.licensor", Kind::Amount).or("0"),
    field("stance.licensee", Kind::Amount).or("0"),
];

/// A path with its row numbers replaced by `[]`: `terms.royalty.tiers[].rate`.
pub fn pattern(path: &str) -> String {
    path.split('.').fold(String::new(), |mut pattern, step| {
        if step.parse::<usize>().is_ok() {
            pattern.push_str("[]");
        } else {
            if !pattern.is_empty() {
                pattern.push('.');
            }
            pattern.push_str(step);
        }
        pattern
    })
}

/// The field a path leads to.
pub fn field_at(path: &str) -> Option<&'static Field> {
    let pattern = pattern(path);
    FIELDS.iter().find(|field| field.path == pattern)
}

/// The list a path leads to.
pub fn list_at(path: &str) -> Option<&'static List> {
    let pattern = pattern(path);
    LISTS.iter().find(|list| list.path == pattern)
}

/// A row of a list with every leaf at its default or empty.
pub fn blank_row(list: &str) -> Value {
    let prefix = format!("{}[]", pattern(list));
    let mut row = Value::Null;
    for field in FIELDS {
        let Some(rest) = field.path.strip_prefix(&prefix) else { continue };
        let text = Value::String(field.default.unwrap_or_default().to_owned());
        match rest.strip_prefix('.') {
            None => return text,
            Some(steps) => plant(&mut row, steps, text),
        }
    }
    row
}

/// Writes a leaf below an object; a list below it starts with one row.
fn plant(node: &mut Value, steps: &str, leaf: Value) {
    if !node.is_object() {
        *node = Value::Object(Map::new());
    }
    let (step, rest) =
        steps.split_once('.').map_or((steps, None), |(step, rest)| (step, Some(rest)));
    let Some(fields) = node.as_object_mut() else { return };
    let (name, leaf) = match step.strip_suffix("[]") {
        Some(name) => (name, Value::Array(vec![leaf])),
        None => (step, leaf),
    };
    let next = fields.entry(name.to_owned()).or_insert(Value::Null);
    match rest {
        Some(rest) => plant(next, rest, leaf),
        None => *next = leaf,
    }
}
