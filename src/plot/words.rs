//! The texts and formats of figures, given by the page in its language.

use crate::domain::date::Date;

/// How numbers and dates are written.
#[derive(Clone, Copy)]
pub struct Formats<'a> {
    /// A tick of an axis of money, short.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Money in labels, readouts and tables.
    pub amount: &'a dyn Fn(f64) -> String,
    /// A fraction as a percentage.
    pub percent: &'a dyn Fn(f64) -> String,
    /// A day.
    pub date: &'a dyn Fn(Date) -> String,
}

/// Every text of the figures. Sentences hold `{names}` that [`fill`] replaces; which, is said at each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Unit of money on an axis: "USD m".
    pub unit: String,
    /// In place of a figure without data.
    pub no_data: String,
    /// Heading of a column of years.
    pub year: String,
    /// Heading of a column of what happens in a year.
    pub events: String,
    /// Heading of a column of names.
    pub item: String,
    /// Heading of a column of amounts.
    pub amount: String,
    /// Heading of a column of first days.
    pub from: String,
    /// Heading of a column of last days.
    pub to: String,

    /// Role.
    pub licensor: String,
    /// Role.
    pub licensee: String,
    /// Kind of payment.
    pub upfront: String,
    /// Kind of payment.
    pub milestones: String,
    /// Kind of payment.
    pub royalties: String,
    /// Net sales after cost of goods, operating cost and third-party royalties.
    pub sales_margin: String,
    /// Stage costs.
    pub development: String,
    /// Launch costs.
    pub launch: String,
    /// Cost of moving manufacture.
    pub tech_transfer: String,
    /// All the licensee pays under the contract.
    pub payments_to_licensor: String,
    /// Running total.
    pub cumulative: String,
    /// The time before the valuation date.
    pub sunk: String,
    /// The date present values refer to.
    pub valuation_date: String,

    /// Title.
    pub cashflow_title: String,
    /// `{party}`, `{total}`, `{first}`, `{last}`, `{low}` (lowest running total), `{low_year}`.
    pub cashflow_sentence: String,

    /// Title.
    pub waterfall_title: String,
    /// `{project}`, `{licensor}`, `{licensee}`, `{leakage}`.
    pub waterfall_sentence: String,
    /// Value of the asset without a deal.
    pub project: String,
    /// What tax, withholding and upstream licensors take from the two together.
    pub leakage: String,
    /// The licensor's shares in a new company.
    pub equity: String,
    /// The licensor's part of stage costs and tech transfer.
    pub own_costs: String,

    /// Title.
    pub timeline_title: String,
    /// `{filing}`, `{first_launch}`, `{last_royalty}`.
    pub timeline_sentence: String,
    /// Row of signature and upfront.
    pub contract: String,
    /// Time from signature to effectiveness.
    pub closing: String,
    /// A clinical stage, as a kind.
    pub stage: String,
    /// Names of clinical stages by their key: ("phase1", "Phase I"). A stage without one shows its key.
    pub stages: Vec<(String, String)>,
    /// Review by a regulator.
    pub review: String,
    /// Time on the market with royalty.
    pub royalty_term: String,
    /// Time on the market after the royalty term.
    pub after_royalty: String,
    /// Loss of exclusivity, as a mark or after a region's name.
    pub exclusivity_ends: String,
    /// End of the royalty term, after a region's name.
    pub royalty_ends: String,
    /// A milestone, as a mark.
    pub milestone: String,

    /// Title.
    pub net_sales_title: String,
    /// `{peak}`, `{peak_year}`, `{first}`, `{last}`.
    pub net_sales_sentence: String,

    /// Title.
    pub royalty_title: String,
    /// `{total}`, `{peak}`, `{peak_year}`.
    pub royalty_sentence: String,
    /// A tier: `{rate}`, `{above}`.
    pub tier: String,
    /// Top-up to the annual minimum.
    pub minimum: String,
    /// Cut after loss of exclusivity.
    pub exclusivity_cut: String,
    /// Third-party royalties deducted.
    pub stacking_cut: String,
    /// Royalty due.
    pub due: String,

    /// Title.
    pub rate_over_time_title: String,
    /// `{high}`, `{low}`, `{high_year}`, `{low_year}`.
    pub rate_over_time_sentence: String,
    /// Royalty due over net sales that bear it.
    pub effective_rate: String,
    /// Title.
    pub rate_by_sales_title: String,
    /// `{peak}`, `{rate}`.
    pub rate_by_sales_sentence: String,
    /// The rate on the next unit of sales.
    pub marginal_rate: String,
    /// Axis: a calendar year's net sales.
    pub annual_net_sales: String,
    /// Net sales of the best year.
    pub peak_sales: String,

    /// Title.
    pub scenarios_title: String,
    /// `{scenario}`, `{licensor}`, `{licensee}`: one sentence for each scenario, joined.
    pub scenarios_sentence: String,
    /// Heading and axis of values.
    pub value: String,
    /// Title.
    pub scenario_sales_title: String,
    /// `{scenario}`, `{peak}`, `{royalty}`: one sentence for each scenario, joined.
    pub scenario_sales_sentence: String,
    /// Net sales.
    pub net_sales: String,
    /// Royalty.
    pub royalty: String,
    /// Heading of a column of scenarios.
    pub scenario: String,
}

impl Words {
    /// The name of a clinical stage.
    pub(super) fn stage_name<'a>(&'a self, key: &'a str) -> &'a str {
        let known = self.stages.iter().find(|(stage, _)| stage == key);
        known.map_or(key, |(_, name)| name)
    }
}

/// `template` with each `{name}` replaced by its value. Values are not searched for names.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((value, tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}
