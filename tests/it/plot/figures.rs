//! Figures as data: what they show is what was valued.

use crate::support::plot_deals;
use crate::support::plot_deals::{DEALS, deal};
use crate::support::plot_words;
use crate::support::plot_words::{english, english_formats};
use parley::domain::cash_path::HomeYear;
use parley::domain::deal::{Deal, Party};
use parley::domain::valuation::{Item, RateBasis, Valuation, value};
use parley::plot::spec::{BarSeries, BarSpan, Layer, LineLayer, ReferenceLine};
use parley::plot::*;

const CASES: [CashCase; 2] = [CashCase::Expected, CashCase::Success];

#[track_caller]
fn same(found: f64, expected: f64, what: &str) {
    let close = (found - expected).abs() <= 1e-9 * expected.abs().max(1.0);
    assert!(close, "{what}: found {found}, expected {expected}");
}

fn bars(spec: &PlotSpec) -> &[BarSeries] {
    let bars = spec.layers().find_map(|layer| match layer {
        Layer::Bars(bars) => Some(bars),
        _ => None,
    });
    bars.unwrap()
}

fn lines(spec: &PlotSpec) -> Vec<&LineLayer> {
    let lines = spec.layers().filter_map(|layer| match layer {
        Layer::Line(line) => Some(line),
        _ => None,
    });
    lines.collect()
}

fn reference_lines(spec: &PlotSpec) -> Vec<&ReferenceLine> {
    let lines = spec.layers().filter_map(|layer| match layer {
        Layer::ReferenceLines(lines) => Some(lines),
        _ => None,
    });
    lines.flatten().collect()
}

fn spans(spec: &PlotSpec) -> Vec<&BarSpan> {
    let spans = spec.layers().filter_map(|layer| match layer {
        Layer::Spans(kind) => Some(&kind.spans),
        _ => None,
    });
    spans.flatten().collect()
}

fn total(series: &[BarSeries]) -> f64 {
    series.iter().flat_map(|series| &series.values).sum()
}

fn each_deal(check: impl Fn(&str, &Deal, &Valuation)) {
    for name in DEALS {
        let (deal, valuation) = deal(name);
        check(name, &deal, &valuation);
    }
}

#[test]
fn cash_bars_and_running_total_hold_every_flow() {
    each_deal(|name, deal, valuation| {
        for (case, party) in
            CASES.iter().flat_map(|c| [(*c, Party::Licensor), (*c, Party::Licensee)])
        {
            let spec = cashflow(valuation, deal, party, case, &english(), &english_formats());
            let flows = &case.of(valuation).flows;
            let flows = if party == Party::Licensor { &flows.licensor } else { &flows.licensee };
            let expected: f64 = flows.iter().map(|flow| flow.after_tax()).sum();
            same(total(bars(&spec)), expected, name);
            same(lines(&spec)[0].points.last().unwrap().1.unwrap(), expected, name);
        }
    });
}

#[test]
fn cash_of_a_kind_is_its_series() {
    let (deal, valuation) = deal("akeso_summit");
    let words = english();
    let spec = cashflow(
        &valuation,
        &deal,
        Party::Licensor,
        CashCase::Expected,
        &words,
        &english_formats(),
    );
    let of_kind = |label: &str| {
        let series = bars(&spec).iter().find(|series| series.label == label).unwrap();
        series.values.iter().sum::<f64>()
    };
    let flows = &valuation.expected.flows.licensor;
    let sum = |kind: fn(Item) -> bool| -> f64 {
        flows.iter().filter(|flow| kind(flow.item)).map(|flow| flow.after_tax()).sum()
    };
    same(of_kind("Upfront"), sum(|item| matches!(item, Item::Upfront(_))), "upfront");
    same(of_kind("Milestones"), sum(|item| matches!(item, Item::Milestone { .. })), "milestones");
    same(of_kind("Royalties"), sum(|item| matches!(item, Item::Royalty { .. })), "royalties");
}

