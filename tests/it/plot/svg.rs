//! Figures as SVG: legible at every width, safe with any text, never a panic.

use crate::support::plot_deals::{DEALS, deal, figures, spread_figures};
use crate::support::plot_words::{Language, languages};
use parley::domain::date::Date;
use parley::domain::deal::{Deal, Party};
use parley::domain::draft::validate;
use parley::domain::examples::first_visit;
use parley::domain::lang::Lang;
use parley::domain::region::RegionName;
use parley::domain::valuation::{
    CaseResult, Flow, FlowLeg, Item, RateBasis, RoyaltyYear, SalesYear, Valuation, value,
};
use parley::plot::*;

const WIDTHS: [u32; 4] = [340, 720, 900, 1400];
const FONT: f64 = 12.0;

fn drawn(spec: &PlotSpec, language: &Language, width: u32, font: f64) -> Drawing {
    let height = natural_height(spec, width, font);
    render(spec, &language.formats, Size { width, height, font }, "plot")
}

/// Every figure of every deal in both languages at every width.
fn every_drawing(mut check: impl FnMut(&str, &PlotSpec, &Drawing, u32)) {
    for name in DEALS {
        let (deal, valuation) = deal(name);
        for language in languages() {
            let spread = spread_figures(&valuation, &language);
            for (figure, spec) in figures(&deal, &valuation, &language).into_iter().chain(spread) {
                for width in WIDTHS {
                    let drawing = drawn(&spec, &language, width, FONT);
                    check(&format!("{name} {figure} {width}"), &spec, &drawing, width);
                }
            }
        }
    }
}

#[test]
fn no_two_texts_overlap() {
    every_drawing(|what, _, drawing, _| {
        for (index, (area, text)) in drawing.texts.iter().enumerate() {
            for (other, other_text) in &drawing.texts[index + 1..] {
                assert!(!area.overlaps(other), "{what}: {text:?} and {other_text:?}");
            }
        }
    });
}

#[test]
fn no_text_leaves_the_figure() {
    every_drawing(|what, spec, drawing, width| {
        let sheet = Area {
            x0: -0.5,
            y0: -1.0,
            x1: f64::from(width) + 0.5,
            y1: f64::from(natural_height(spec, width, FONT)) + 1.0,
        };
        for (area, text) in &drawing.texts {
            assert!(sheet.holds(area), "{what}: {text:?} at {area:?}");
        }
    });
}

/// A label of a mark as written.
struct Written<'a> {
    area: &'a Area,
    mark: (f64, f64),
    leader: Option<&'a Vec<(f64, f64)>>,
}

impl Written<'_> {
    fn off(&self, (x, y): (f64, f64)) -> f64 {
        let across = (self.area.x0 - x).max(x - self.area.x1).max(0.0);
        across.hypot((self.area.y0 - y).max(y - self.area.y1).max(0.0))
    }
}

/// Whether two texts, one after the other, are a label.
fn in_two_lines(drawing: &Drawing, first: &str, label: &str) -> bool {
    let rest = label.strip_prefix(first).and_then(|rest| rest.strip_prefix(' '));
    rest.is_some_and(|rest| drawing.texts.iter().any(|(_, text)| text == rest))
}

/// The text that says what a mark is: the whole label, the first of its lines or its beginning, at the end of the
/// mark's leader or, without one, the nearest.
fn label_of<'a>(drawing: &'a Drawing, mark: &((f64, f64), String)) -> Option<Written<'a>> {
    let says = |text: &str| {
        text == mark.1
            || in_two_lines(drawing, text, &mark.1)
            || text.strip_suffix('…').is_some_and(|start| mark.1.starts_with(start))
    };
    let led = |area: &Area, leader: &Vec<(f64, f64)>| {
        let (from, to) = (leader[0], leader[leader.len() - 1]);
        let ends = [from, to];
        let at_mark = |end: &(f64, f64)| end.0 == mark.0.0 && (end.1 - mark.0.1).abs() < 8.0;
        let at_text = |end: &(f64, f64)| {
            area.x0 - 5.0 < end.0
                && end.0 < area.x1 + 5.0
                && area.y0 - 4.0 < end.1
                && end.1 < area.y1 + 4.0
        };
        ends.iter().any(at_mark) && ends.iter().any(at_text)
    };
    let texts = drawing.texts.iter().filter(|(_, text)| says(text));
    let written = texts.map(|(area, _)| Written {
        area,
        mark: mark.0,
        leader: drawing.leaders.iter().find(|leader| led(area, leader)),
    });
    let near = |one: &Written| (one.leader.is_none(), one.off(mark.0));
    written
        .filter(|one| one.leader.is_some() || one.off(mark.0) < 3.0 * FONT)
        .min_by(|a, b| near(a).partial_cmp(&near(b)).unwrap())
}

