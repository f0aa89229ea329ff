//! The names of fields and of the words they choose from, in the page's language.

use super::desk::Desk;
use super::preferences::Tab;
use crate::domain::draft::{Draft, Kind, field_at, pattern};
use crate::tr;

/// The name of the field at a path.
pub fn label(desk: Desk, path: &str) -> &'static str {
    match pattern(path).as_str() {
        "title" => tr!(desk, field.title),
        "terms.parties.licensor.name" => tr!(desk, field.licensor_name),
        "terms.parties.licensor.vehicle" => tr!(desk, field.licensor_vehicle),
        "terms.parties.licensee.name" => tr!(desk, field.licensee_name),
        "terms.parties.licensee.country" => tr!(desk, field.licensee_country),
        "terms.asset.name" => tr!(desk, field.asset_name),
        "terms.asset.modality" => tr!(desk, field.asset_modality),
        "terms.asset.area" => tr!(desk, field.asset_area),
        "terms.asset.stage" => tr!(desk, field.asset_stage),
        "terms.structure.kind" => tr!(desk, field.structure_kind),
        "terms.structure.licensor_equity" => tr!(desk, field.licensor_equity),
        "terms.structure.future_dilution" => tr!(desk, field.future_dilution),
        "terms.structure.haircut" => tr!(desk, field.haircut),
        "terms.territory.licensed" | "terms.territory.licensed[]" => tr!(desk, field.licensed),
        "terms.territory.retained" | "terms.territory.retained[]" => tr!(desk, field.retained),
        "terms.currency" => tr!(desk, field.currency),
        "terms.signed_on" => tr!(desk, field.signed_on),
        "terms.effective_on" => tr!(desk, field.effective_on),
        "terms.upfront" => tr!(desk, section.upfront),
        "terms.milestones" => tr!(desk, section.milestones),
        "terms.royalty.tiers" => tr!(desk, section.royalty),
        "assumptions.programme.stages" => tr!(desk, section.programme),
        "assumptions.regions" => tr!(desk, section.regions),
        "terms.upfront[].label" | "terms.milestones[].label" => tr!(desk, field.label),
        "terms.upfront[].amount" | "terms.milestones[].amount" => tr!(desk, field.amount),
        "terms.upfront[].days_after_effective" | "terms.tech_transfer.days_after_effective" => {
            tr!(desk, field.days_after_effective)
        }
        "terms.upfront[].form" => tr!(desk, field.form),
        "terms.milestones[].id" => tr!(desk, field.id),
        "terms.milestones[].trigger.on" => tr!(desk, field.trigger_on),
        "terms.milestones[].trigger.stage" => tr!(desk, field.trigger_stage),
        "terms.milestones[].trigger.region" => tr!(desk, field.trigger_region),
        "terms.milestones[].trigger.date" => tr!(desk, field.trigger_date),
        "terms.milestones[].trigger.threshold" => tr!(desk, field.trigger_threshold),
        "terms.royalty.tiers[].above" => tr!(desk, field.tier_above),
        "terms.royalty.tiers[].rate" => tr!(desk, field.tier_rate),
        "terms.royalty.years_from_first_sale" => tr!(desk, field.years_from_first_sale),
        "terms.royalty.after_exclusivity_reduction" => tr!(desk, field.after_exclusivity_reduction),
        "terms.royalty.stacking_credit" => tr!(desk, field.stacking_credit),
        "terms.royalty.credit_carry_forward" => tr!(desk, field.credit_carry_forward),
        "terms.royalty.floor" => tr!(desk, field.floor),
        "terms.royalty.minimum_annual" => tr!(desk, field.minimum_annual),
        "terms.tech_transfer.cost" => tr!(desk, field.tech_cost),
        "terms.tech_transfer.payer" => tr!(desk, field.tech_payer),
        "terms.payment.upfront_days" => tr!(desk, field.upfront_days),
        "terms.payment.milestone_notice_days" => tr!(desk, field.milestone_notice_days),
        "terms.payment.milestone_days" => tr!(desk, field.milestone_days),
        "terms.payment.royalty_days" => tr!(desk, field.royalty_days),
        "terms.payment.gross_up" => tr!(desk, field.gross_up),
        "terms.payment.late_interest" => tr!(desk, field.late_interest),
        "terms.payment.business_day" => tr!(desk, field.business_day),
        "terms.payment.fx_fixing" => tr!(desk, pay.fixing),
        "scenarios[].name" => tr!(desk, royalty.scenario),
        "scenarios[].peak_sales" => tr!(desk, royalty.peak_sales),
        "scenarios[].launch_delay_months" => tr!(desk, royalty.launch_delay),
        "scenarios[].probability" => tr!(desk, royalty.probability),
        "scenarios[].exclusivity_months" => tr!(desk, royalty.exclusivity),
        "scenarios[].erosion" => tr!(desk, royalty.erosion),
        "rounds[].note" => tr!(desk, round.note),
        "stance.side" => tr!(desk, round.our_side),
        "stance.licensor" => tr!(desk, round.walk_licensor),
        "stance.licensee" => tr!(desk, round.walk_licensee),
        other if other.starts_with("diligence.") => diligence_label(desk, other),
        other if other.starts_with("payments.") => payment_label(desk, other),
        other => assumption_label(desk, other),
    }
}