#[test]
fn each_paid_milestone_is_marked_once() {
    each_deal(|name, deal, valuation| {
        let spec = cashflow(
            valuation,
            deal,
            Party::Licensor,
            CashCase::Expected,
            &english(),
            &english_formats(),
        );
        let marks = spec.layers().find_map(|layer| match layer {
            Layer::Points(points) => Some(&points.points),
            _ => None,
        });
        let labels: Vec<&str> =
            marks.unwrap().iter().flat_map(|mark| mark.label.split(" · ")).collect();
        for (index, milestone) in deal.terms.milestones.iter().enumerate() {
            let item = Item::Milestone { row: index, each: None };
            let paid = valuation.expected.flows.licensor.iter().any(|flow| flow.item == item);
            let count = labels.iter().filter(|label| **label == milestone.label).count();
            assert_eq!(count, usize::from(paid), "{name} {}", milestone.label);
        }
    });
}

#[test]
fn sunk_cash_is_shaded_up_to_the_valuation_date() {
    let (mut deal, valuation) = deal("akeso_summit");
    let band = |deal: &Deal| {
        let spec = cashflow(
            &valuation,
            deal,
            Party::Licensor,
            CashCase::Expected,
            &english(),
            &english_formats(),
        );
        spec.layers().find_map(|layer| match layer {
            Layer::Band(band) => Some((band.from, band.to)),
            _ => None,
        })
    };
    deal.assumptions.valuation_on = parley::domain::date::parse("2022-01-01").unwrap();
    assert_eq!(band(&deal), None);
    // 1 July 2024 is day 183 of the year: 182 / 365.25 of it are over, half a slot left of the centre.
    deal.assumptions.valuation_on = parley::domain::date::parse("2024-07-01").unwrap();
    let (from, to) = band(&deal).unwrap();
    same(from, 2022.5, "from");
    same(to, 2024.0 + 182.0 / 365.25 - 0.5, "to");
}

#[test]
fn the_waterfall_closes() {
    each_deal(|name, deal, valuation| {
        let spec = waterfall(valuation, deal, &english(), &english_formats());
        let spans = spans(&spec);
        let (steps, totals) = spans.split_at(spans.len() - 2);
        same(steps[0].to, valuation.project, name);
        for pair in steps.windows(2) {
            same(pair[1].from, pair[0].to, name);
        }
        // What the steps leave is the licensee's; what its kinds take is the licensor's.
        same(steps.last().unwrap().to, valuation.common.licensee, name);
        same(totals[0].to, valuation.common.licensee, name);
        same(totals[1].to, valuation.common.licensor, name);
        let leakage = valuation.project - valuation.common.licensor - valuation.common.licensee;
        let taken: f64 = steps[1..].iter().map(|span| span.from - span.to).sum();
        same(taken - leakage, valuation.common.licensor, name);
    });
}

#[test]
fn net_sales_of_a_year_are_those_of_its_regions() {
    each_deal(|name, deal, valuation| {
        for case in CASES {
            let spec = net_sales(valuation, deal, case, &english(), &english_formats());
            for (slot, year) in case.of(valuation).years.iter().enumerate() {
                let shown: f64 = bars(&spec).iter().map(|series| series.values[slot]).sum();
                same(shown, year.total_sales(), &format!("{name} {}", year.year));
            }
        }
    });
}

#[test]
fn ends_within_a_year_share_a_line() {
    let (deal, valuation) = deal("newco_three_regions");
    let spec = net_sales(&valuation, &deal, CashCase::Success, &english(), &english_formats());
    let labels: Vec<&str> = reference_lines(&spec).iter().map(|line| line.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "European Union/Japan exclusivity ends · royalty ends",
            "United States exclusivity ends · royalty ends"
        ]
    );
}

#[test]
fn royalty_of_a_year_is_what_is_due() {
    each_deal(|name, deal, valuation| {
        for case in CASES {
            let spec = royalty_by_tier(valuation, deal, case, &english(), &english_formats());
            for (slot, year) in case.of(valuation).years.iter().enumerate() {
                let shown: f64 = bars(&spec).iter().map(|series| series.values[slot]).sum();
                same(shown, year.due(), &format!("{name} {}", year.year));
            }
        }
    });
}