/// Every figure of every deal: the mark nearest to a label is its own, or a hairline leads from its own to it that
/// crosses no other label and no other mark.
#[test]
fn every_label_stands_at_its_own_mark() {
    let (mut labels, mut left_out) = (0, Vec::new());
    every_drawing(|what, _, drawing, width| {
        for mark in drawing.marks.iter().filter(|mark| !mark.1.is_empty()) {
            let Some(label) = label_of(drawing, mark) else {
                left_out.push((width, format!("{what}: {}", mark.1)));
                continue;
            };
            labels += 1;
            let others = drawing.marks.iter().filter(|other| other.0 != label.mark);
            match label.leader {
                None => others.for_each(|other| {
                    let (own, theirs) = (label.off(label.mark), label.off(other.0));
                    assert!(own < theirs, "{what}: {:?} at {:?}", mark.1, other.1);
                }),
                Some(leader) => assert_clear(what, drawing, &label, leader),
            }
        }
    });
    assert!(labels > 1000, "{labels}");
    let wide = left_out.iter().filter(|(width, _)| *width >= 720);
    assert_eq!(wide.count(), 0, "{left_out:?}");
    assert!(left_out.len() * 20 < labels, "{} of {labels}: {left_out:?}", left_out.len());
}

/// What a stranger sees first, at the widths a page gives it beside its sums: a name that lacks room stands in two lines.
#[test]
fn the_first_timeline_cuts_no_name() {
    let draft = first_visit::deal(Date::from_ymd_opt(2026, 12, 1).unwrap(), Lang::En);
    let deal = validate(&draft).deal.unwrap();
    let valuation = value(&deal);
    let language = &languages()[0];
    let spec = timeline(&valuation, &deal, &language.words, &language.formats);
    let mut broken = 0;
    for width in (520..=900).step_by(20) {
        let drawing = drawn(&spec, language, width, FONT);
        for (_, label) in drawing.marks.iter().filter(|(_, label)| !label.is_empty()) {
            let whole = drawing.texts.iter().any(|(_, text)| text == label);
            let lines = drawing.texts.iter().any(|(_, text)| in_two_lines(&drawing, text, label));
            assert!(whole || lines, "{width}: {label} in {:?}", drawing.texts);
            broken += usize::from(!whole);
        }
    }
    assert!(broken > 0);
}

fn assert_clear(what: &str, drawing: &Drawing, label: &Written, leader: &[(f64, f64)]) {
    for pair in leader.windows(2) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        let line = Area {
            x0: x0.min(x1) - 0.5,
            y0: y0.min(y1) - 0.5,
            x1: x0.max(x1) + 0.5,
            y1: y0.max(y1) + 0.5,
        };
        for (area, text) in drawing.texts.iter().filter(|(area, _)| area != label.area) {
            assert!(!area.overlaps(&line), "{what}: a leader runs through {text:?}");
        }
        for (at, text) in drawing.marks.iter().filter(|(at, _)| *at != label.mark) {
            let mark = Area { x0: at.0 - 3.0, y0: at.1 - 3.0, x1: at.0 + 3.0, y1: at.1 + 3.0 };
            assert!(!mark.overlaps(&line), "{what}: a leader runs through the mark of {text:?}");
        }
    }
}

#[test]
fn figures_are_small() {
    every_drawing(|what, _, drawing, _| {
        assert!(drawing.svg.len() < 20_000, "{what}: {} bytes", drawing.svg.len());
    });
}

#[test]
fn colours_are_roles_and_nothing_is_styled() {
    every_drawing(|what, _, drawing, _| {
        assert!(!drawing.svg.contains('#'), "{what}");
        assert!(!drawing.svg.contains("style="), "{what}");
        assert!(drawing.svg.contains("var(--plot-"), "{what}");
    });
}