fn diligence_label(desk: Desk, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("diligence.") {
        "federal_money" => tr!(desk, dil.federal_money),
        "eu_filing" => tr!(desk, dil.eu_filing),
        "study_place" => tr!(desk, dil.study_place),
        "report_on" => tr!(desk, dil.report_on),
        "inspection_on" => tr!(desk, dil.inspection_on),
        "items[].state" => tr!(desk, dil.status),
        "items[].answer" => tr!(desk, dil.answered),
        "items[].evidence" => tr!(desk, dil.evidence),
        "items[].owner" => tr!(desk, dil.owner),
        "items[].due_on" => tr!(desk, dil.due),
        "items[].becomes" => tr!(desk, dil.becomes),
        "providers" | "providers[].name" => tr!(desk, dil.provider),
        "providers[].role" => tr!(desk, dil.role),
        "providers[].finding" => tr!(desk, dil.finding),
        "providers[].contract_on" => tr!(desk, dil.contract_on),
        _ => "",
    }
}

fn payment_label(desk: Desk, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("payments.") {
        "usd_per_deal" => tr!(desk, pay.usd_per_deal),
        "retains_fx" => tr!(desk, pay.retains_fx),
        "onward" => tr!(desk, pay.onward),
        "hsr" => tr!(desk, pay.hsr),
        "restricted_technology" => tr!(desk, pay.restricted),
        "newco_country" => tr!(desk, pay.newco_country),
        "outward_wht" => tr!(desk, pay.outward_wht),
        "shocks[]" => tr!(desk, pay.shock),
        "steps[].step" => tr!(desk, pay.step),
        "steps[].min" => tr!(desk, pay.shortest),
        "steps[].likely" => tr!(desk, pay.likely),
        "steps[].max" => tr!(desk, pay.longest),
        "formalities[].formality" => tr!(desk, pay.formality),
        "formalities[].id" | "actual[].id" => tr!(desk, pay.payment),
        "formalities[].requested_on" => tr!(desk, pay.requested_on),
        "formalities[].on" => tr!(desk, pay.on),
        "formalities[].done" => tr!(desk, pay.done),
        "formalities[].due_on" | "actual[].due_on" => tr!(desk, pay.due),
        "actual[].paid_on" => tr!(desk, pay.paid_on),
        "actual[].payee_caused" => tr!(desk, pay.payee_caused),
        "shocks" => tr!(desk, pay.shock),
        "steps" => tr!(desk, pay.own_durations),
        "formalities" => tr!(desk, pay.known),
        "actual" => tr!(desk, pay.actual),
        _ => "",
    }
}

/// The name of the field at a path with the unit it is typed in, where that is percent.
pub fn heading(desk: Desk, path: &str) -> String {
    let percent = field_at(path)
        .is_some_and(|field| matches!(field.kind, Kind::Percent(_) | Kind::OptionalPercent(_)));
    format!("{}{}", label(desk, path), if percent { ", %" } else { "" })
}

fn assumption_label(desk: Desk, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("assumptions.") {
        "valuation_on" => tr!(desk, field.valuation_on),
        "horizon_on" => tr!(desk, field.horizon_on),
        "third_party_royalty" => tr!(desk, field.third_party_royalty),
        "wht" => tr!(desk, field.wht),
        "wht_sourced" => tr!(desk, field.wht_sourced),
        "programme.start_on" => tr!(desk, field.start_on),
        "programme.stages[].stage" => tr!(desk, field.stage),
        "programme.stages[].months" => tr!(desk, field.months),
        "programme.stages[].cost" => tr!(desk, field.cost),
        "programme.stages[].pos" | "regions[].pos" => tr!(desk, field.pos),
        "programme.stages[].licensee_share" => tr!(desk, field.licensee_share),
        "regions[].region" => tr!(desk, field.region),
        "regions[].review_months" => tr!(desk, field.review_months),
        "regions[].launch_lag_months" => tr!(desk, field.launch_lag_months),
        "regions[].launch_cost" => tr!(desk, field.launch_cost),
        "regions[].peak_net_sales" => tr!(desk, field.peak_net_sales),
        "regions[].uptake" | "regions[].uptake[]" => tr!(desk, field.uptake),
        "regions[].exclusivity_until" => tr!(desk, field.exclusivity_until),
        "regions[].retention" | "regions[].retention[]" => tr!(desk, field.retention),
        "licensee.discount_rate" | "licensor.discount_rate" => tr!(desk, field.discount_rate),
        "licensee.cogs" => tr!(desk, field.cogs),
        "licensee.opex" => tr!(desk, field.opex),
        "licensee.tax_rate" | "licensor.tax_rate" => tr!(desk, field.tax_rate),
        "licensor.upstream_share" => tr!(desk, field.upstream_share),
        "fx.pair" => tr!(desk, field.pair),
        "fx.spot" => tr!(desk, field.spot),
        "fx.spot_on" => tr!(desk, field.spot_on),
        "fx.deal_rate" => tr!(desk, field.deal_rate),
        "fx.home_rate" => tr!(desk, field.home_rate),
        "fx.volatility" => tr!(desk, field.volatility),
        _ => "",
    }
}