#[test]
fn the_royalty_due_is_drawn_only_where_it_differs_from_the_tiers() {
    let due = |name: &str| {
        let (deal, valuation) = deal(name);
        let spec =
            royalty_by_tier(&valuation, &deal, CashCase::Success, &english(), &english_formats());
        lines(&spec).len()
    };
    assert_eq!(due("akeso_summit"), 0);
    assert_eq!(due("stacking_grossup"), 1);
}

#[test]
fn the_rate_over_time_is_that_of_each_year() {
    each_deal(|name, _, valuation| {
        let spec =
            effective_rate_over_time(valuation, CashCase::Success, &english(), &english_formats());
        for (point, year) in lines(&spec)[0].points.iter().zip(&valuation.success.years) {
            assert_eq!(point.0, f64::from(year.year), "{name}");
            assert_eq!(point.1, year.effective_rate(), "{name}");
        }
    });
}

/// 10 % up to 2 000, 12.5 % above. By hand: at 4 000, (200 + 250) / 4 000 = 11.25 %.
#[test]
fn the_rate_against_sales_is_the_contract() {
    let (deal, valuation) = deal("akeso_summit");
    let spec = effective_rate_by_sales(&valuation, &deal, &english(), &english_formats());
    let lines = lines(&spec);
    let at = |line: &LineLayer, sales: f64| {
        line.points.iter().find(|point| point.0 == sales).unwrap().1.unwrap()
    };
    let (marginal, effective) = (lines[0], lines[1]);
    same(at(effective, 0.0), 0.10, "nothing sold");
    same(at(effective, 2000.0), 0.10, "at the bound");
    same(at(effective, 4000.0), 0.1125, "above");
    same(at(marginal, 1500.0), 0.10, "marginal below");
    same(at(marginal, 2000.0), 0.125, "marginal at the bound");
    let peak = valuation.success.years.iter().map(|y| y.royalty_bearing()).fold(0.0, f64::max);
    same(at(effective, peak), (200.0 + 0.125 * (peak - 2000.0)) / peak, "peak");
    same(effective.points.last().unwrap().0, 1.5 * peak, "right end");
    assert_eq!(reference_lines(&spec).iter().map(|line| line.x).collect::<Vec<_>>(), [2000.0]);
}

#[test]
fn the_timeline_shows_every_stage_and_region() {
    each_deal(|name, deal, valuation| {
        let spec = timeline(valuation, deal, &english(), &english_formats());
        let YAxis::Rows(rows) = &spec.panels[0].y else { panic!("rows") };
        let dates = valuation.timeline.programmes.iter();
        let lines: usize = dates.map(|dates| dates.stages.len() + dates.regions.len()).sum();
        assert!(rows.len() > lines, "{name}");
        assert!(spans(&spec).iter().all(|span| span.row < rows.len() && span.to > span.from));
        let reached = |item| matches!(item, Item::Milestone { .. });
        let reached =
            valuation.success.payments.iter().filter(|payment| reached(payment.item)).count();
        let marks = spec.layers().filter_map(|layer| match layer {
            Layer::Points(kind) if kind.label == "Milestone" => Some(kind.points.len()),
            _ => None,
        });
        assert_eq!(marks.sum::<usize>(), reached, "{name}");
    });
}

#[test]
fn the_table_of_the_timeline_holds_the_days() {
    let (deal, valuation) = deal("tiers_two_regions");
    let table = timeline(&valuation, &deal, &english(), &english_formats()).table();
    let first = &valuation.timeline.programmes[0].stages[0];
    let row = table.rows.iter().find(|row| row[0] == TableCell::Text("Phase II".into())).unwrap();
    assert_eq!(
        row[1..],
        [
            TableCell::Text("Stage".into()),
            TableCell::Date(first.start_on),
            TableCell::Date(first.end_on),
        ]
    );
}

