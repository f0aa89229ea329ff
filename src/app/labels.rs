//! The names of fields and of the words they choose from, in the page's language.

use super::preferences::Tab;
use super::state::AppState;
use crate::domain::draft::{Draft, FieldKind, field_at, pattern};
use crate::tr;

/// The name of the field at a path.
pub fn label(state: AppState, path: &str) -> &'static str {
    match pattern(path).as_str() {
        "title" => tr!(state, field.title),
        "terms.parties.licensor.name" => tr!(state, field.licensor_name),
        "terms.parties.licensor.vehicle" => tr!(state, field.licensor_vehicle),
        "terms.parties.licensee.name" => tr!(state, field.licensee_name),
        "terms.parties.licensee.country" => tr!(state, field.licensee_country),
        "terms.asset.name" => tr!(state, field.asset_name),
        "terms.asset.modality" => tr!(state, field.asset_modality),
        "terms.asset.area" => tr!(state, field.asset_area),
        "terms.asset.stage" => tr!(state, field.asset_stage),
        "terms.structure.kind" => tr!(state, field.structure_kind),
        "terms.structure.licensor_equity" => tr!(state, field.licensor_equity),
        "terms.structure.future_dilution" => tr!(state, field.future_dilution),
        "terms.structure.haircut" => tr!(state, field.haircut),
        "terms.territory.licensed" | "terms.territory.licensed[]" => tr!(state, field.licensed),
        "terms.territory.retained" | "terms.territory.retained[]" => tr!(state, field.retained),
        "terms.currency" => tr!(state, field.currency),
        "terms.signed_on" => tr!(state, field.signed_on),
        "terms.effective_on" => tr!(state, field.effective_on),
        "terms.upfront" => tr!(state, section.upfront),
        "terms.milestones" => tr!(state, section.milestones),
        "terms.royalty.tiers" => tr!(state, section.royalty),
        "assumptions.programme.stages" => tr!(state, section.programme),
        "assumptions.regions" => tr!(state, section.regions),
        "terms.upfront[].label" | "terms.milestones[].label" => tr!(state, field.label),
        "terms.upfront[].amount" | "terms.milestones[].amount" => tr!(state, field.amount),
        "terms.upfront[].days_after_effective" | "terms.tech_transfer.days_after_effective" => {
            tr!(state, field.days_after_effective)
        }
        "terms.upfront[].form" => tr!(state, field.form),
        "terms.milestones[].id" => tr!(state, field.id),
        "terms.milestones[].trigger.on" => tr!(state, field.trigger_on),
        "terms.milestones[].trigger.stage" => tr!(state, field.trigger_stage),
        "terms.milestones[].trigger.region" => tr!(state, field.trigger_region),
        "terms.milestones[].trigger.date" => tr!(state, field.trigger_date),
        "terms.milestones[].trigger.threshold" => tr!(state, field.trigger_threshold),
        "terms.royalty.tiers[].above" => tr!(state, field.tier_above),
        "terms.royalty.tiers[].rate" => tr!(state, field.tier_rate),
        "terms.royalty.years_from_first_sale" => tr!(state, field.years_from_first_sale),
        "terms.royalty.after_exclusivity_reduction" => {
            tr!(state, field.after_exclusivity_reduction)
        }
        "terms.royalty.stacking_credit" => tr!(state, field.stacking_credit),
        "terms.royalty.credit_carry_forward" => tr!(state, field.credit_carry_forward),
        "terms.royalty.floor" => tr!(state, field.floor),
        "terms.royalty.minimum_annual" => tr!(state, field.minimum_annual),
        "terms.tech_transfer.cost" => tr!(state, field.tech_cost),
        "terms.tech_transfer.payer" => tr!(state, field.tech_payer),
        "terms.payment.upfront_days" => tr!(state, field.upfront_days),
        "terms.payment.milestone_notice_days" => tr!(state, field.milestone_notice_days),
        "terms.payment.milestone_days" => tr!(state, field.milestone_days),
        "terms.payment.royalty_days" => tr!(state, field.royalty_days),
        "terms.payment.gross_up" => tr!(state, field.gross_up),
        "terms.payment.late_interest" => tr!(state, field.late_interest),
        "terms.payment.business_day" => tr!(state, field.business_day),
        "terms.payment.fx_fixing" => tr!(state, pay.fixing),
        "scenarios[].name" => tr!(state, royalty.scenario),
        "scenarios[].peak_sales" => tr!(state, royalty.peak_sales),
        "scenarios[].launch_delay_months" => tr!(state, royalty.launch_delay),
        "scenarios[].probability" => tr!(state, royalty.probability),
        "scenarios[].exclusivity_months" => tr!(state, royalty.exclusivity),
        "scenarios[].erosion" => tr!(state, royalty.erosion),
        "rounds[].note" => tr!(state, round.note),
        "stance.side" => tr!(state, round.our_side),
        "stance.licensor" => tr!(state, round.walk_licensor),
        "stance.licensee" => tr!(state, round.walk_licensee),
        other if other.starts_with("diligence.") => diligence_label(state, other),
        other if other.starts_with("payments.") => payment_label(state, other),
        other => assumption_label(state, other),
    }
}

