//! What every leaf of a deal is: one line a field.

use super::kind::{FieldKind, MOVE, POSITIVE, STEP, YEARS};
use crate::domain::currency::{Country, Currency};
use crate::domain::deal::{
    AnswerState, BusinessDayConvention, ClauseStatus, ForeignTax, FormalityKind, FxFixing,
    HsrWaiting, LegalEffect, Onward, Origin, Party, PathStep, Pathway, ProviderFinding,
    ProviderRole, StudyPlace, TechnologyStatus, TermKind, TriggerKind, UpfrontForm, Vehicle, YesNo,
};
use crate::domain::rate::{AnnualRate, Multiple, Probability, RoyaltyRate, Share, TaxRate};
use serde_json::{Map, Value};

/// Months in a hundred years: the longest stage, review or lag, and the longest way to a launch.
pub const MOST_MONTHS: u32 = 1_200;
/// Longer than any tax law spreads the cost of a right.
const MOST_RELIEF_YEARS: u32 = 40;
/// A hundred years.
const DAYS: u32 = 36_525;

/// A leaf of the deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field {
    /// Its path, `[]` standing for any row.
    pub path: &'static str,
    /// What its text must say.
    pub kind: FieldKind,
    /// What an absent leaf is taken for; `None`: it must be there.
    pub default: Option<&'static str>,
    /// Whether a file leaves it out where it is empty: a reference that need not be made.
    pub left_out: bool,
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
    /// Whether a file leaves it out where it is empty: without rows it stands for everything.
    pub left_out: bool,
}

const fn field(path: &'static str, kind: FieldKind) -> Field {
    Field { path, kind, default: None, left_out: false, when: None }
}

impl Field {
    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    /// A reference that need not be made.
    const fn or_none(self) -> Self {
        Self { default: Some(""), left_out: true, ..self }
    }