/// A year in which nothing arrives parts the lines of one sigma; they do not fall across it.
#[test]
fn one_sigma_is_drawn_only_in_years_with_cash() {
    let year = |year, received: f64| HomeYear {
        year,
        received,
        band: (0.9 * received, 1.1 * received),
        kept: received,
        shocked: Vec::new(),
    };
    let years = [year(2027, 500.0), year(2030, 80.0)];
    let spec = home_years(&years, &HomeWords::default(), &english(), &english_formats());
    let [low, high] = lines(&spec)[..] else { panic!("two lines") };
    let at = |line: &LineLayer| line.points.iter().map(|(x, y)| (*x, *y)).collect::<Vec<_>>();
    let gap = [(2028.0, None), (2029.0, None)];
    assert_eq!(
        at(low),
        [vec![(2027.0, Some(450.0))], gap.to_vec(), vec![(2030.0, Some(72.0))]].concat()
    );
    assert_eq!(at(high)[1..3], gap);
    assert_ne!(low.role, high.role, "their keys differ");
}

/// What nobody typed is said in the figure's language.
#[test]
fn usual_names_of_rows_are_said_in_the_language_of_the_figure() {
    let (mut deal, _) = deal("akeso_summit");
    deal.terms.upfront[0].label = "at signing".into();
    deal.terms.milestones[0].label = "US approval".into();
    let valuation = value(&deal);
    let (words, formats) = (plot_words::chinese(), plot_words::chinese_formats());
    let time = timeline(&valuation, &deal, &words, &formats);
    let cash = cashflow(&valuation, &deal, Party::Licensor, CashCase::Success, &words, &formats);
    let labels: Vec<String> = [&time, &cash]
        .into_iter()
        .flat_map(|spec| &spec.panels)
        .flat_map(|panel| panel.points())
        .map(|point| point.label.clone())
        .collect();
    assert!(labels.iter().any(|label| label == "签约款"), "{labels:?}");
    assert!(labels.iter().any(|label| label.contains("美国获批")), "{labels:?}");
    assert!(!labels.iter().any(|label| label.contains("approval")), "{labels:?}");
}

#[test]
fn scenarios_show_both_sides_of_each() {
    let (_, valuation) = deal("akeso_summit");
    let named = [NamedValuation { name: "Base", valuation: &valuation }];
    for (basis, split) in [(RateBasis::Own, valuation.own), (RateBasis::Common, valuation.common)] {
        let table = scenarios(&named, basis, &english(), &english_formats()).table();
        assert_eq!(table.header, ["Scenario", "Licensor", "Licensee"]);
        let expected = [
            TableCell::Text("Base".into()),
            TableCell::Amount(split.licensor),
            TableCell::Amount(split.licensee),
        ];
        assert_eq!(table.rows, [expected]);
    }
}

#[test]
fn the_table_holds_the_years_of_the_bars() {
    let (deal, valuation) = deal("akeso_summit");
    let words = english();
    let spec = cashflow(
        &valuation,
        &deal,
        Party::Licensor,
        CashCase::Expected,
        &words,
        &english_formats(),
    );
    let table = spec.table();
    assert_eq!(
        table.header,
        ["Year", "Upfront", "Milestones", "Royalties", "Cumulative", "Events"]
    );
    assert_eq!(table.rows[0][0], TableCell::Year(2023));
    assert_eq!(table.rows[0][1], TableCell::Amount(bars(&spec)[0].values[0]));
    let readout = table.readout(0, &english_formats());
    let labels: Vec<&str> = readout.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels, ["Year", "Upfront", "Cumulative"], "zeros are not read out");
}

#[test]
fn every_row_of_a_table_is_as_wide_as_its_header() {
    each_deal(|name, deal, valuation| {
        for language in plot_words::languages() {
            for (figure, spec) in plot_deals::figures(deal, valuation, &language) {
                let table = spec.table();
                let fits = table.rows.iter().all(|row| row.len() == table.header.len());
                assert!(fits, "{name} {figure}");
            }
        }
    });
}

#[test]
fn sentences_have_no_name_left_unfilled() {
    each_deal(|name, deal, valuation| {
        for language in plot_words::languages() {
            for (figure, spec) in plot_deals::figures(deal, valuation, &language) {
                assert!(!spec.description.contains(['{', '}']), "{name} {figure}");
                assert!(!spec.description.is_empty(), "{name} {figure}");
            }
        }
    });
}