#[test]
fn there_is_a_stop_for_each_row_of_the_table() {
    every_drawing(|what, spec, drawing, _| {
        assert_eq!(drawing.stops.len(), spec.table().rows.len(), "{what}");
    });
}

#[test]
fn every_legend_and_axis_word_of_a_narrow_figure_is_there() {
    let (deal, valuation) = deal("akeso_summit");
    let language = &languages()[0];
    let spec = cashflow(
        &valuation,
        &deal,
        Party::Licensee,
        CashCase::Expected,
        &language.words,
        &language.formats,
    );
    let drawing = drawn(&spec, language, 340, 12.0);
    for word in
        ["USD m", "Sales after costs", "Payments to licensor", "Development", "Cumulative · USD m"]
    {
        assert!(drawing.texts.iter().any(|(_, text)| text == word), "{word}");
    }
}

#[test]
fn snapshots() {
    let (deal, valuation) = deal("tiers_two_regions");
    for (language, tongue) in languages().iter().zip(["en", "zh"]) {
        for (figure, spec) in figures(&deal, &valuation, language) {
            if ["timeline", "waterfall", "rate_by_sales", "scenarios"].contains(&figure) {
                let svg = drawn(&spec, language, 340, 12.0).svg.replace("><", ">\n<");
                insta::assert_snapshot!(format!("{figure}_{tongue}_340"), svg);
            }
        }
    }
    let language = &languages()[0];
    let spec = cashflow(
        &valuation,
        &deal,
        Party::Licensor,
        CashCase::Expected,
        &language.words,
        &language.formats,
    );
    let svg = drawn(&spec, language, 760, 12.0).svg.replace("><", ">\n<");
    insta::assert_snapshot!("cash_licensor_en_760", svg);
}

/// The tags of `svg`, all properly closed.
#[track_caller]
fn assert_well_formed(svg: &str) {
    let mut open = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains('"') && !tag.contains("&\""), "{part}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn text_of_the_user_stays_text() {
    const HOSTILE: &str = "<script>alert(\"x\")</script>&'#C0DE01\"\n\u{1}]]>";
    let (mut deal, valuation) = deal("akeso_summit");
    deal.terms.parties.licensor.name = HOSTILE.into();
    deal.terms.milestones.iter_mut().for_each(|milestone| milestone.label = HOSTILE.into());
    deal.terms.upfront.iter_mut().for_each(|upfront| upfront.label = HOSTILE.into());
    let regions = deal.assumptions.programmes.iter_mut().flat_map(|it| &mut it.regions);
    regions.for_each(|region| region.region = RegionName::of(HOSTILE));
    for language in languages() {
        let words = language.words;
        let look_up = |text: PlotText| match text {
            PlotText::NoData | PlotText::CashflowTitle => HOSTILE,
            text => words.get(text),
        };
        let words = PlotWords { unit: HOSTILE, lang: Lang::En, look_up: &look_up };
        let language = Language { words, ..language };
        for (_, spec) in figures(&deal, &valuation, &language) {
            let drawing = render(
                &spec,
                &language.formats,
                Size { width: 1400, height: 500, font: 12.0 },
                HOSTILE,
            );
            assert!(!drawing.svg.contains("<script"), "{}", drawing.svg);
            assert!(!drawing.svg.contains(char::is_control));
            assert_well_formed(&drawing.svg);
        }
    }
}

fn flow(item: Item, year: i32, amount: f64) -> Flow {
    let on = parley::domain::date::Date::from_ymd_opt(year, 6, 30).unwrap();
    Flow { item, leg: FlowLeg::Whole, on, before_tax: amount, factor: 1.0, probability: None }
}

fn sales_year(year: i32, amount: f64) -> SalesYear {
    let royalty = RoyaltyYear {
        year,
        royalty_bearing: amount,
        by_tier: vec![amount],
        exclusivity_cut: -amount / 3.0,
        stacking_cut: 0.0,
        minimum_top_up: 0.0,
        due: amount * 2.0 / 3.0,
    };
    let net_sales = vec![amount];
    SalesYear { year, net_sales, royalties: vec![royalty], profit_shares: Vec::new() }
}