    const fn when(self, sibling: &'static str, words: &'static [&'static str]) -> Self {
        Self { when: Some((sibling, words)), ..self }
    }
}

const fn list(path: &'static str, at_least: usize, at_most: usize) -> List {
    List { path, at_least, at_most, left_out: false }
}

/// A list that stands for everything where it has no rows.
const fn selection(path: &'static str, at_most: usize) -> List {
    List { path, at_least: 0, at_most, left_out: true }
}

/// Every list.
pub const LISTS: &[List] = &[
    list("terms.products", 1, 40),
    selection("terms.products[].territory", 40),
    list("terms.territory.licensed", 0, 40),
    list("terms.territory.retained", 0, 40),
    list("terms.upfront", 0, 200),
    list("terms.options", 0, 40),
    list("terms.milestones", 0, 200),
    selection("terms.milestones[].trigger.regions", 40),
    list("terms.royalties", 0, 40),
    selection("terms.royalties[].products", 40),
    selection("terms.royalties[].regions", 40),
    list("terms.royalties[].tiers", 1, 50),
    list("terms.profit_share", 0, 100),
    list("terms.cost_share", 0, 200),
    list("assumptions.programmes", 0, 100),
    list("assumptions.programmes[].stages", 0, 40),
    list("assumptions.programmes[].regions", 0, 40),
    list("assumptions.programmes[].regions[].uptake", 1, 60),
    list("assumptions.programmes[].regions[].retention", 1, 60),
    list("assumptions.exercise", 0, 40),
    list("assumptions.events", 0, 60),
    list("scenarios", 0, 12),
    list("payments.shocks", 0, 12),
    list("payments.steps", 0, 60),
    list("payments.formalities", 0, 200),
    list("payments.actual", 0, 500),
    list("clauses", 0, 60),
    selection("clauses[].blanks", 60),
    list("diligence.items", 0, 200),
    list("diligence.providers", 0, 60),
    list("rounds", 0, 100),
];

const NEWCO: &[&str] = &["newco"];
const ON_SALES: &[&str] = &["annual_sales", "cumulative_sales"];
const ON_DEVELOPMENT: &[&str] = &["start", "filing", "approval"];
/// The payer first.
const PARTIES: &[&str] = &[Party::Licensee.word(), Party::Licensor.word()];
const NAME: FieldKind = FieldKind::Text { required: false };
const KEY: FieldKind = FieldKind::Text { required: true };

/// Every leaf, in the order of the deal file.
pub const FIELDS: &[Field] = &[
    field("title", NAME).or(""),
    field("identity", NAME).or_none(),
    field("terms.parties.licensor.name", NAME),
    field("terms.parties.licensor.vehicle", FieldKind::Choice(Vehicle::WORDS)),
    field("terms.parties.licensee.name", NAME),
    field("terms.parties.licensee.country", FieldKind::Letters(Country::LETTERS)),
    field("terms.products[].id", KEY),
    field("terms.products[].name", NAME),
    field("terms.products[].modality", NAME),
    field("terms.products[].area", NAME),
    field("terms.products[].stage", NAME),
    field("terms.products[].territory[]", KEY),
    field("terms.structure.kind", FieldKind::Choice(&["license", "newco"])),
    field("terms.structure.licensor_equity", FieldKind::Percent(Share::RANGE)).when("kind", NEWCO),
    field("terms.structure.committed_financing", FieldKind::Amount).or("0").when("kind", NEWCO),
    field("terms.territory.licensed[]", KEY),
    field("terms.territory.retained[]", KEY),
    field("terms.currency", FieldKind::Letters(Currency::LETTERS)),
    field("terms.sheet_on", FieldKind::Date),
    field("terms.signed_on", FieldKind::Date),
    field("terms.effective_on", FieldKind::Date),
    field("terms.upfront[].label", KEY),
    field("terms.upfront[].amount", FieldKind::Amount),
    field("terms.upfront[].days_after_effective", FieldKind::Whole(DAYS)),
    field("terms.upfront[].form", FieldKind::Choice(UpfrontForm::WORDS)).or("cash"),
    field("terms.upfront[].premium", FieldKind::Percent(Share::RANGE))
        .or("0")
        .when("form", &[UpfrontForm::LicensorShares.word()]),
    field("terms.options[].id", KEY),
    field("terms.options[].label", NAME).or(""),
    field("terms.options[].product", KEY),
    field("terms.options[].stage", KEY),
    field("terms.options[].exercise_fee", FieldKind::Amount),
    field("terms.milestones[].id", KEY),
    field("terms.milestones[].label", NAME).or(""),
    field("terms.milestones[].amount", FieldKind::Amount),
    field("terms.milestones[].trigger.on", FieldKind::Choice(TriggerKind::WORDS)),
    field("terms.milestones[].trigger.stage", KEY).when("on", &["start"]),
    field("terms.milestones[].trigger.programme", NAME).or_none().when("on", ON_DEVELOPMENT),
    field("terms.milestones[].trigger.region", NAME).or_none().when("on", &["filing", "approval"]),
    field("terms.milestones[].trigger.date", FieldKind::Date).when("on", &["date"]),
    field("terms.milestones[].trigger.event", KEY).when("on", &["event"]),
    field("terms.milestones[].trigger.threshold", FieldKind::Threshold).when("on", ON_SALES),
    field("terms.milestones[].trigger.product", NAME).or_none().when("on", ON_SALES),
    field("terms.milestones[].trigger.regions[]", KEY),
    field("terms.royalties[].id", KEY),
    field("terms.royalties[].products[]", KEY),
    field("terms.royalties[].regions[]", KEY),
    field("terms.royalties[].tiers[].above", FieldKind::Amount),
    field("terms.royalties[].tiers[].rate", FieldKind::Percent(RoyaltyRate::RANGE)),
    field("terms.royalties[].years_from_first_sale", FieldKind::Plain(YEARS)),
    field("terms.royalties[].after_exclusivity_reduction", FieldKind::Percent(Share::RANGE)),
    field("terms.royalties[].generic_share", FieldKind::OptionalPercent(Share::RANGE)).or_none(),
    field("terms.royalties[].stacking_credit", FieldKind::Percent(Share::RANGE)),
    field("terms.royalties[].credit_carry_forward", FieldKind::Flag),
    field("terms.royalties[].floor", FieldKind::Percent(Share::RANGE)),
    field("terms.royalties[].minimum_annual", FieldKind::Amount),
    field("terms.profit_share[].product", NAME).or_none(),
    field("terms.profit_share[].region", KEY),
    field("terms.profit_share[].licensor_share", FieldKind::Percent(Share::RANGE)),
    field("terms.cost_share[].programme", NAME).or_none(),
    field("terms.cost_share[].stage", KEY),
    field("terms.cost_share[].licensee_share", FieldKind::Percent(Share::RANGE)),
    field("terms.supply.made_in", FieldKind::Choice(Origin::NONE_OR_WORDS)).or("none"),
    field("terms.supply.shipped_from", FieldKind::Choice(Origin::NONE_OR_WORDS)).or("none"),
    field("terms.tech_transfer.cost", FieldKind::Amount),
    field("terms.tech_transfer.payer", FieldKind::Choice(PARTIES)),
    field("terms.tech_transfer.days_after_effective", FieldKind::Whole(DAYS)),
    field("terms.payment.upfront_days", FieldKind::Whole(DAYS)),
    field("terms.payment.milestone_notice_days", FieldKind::Whole(DAYS)),
    field("terms.payment.milestone_days", FieldKind::Whole(DAYS)),
    field("terms.payment.royalty_days", FieldKind::Whole(DAYS)),
    field("terms.payment.invoice_days", FieldKind::OptionalWhole(DAYS)).or_none(),
    field("terms.payment.gross_up", FieldKind::Flag),
    field("terms.payment.late_interest", FieldKind::Percent(AnnualRate::RANGE)),
    field("terms.payment.business_day", FieldKind::Choice(BusinessDayConvention::WORDS)),
    field("terms.payment.fx_fixing", FieldKind::Choice(FxFixing::WORDS)).or("due_date"),
    field("assumptions.valuation_on", FieldKind::Date),
    field("assumptions.programmes[].id", KEY),
    field("assumptions.programmes[].product", KEY),
    field("assumptions.programmes[].start_on", FieldKind::Date),
    field("assumptions.programmes[].stages[].stage", KEY),
    field("assumptions.programmes[].stages[].months", FieldKind::Whole(MOST_MONTHS)),
    field("assumptions.programmes[].stages[].cost", FieldKind::Modelled),
    field("assumptions.programmes[].stages[].pos", FieldKind::Percent(Probability::RANGE)),
    field("assumptions.programmes[].approval_dependence", FieldKind::Percent(Share::RANGE)).or("0"),
    field("assumptions.programmes[].regions[].region", KEY),
    field("assumptions.programmes[].regions[].review_months", FieldKind::Whole(MOST_MONTHS)),
    field("assumptions.programmes[].regions[].pos", FieldKind::Percent(Probability::RANGE)),
    field("assumptions.programmes[].regions[].launch_lag_months", FieldKind::Whole(MOST_MONTHS)),
    field("assumptions.programmes[].regions[].launch_cost", FieldKind::Modelled),
    field("assumptions.programmes[].regions[].peak_net_sales", FieldKind::Modelled),
    field("assumptions.programmes[].regions[].uptake[]", FieldKind::Percent(Multiple::RANGE)),
    field("assumptions.programmes[].regions[].exclusivity_until", FieldKind::Date),
    field("assumptions.programmes[].regions[].retention[]", FieldKind::Percent(Multiple::RANGE)),
    field("assumptions.programmes[].regions[].price_cut", FieldKind::Percent(Share::RANGE)).or("0"),
    field("assumptions.programmes[].regions[].price_cut_after_years", FieldKind::Plain(YEARS))
        .or("0"),
    field("assumptions.exercise[].option", KEY),
    field("assumptions.exercise[].probability", FieldKind::Percent(Probability::RANGE)),
    field("assumptions.events[].event", KEY),
    field("assumptions.events[].on", FieldKind::Date),
    field("assumptions.events[].probability", FieldKind::Percent(Probability::RANGE)),
    field("assumptions.horizon_on", FieldKind::Date),
    field("assumptions.sales_correlation", FieldKind::Percent(Share::RANGE)).or("0"),
    field("assumptions.third_party_royalty", FieldKind::Percent(RoyaltyRate::RANGE)),
    field("assumptions.newco.haircut", FieldKind::Percent(Share::RANGE)).or("0"),
    field("assumptions.newco.future_dilution", FieldKind::Percent(Share::RANGE)).or("0"),
    field("assumptions.licensee.discount_rate", FieldKind::Percent(AnnualRate::RANGE)),
    field("assumptions.licensee.cogs", FieldKind::Percent(Multiple::RANGE)),
    field("assumptions.licensee.us_duty", FieldKind::Percent(Multiple::RANGE)).or("0"),
    field("assumptions.licensee.opex", FieldKind::Percent(Multiple::RANGE)),
    field("assumptions.licensee.tax_rate", FieldKind::Percent(TaxRate::RANGE)),
    field("assumptions.licensee.relief_years", FieldKind::Whole(MOST_RELIEF_YEARS)).or("0"),
    field("assumptions.licensor.discount_rate", FieldKind::Percent(AnnualRate::RANGE)),
    field("assumptions.licensor.tax_rate", FieldKind::Percent(TaxRate::RANGE)),
    field("assumptions.licensor.upstream_share", FieldKind::Percent(Share::RANGE)),
    field("assumptions.licensor.foreign_tax", FieldKind::Choice(ForeignTax::WORDS)).or("credit"),
    field("assumptions.wht", FieldKind::OptionalPercent(TaxRate::RANGE)).or(""),
    field("assumptions.wht_sourced", FieldKind::Percent(Share::RANGE)).or("100"),
    field("assumptions.fx.pair", KEY),
    field("assumptions.fx.spot", FieldKind::Plain(POSITIVE)),
    field("assumptions.fx.spot_on", FieldKind::Date),
    field("assumptions.fx.deal_rate", FieldKind::Percent(AnnualRate::RANGE)),
    field("assumptions.fx.home_rate", FieldKind::Percent(AnnualRate::RANGE)),
    field("assumptions.fx.volatility", FieldKind::Percent(Multiple::RANGE)),
    field("scenarios[].name", KEY),
    field("scenarios[].peak_sales", FieldKind::Percent(Multiple::RANGE)).or("100"),
    field("scenarios[].launch_delay_months", FieldKind::Shift(MOST_MONTHS)).or("0"),
    field("scenarios[].probability", FieldKind::Percent(Multiple::RANGE)).or("100"),
    field("scenarios[].exclusivity_months", FieldKind::Shift(MOST_MONTHS)).or("0"),
    field("scenarios[].erosion", FieldKind::Percent(Multiple::RANGE)).or("100"),
    field("payments.usd_per_deal", FieldKind::OptionalPlain(POSITIVE)).or(""),
    field("payments.retains_fx", FieldKind::Flag).or("false"),
    field("payments.onward", FieldKind::Choice(Onward::NONE_OR_WORDS)).or("none"),
    field("payments.hsr", FieldKind::Choice(HsrWaiting::WORDS)).or("by_territory"),
    field("payments.technology", FieldKind::Choice(TechnologyStatus::WORDS)).or("not_assessed"),
    field("payments.record", FieldKind::Flag).or("false"),
    field("payments.newco_country", FieldKind::Letters(Country::LETTERS)).or("KY"),
    field("payments.outward_wht", FieldKind::Percent(TaxRate::RANGE)).or("10"),
    field("payments.compared.mainland.tax_rate", FieldKind::OptionalPercent(TaxRate::RANGE))
        .or_none(),
    field("payments.compared.mainland.foreign_tax", FieldKind::Choice(ForeignTax::NONE_OR_WORDS))
        .or("none"),
    field("payments.compared.hong_kong.tax_rate", FieldKind::OptionalPercent(TaxRate::RANGE))
        .or_none(),
    field("payments.compared.hong_kong.foreign_tax", FieldKind::Choice(ForeignTax::NONE_OR_WORDS))
        .or("none"),
    field("payments.compared.newco.tax_rate", FieldKind::OptionalPercent(TaxRate::RANGE)).or_none(),
    field("payments.compared.newco.foreign_tax", FieldKind::Choice(ForeignTax::NONE_OR_WORDS))
        .or("none"),
    field("payments.shocks[]", FieldKind::Percent(MOVE)),
    field("payments.steps[].step", FieldKind::Choice(PathStep::WORDS)),
    field("payments.steps[].min", FieldKind::Whole(DAYS)),
    field("payments.steps[].likely", FieldKind::Whole(DAYS)),
    field("payments.steps[].max", FieldKind::Whole(DAYS)),
    field("payments.formalities[].formality", FieldKind::Choice(FormalityKind::WORDS)),
    field("payments.formalities[].id", NAME).or(""),
    field("payments.formalities[].due_on", FieldKind::OptionalDate).or(""),
    field("payments.formalities[].requested_on", FieldKind::OptionalDate).or(""),
    field("payments.formalities[].on", FieldKind::OptionalDate).or(""),
    field("payments.formalities[].done", FieldKind::Flag).or("false"),
    field("payments.actual[].id", KEY),
    field("payments.actual[].due_on", FieldKind::OptionalDate).or(""),
    field("payments.actual[].paid_on", FieldKind::Date),
    field("payments.actual[].payee_caused", FieldKind::Flag).or("false"),
    field("clauses[].section", KEY),
    field("clauses[].choice", NAME).or(""),
    field("clauses[].status", FieldKind::Choice(ClauseStatus::WORDS)).or("open"),
    field("clauses[].by", FieldKind::Choice(Party::NONE_OR_WORDS)).or("none"),
    field("clauses[].binding", FieldKind::Choice(LegalEffect::WORDS)).or("as_drafted"),
    field("clauses[].removed", FieldKind::Flag).or("false"),
    field("clauses[].text", NAME).or(""),
    field("clauses[].blanks[].id", KEY),
    field("clauses[].blanks[].text", NAME).or(""),
    field("diligence.items[].question", KEY),
    field("diligence.items[].answer", NAME).or(""),
    field("diligence.items[].evidence", NAME).or(""),
    field("diligence.items[].owner", NAME).or(""),
    field("diligence.items[].due_on", FieldKind::OptionalDate).or(""),
    field("diligence.items[].state", FieldKind::Choice(AnswerState::WORDS)).or("open"),
    field("diligence.items[].becomes", FieldKind::Choice(TermKind::NONE_OR_WORDS)).or("none"),
    field("diligence.providers[].name", KEY),
    field("diligence.providers[].role", FieldKind::Choice(ProviderRole::WORDS)).or("cdmo"),
    field("diligence.providers[].finding", FieldKind::Choice(ProviderFinding::WORDS)).or("unknown"),
    field("diligence.providers[].contract_on", FieldKind::OptionalDate).or(""),
    field("diligence.federal_money", FieldKind::Choice(YesNo::WORDS)).or("unknown"),
    field("diligence.us_rights_value", FieldKind::OptionalAmount).or_none(),
    field("diligence.western_upfront", FieldKind::OptionalAmount).or_none(),
    field("diligence.eu_filing", FieldKind::Choice(YesNo::WORDS)).or("unknown"),
    field("diligence.study_place", FieldKind::Choice(StudyPlace::WORDS)).or("unknown"),
    field("diligence.report_on", FieldKind::OptionalDate).or(""),
    field("diligence.inspection_on", FieldKind::OptionalDate).or(""),
    field("diligence.pathway", FieldKind::Choice(Pathway::NONE_OR_WORDS)).or("none"),
    field("diligence.pathway_months", FieldKind::Shift(MOST_MONTHS)).or("0"),
    field("diligence.pathway_cost", FieldKind::Modelled).or("0"),
    field("rounds[].side", FieldKind::Choice(PARTIES)),
    field("rounds[].at", KEY),
    field("rounds[].note", NAME).or(""),
    field("rounds[].paper", KEY),
    field("rounds[].kept", NAME).or_none(),
    field("rounds[].number", NAME).or_none(),
    field("rounds[].title", NAME).or_none(),
    field("rounds[].message", NAME).or_none(),
    field("rounds[].until", NAME).or_none(),
    field("rounds[].reasons", NAME).or_none(),
    field("rounds[].answers", NAME).or_none(),
    field("rounds[].method", NAME).or_none(),
    field("rounds[].key", NAME).or_none(),
    field("rounds[].signature", NAME).or_none(),
    field("stance.side", FieldKind::Choice(PARTIES)).or("licensee"),
    field("stance.their_key", NAME).or_none(),
    field("stance.licensor", FieldKind::OptionalAmount).or_none(),
    field("stance.licensee", FieldKind::OptionalAmount).or_none(),
    field("stance.royalty_step", FieldKind::Percent(STEP)).or("0.25"),
    field("stance.share_step", FieldKind::Percent(STEP)).or("1"),
    field("stance.upfront_step", FieldKind::Threshold).or("0.5"),
    field("stance.milestone_step", FieldKind::Threshold).or("1"),
    field("stance.days_step", FieldKind::Whole(365)).or("1"),
];

/// A path with its row numbers replaced by `[]`: `terms.royalties[].tiers[].rate`.
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

/// Whether a path leads to a field, or to a list or group of fields.
pub fn is_known(path: &str) -> bool {
    let pattern = pattern(path);
    let leads = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[']);
    FIELDS.iter().any(|field| field.path.strip_prefix(pattern.as_str()).is_some_and(leads))
}

/// A row of a list with every leaf at its default or empty.
pub fn blank_row(list: &str) -> Value {
    let prefix = format!("{}[]", pattern(list));
    let mut row = Value::Null;
    for field in FIELDS {
        let Some(rest) = field.path.strip_prefix(&prefix) else { continue };
        // A selection begins without rows: it stands for everything.
        let selects = |list: &List| {
            list.left_out && list.path.starts_with(&prefix) && field.path.starts_with(list.path)
        };
        if LISTS.iter().any(selects) {
            continue;
        }
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
    let next = match step.strip_suffix("[]") {
        Some(list) => {
            let rows = fields.entry(list.to_owned());
            rows.or_insert_with(|| Value::Array(vec![Value::Null])).get_mut(0)
        }
        None => Some(fields.entry(step.to_owned()).or_insert(Value::Null)),
    };
    match (next, rest) {
        (Some(next), Some(rest)) => plant(next, rest, leaf),
        (Some(next), None) => *next = leaf,
        (None, _) => {}
    }
}