/// The name of the row a path leads into: its list's, and its own or its number.
pub fn row_name(desk: Desk, draft: &Draft, path: &str) -> Option<String> {
    let (at, row) = path.split('.').enumerate().find(|(_, step)| step.parse::<usize>().is_ok())?;
    let list = path.split('.').take(at).collect::<Vec<_>>().join(".");
    let titles = ["label", "region", "stage", "name", "id"];
    let title = titles.map(|field| draft.text(&format!("{list}.{row}.{field}")));
    let title = title.into_iter().find(|title| !title.is_empty());
    let number = || row.parse::<usize>().map(|row| (row + 1).to_string()).unwrap_or_default();
    let title = title.map_or_else(number, str::to_owned);
    Some(format!("{} {title}", label(desk, &list)).trim().to_owned())
}

/// The name of a tab.
pub fn tab_name(desk: Desk, tab: Tab) -> &'static str {
    match tab {
        Tab::Deals => tr!(desk, tab.deals),
        Tab::Terms => tr!(desk, tab.terms),
        Tab::Assumptions => tr!(desk, tab.assumptions),
        Tab::Value => tr!(desk, tab.value),
        Tab::Royalties => tr!(desk, tab.royalties),
        Tab::Payments => tr!(desk, tab.payments),
        Tab::Rounds => tr!(desk, tab.rounds),
        Tab::Diligence => tr!(desk, tab.diligence),
        Tab::Document => tr!(desk, tab.document),
    }
}

/// A word a field chooses from.
pub fn word(desk: Desk, word: &str) -> &'static str {
    match word {
        "mainland" => tr!(desk, word.mainland),
        "hong_kong" => tr!(desk, word.hong_kong),
        "license" => tr!(desk, word.license),
        "newco" => tr!(desk, word.newco),
        "cash" => tr!(desk, word.cash),
        "shares" => tr!(desk, word.shares),
        "start" => tr!(desk, word.start),
        "filing" => tr!(desk, word.filing),
        "approval" => tr!(desk, word.approval),
        "date" => tr!(desk, word.date),
        "annual_sales" => tr!(desk, word.annual_sales),
        "cumulative_sales" => tr!(desk, word.cumulative_sales),
        "licensee" => tr!(desk, word.licensee),
        "licensor" => tr!(desk, word.licensor),
        "following" => tr!(desk, word.following),
        "modified_following" => tr!(desk, word.modified_following),
        "preceding" => tr!(desk, word.preceding),
        "open" => tr!(desk, dil.open),
        "clear" => tr!(desk, dil.clear),
        "problem" => tr!(desk, dil.problem),
        "condition" => tr!(desk, dil.condition),
        "covenant" => tr!(desk, dil.covenant),
        "warranty" => tr!(desk, dil.warranty),
        "indemnity" => tr!(desk, dil.indemnity),
        "price" => tr!(desk, dil.price),
        "cdmo" => tr!(desk, dil.cdmo),
        "cro" => tr!(desk, dil.cro),
        "sequencing" => tr!(desk, dil.sequencing),
        "laboratory" => tr!(desk, dil.laboratory),
        "other" => tr!(desk, dil.other_role),
        "unknown" => tr!(desk, dil.unknown),
        "concern" => tr!(desk, dil.concern),
        "yes" => tr!(desk, word.yes),
        "no" => tr!(desk, word.no),
        "eu" => tr!(desk, dil.eu),
        "oecd_mad" => tr!(desk, dil.oecd_mad),
        "elsewhere" => tr!(desk, dil.elsewhere),
        "due_date" => tr!(desk, pay.due),
        "quarter_average" => tr!(desk, pay.quarter_average),
        "payment_date" => tr!(desk, pay.payment_date),
        "none" => tr!(desk, pay.none),
        "fee" => tr!(desk, pay.fee),
        "dividend" => tr!(desk, pay.dividend),
        "by_territory" => tr!(desk, pay.by_territory),
        "applies" => tr!(desk, pay.applies),
        "does_not_apply" => tr!(desk, pay.does_not_apply),
        "true" => tr!(desk, word.yes),
        "false" => tr!(desk, word.no),
        _ => "",
    }
}