fn diligence_label(state: AppState, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("diligence.") {
        "federal_money" => tr!(state, dil.federal_money),
        "eu_filing" => tr!(state, dil.eu_filing),
        "study_place" => tr!(state, dil.study_place),
        "report_on" => tr!(state, dil.report_on),
        "inspection_on" => tr!(state, dil.inspection_on),
        "items[].state" => tr!(state, dil.status),
        "items[].answer" => tr!(state, dil.answered),
        "items[].evidence" => tr!(state, dil.evidence),
        "items[].owner" => tr!(state, dil.owner),
        "items[].due_on" => tr!(state, dil.due),
        "items[].becomes" => tr!(state, dil.becomes),
        "providers" | "providers[].name" => tr!(state, dil.provider),
        "providers[].role" => tr!(state, dil.role),
        "providers[].finding" => tr!(state, dil.finding),
        "providers[].contract_on" => tr!(state, dil.contract_on),
        _ => "",
    }
}

fn payment_label(state: AppState, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("payments.") {
        "usd_per_deal" => tr!(state, pay.usd_per_deal),
        "retains_fx" => tr!(state, pay.retains_fx),
        "onward" => tr!(state, pay.onward),
        "hsr" => tr!(state, pay.hsr),
        "restricted_technology" => tr!(state, pay.restricted),
        "newco_country" => tr!(state, pay.newco_country),
        "outward_wht" => tr!(state, pay.outward_wht),
        "shocks[]" => tr!(state, pay.shock),
        "steps[].step" => tr!(state, pay.step),
        "steps[].min" => tr!(state, pay.shortest),
        "steps[].likely" => tr!(state, pay.likely),
        "steps[].max" => tr!(state, pay.longest),
        "formalities[].formality" => tr!(state, pay.formality),
        "formalities[].id" | "actual[].id" => tr!(state, pay.payment),
        "formalities[].requested_on" => tr!(state, pay.requested_on),
        "formalities[].on" => tr!(state, pay.on),
        "formalities[].done" => tr!(state, pay.done),
        "formalities[].due_on" | "actual[].due_on" => tr!(state, pay.due),
        "actual[].paid_on" => tr!(state, pay.paid_on),
        "actual[].payee_caused" => tr!(state, pay.payee_caused),
        "shocks" => tr!(state, pay.shock),
        "steps" => tr!(state, pay.own_durations),
        "formalities" => tr!(state, pay.known),
        "actual" => tr!(state, pay.actual),
        _ => "",
    }
}

/// The name of the field at a path with the unit it is typed in, where that is percent.
pub fn heading(state: AppState, path: &str) -> String {
    let percent = field_at(path).is_some_and(|field| {
        matches!(field.kind, FieldKind::Percent(_) | FieldKind::OptionalPercent(_))
    });
    format!("{}{}", label(state, path), if percent { ", %" } else { "" })
}

fn assumption_label(state: AppState, pattern: &str) -> &'static str {
    match pattern.trim_start_matches("assumptions.") {
        "valuation_on" => tr!(state, field.valuation_on),
        "horizon_on" => tr!(state, field.horizon_on),
        "third_party_royalty" => tr!(state, field.third_party_royalty),
        "wht" => tr!(state, field.wht),
        "wht_sourced" => tr!(state, field.wht_sourced),
        "programme.start_on" => tr!(state, field.start_on),
        "programme.stages[].stage" => tr!(state, field.stage),
        "programme.stages[].months" => tr!(state, field.months),
        "programme.stages[].cost" => tr!(state, field.cost),
        "programme.stages[].pos" | "regions[].pos" => tr!(state, field.pos),
        "programme.stages[].licensee_share" => tr!(state, field.licensee_share),
        "regions[].region" => tr!(state, field.region),
        "regions[].review_months" => tr!(state, field.review_months),
        "regions[].launch_lag_months" => tr!(state, field.launch_lag_months),
        "regions[].launch_cost" => tr!(state, field.launch_cost),
        "regions[].peak_net_sales" => tr!(state, field.peak_net_sales),
        "regions[].uptake" | "regions[].uptake[]" => tr!(state, field.uptake),
        "regions[].exclusivity_until" => tr!(state, field.exclusivity_until),
        "regions[].retention" | "regions[].retention[]" => tr!(state, field.retention),
        "licensee.discount_rate" | "licensor.discount_rate" => tr!(state, field.discount_rate),
        "licensee.cogs" => tr!(state, field.cogs),
        "licensee.opex" => tr!(state, field.opex),
        "licensee.tax_rate" | "licensor.tax_rate" => tr!(state, field.tax_rate),
        "licensor.upstream_share" => tr!(state, field.upstream_share),
        "fx.pair" => tr!(state, field.pair),
        "fx.spot" => tr!(state, field.spot),
        "fx.spot_on" => tr!(state, field.spot_on),
        "fx.deal_rate" => tr!(state, field.deal_rate),
        "fx.home_rate" => tr!(state, field.home_rate),
        "fx.volatility" => tr!(state, field.volatility),
        _ => "",
    }
}