/// A valuation with these amounts in successive years, in all places at once.
fn with_amounts(valuation: &Valuation, first: i32, amounts: &[f64]) -> Valuation {
    let mut valuation = valuation.clone();
    let items = [
        Item::Sales(0),
        Item::Milestone { row: 0, each: None },
        Item::Royalty { schedule: 0, product: 0 },
        Item::StageCost { programme: 0, stage: 0 },
    ];
    let years = amounts.iter().zip(first..);
    let flows: Vec<Flow> = years
        .clone()
        .flat_map(|(amount, year)| items.map(|item| flow(item, year, *amount)))
        .collect();
    let mut case = CaseResult {
        flows: valuation.expected.flows.clone(),
        payments: valuation.expected.payments.clone(),
        years: years.map(|(amount, year)| sales_year(year, *amount)).collect(),
    };
    case.flows.licensor.clone_from(&flows);
    case.flows.licensee = flows;
    valuation.expected = case.clone();
    valuation.success = case;
    let value = amounts.first().copied().unwrap_or(0.0);
    valuation.project = value;
    valuation.common.licensor = value;
    valuation.common.licensee = -value;
    valuation
}

fn draw_all(deal: &Deal, valuation: &Valuation) {
    for language in languages() {
        let spread = spread_figures(valuation, &language);
        for (_, spec) in figures(deal, valuation, &language).into_iter().chain(spread) {
            let sizes = [(340, 200, FONT), (0, 0, FONT), (40, 4000, f64::NAN), (u32::MAX, 10, 0.0)];
            for (width, height, font) in sizes {
                let size = Size { width, height, font };
                assert_well_formed(&render(&spec, &language.formats, size, "x").svg);
            }
            spec.table();
        }
    }
}

#[test]
fn nothing_extreme_is_too_much() {
    let (deal, valuation) = deal("tiers_two_regions");
    let alternating: Vec<f64> = (0..30).map(|i| if i % 2 == 0 { 5.0 } else { -7.0 }).collect();
    let cases: [&[f64]; 10] = [
        &[],
        &[0.0],
        &[0.0; 20],
        &[1.0],
        &[-3.0],
        &[f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 2.0],
        &[1e300, -1e300, 1e308],
        &[1e-300, 0.0],
        &[f64::MAX, f64::MIN],
        &alternating,
    ];
    for amounts in cases {
        draw_all(&deal, &with_amounts(&valuation, 2026, amounts));
    }
}

#[test]
fn six_hundred_years_are_drawn() {
    let (deal, valuation) = deal("tiers_two_regions");
    let amounts: Vec<f64> = (0..600).map(|i| f64::from(i % 50)).collect();
    draw_all(&deal, &with_amounts(&valuation, 1900, &amounts));
}

#[test]
fn a_year_at_the_calendars_end_is_drawn() {
    let (deal, valuation) = deal("tiers_two_regions");
    let mut valuation = with_amounts(&valuation, 2026, &[1.0, 2.0]);
    let royalty = Item::Royalty { schedule: 0, product: 0 };
    valuation
        .expected
        .flows
        .licensor
        .push(Flow { on: parley::domain::date::Date::MAX, ..flow(royalty, 2026, 1.0) });
    for region in valuation.timeline.programmes.iter_mut().flat_map(|it| &mut it.regions) {
        region.royalty_ends_on = Some(parley::domain::date::Date::MAX);
    }
    draw_all(&deal, &valuation);
}

#[test]
fn without_scenarios_or_data_the_figure_says_so() {
    for language in languages() {
        for spec in [
            scenarios(&[], RateBasis::Own, &language.words, &language.formats),
            scenario_sales(&[], &language.words, &language.formats),
        ] {
            let drawing = drawn(&spec, &language, 340, 12.0);
            assert_eq!(drawing.texts.len(), 1);
            assert_eq!(drawing.texts[0].1, language.words.get(PlotText::NoData));
            assert!(drawing.stops.is_empty());
        }
    }
}

#[test]
fn the_same_figure_is_the_same_text() {
    let (deal, valuation) = deal("akeso_summit");
    for language in languages() {
        for (_, spec) in figures(&deal, &valuation, &language) {
            assert_eq!(drawn(&spec, &language, 760, 12.0), drawn(&spec, &language, 760, 12.0));
        }
    }
}