/// The name of the row a path leads into: its list's, and its own or its number.
pub fn row_name(state: AppState, draft: &Draft, path: &str) -> Option<String> {
    let (at, row) = path.split('.').enumerate().find(|(_, step)| step.parse::<usize>().is_ok())?;
    let list = path.split('.').take(at).collect::<Vec<_>>().join(".");
    let titles = ["label", "region", "stage", "name", "id"];
    let title = titles.map(|field| draft.text(&format!("{list}.{row}.{field}")));
    let title = title.into_iter().find(|title| !title.is_empty());
    let number = || row.parse::<usize>().map(|row| (row + 1).to_string()).unwrap_or_default();
    let title = title.map_or_else(number, str::to_owned);
    Some(format!("{} {title}", label(state, &list)).trim().to_owned())
}

/// The name of a tab.
pub fn tab_name(state: AppState, tab: Tab) -> &'static str {
    match tab {
        Tab::Deals => tr!(state, tab.deals),
        Tab::Terms => tr!(state, tab.terms),
        Tab::Assumptions => tr!(state, tab.assumptions),
        Tab::Value => tr!(state, tab.value),
        Tab::Royalties => tr!(state, tab.royalties),
        Tab::Payments => tr!(state, tab.payments),
        Tab::Rounds => tr!(state, tab.rounds),
        Tab::Diligence => tr!(state, tab.diligence),
        Tab::Document => tr!(state, tab.document),
    }
}

/// A word a field chooses from.
pub fn word(state: AppState, word: &str) -> &'static str {
    match word {
        "mainland" => tr!(state, word.mainland),
        "hong_kong" => tr!(state, word.hong_kong),
        "license" => tr!(state, word.license),
        "newco" => tr!(state, word.newco),
        "cash" => tr!(state, word.cash),
        "shares" => tr!(state, word.shares),
        "start" => tr!(state, word.start),
        "filing" => tr!(state, word.filing),
        "approval" => tr!(state, word.approval),
        "date" => tr!(state, word.date),
        "annual_sales" => tr!(state, word.annual_sales),
        "cumulative_sales" => tr!(state, word.cumulative_sales),
        "licensee" => tr!(state, word.licensee),
        "licensor" => tr!(state, word.licensor),
        "following" => tr!(state, word.following),
        "modified_following" => tr!(state, word.modified_following),
        "preceding" => tr!(state, word.preceding),
        "open" => tr!(state, dil.open),
        "clear" => tr!(state, dil.clear),
        "problem" => tr!(state, dil.problem),
        "condition" => tr!(state, dil.condition),
        "covenant" => tr!(state, dil.covenant),
        "warranty" => tr!(state, dil.warranty),
        "indemnity" => tr!(state, dil.indemnity),
        "price" => tr!(state, dil.price),
        "cdmo" => tr!(state, dil.cdmo),
        "cro" => tr!(state, dil.cro),
        "sequencing" => tr!(state, dil.sequencing),
        "laboratory" => tr!(state, dil.laboratory),
        "other" => tr!(state, dil.other_role),
        "unknown" => tr!(state, dil.unknown),
        "concern" => tr!(state, dil.concern),
        "yes" => tr!(state, word.yes),
        "no" => tr!(state, word.no),
        "eu" => tr!(state, dil.eu),
        "oecd_mad" => tr!(state, dil.oecd_mad),
        "elsewhere" => tr!(state, dil.elsewhere),
        "due_date" => tr!(state, pay.due),
        "quarter_average" => tr!(state, pay.quarter_average),
        "payment_date" => tr!(state, pay.payment_date),
        "none" => tr!(state, pay.none),
        "fee" => tr!(state, pay.fee),
        "dividend" => tr!(state, pay.dividend),
        "by_territory" => tr!(state, pay.by_territory),
        "applies" => tr!(state, pay.applies),
        "does_not_apply" => tr!(state, pay.does_not_apply),
        "true" => tr!(state, word.yes),
        "false" => tr!(state, word.no),
        _ => "",
    }
}
