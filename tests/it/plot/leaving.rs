//! What a figure is beside its drawing: its basis, a stretch of its years, the last offer behind it, a file.

use crate::support::plot_deals::{DEALS, deal, figures, offers, trail_words};
use crate::support::plot_words::{english, english_formats, languages};
use parley::domain::deal::Party;
use parley::plot::spec::{Layer, LineLayer};
use parley::plot::*;

fn lines(spec: &PlotSpec) -> Vec<&LineLayer> {
    spec.panels.iter().flat_map(|panel| panel.lines()).collect()
}

#[test]
fn every_modelled_figure_names_its_basis() {
    for name in DEALS {
        let (deal, valuation) = deal(name);
        for language in languages() {
            for (figure, spec) in figures(&deal, &valuation, &language) {
                let cases = [PlotText::RiskAdjusted, PlotText::IfAllSucceeds];
                let cases = cases.map(|text| language.words.get(text));
                assert!(cases.iter().any(|case| spec.basis_line().contains(case)), "{figure}");
            }
        }
    }
}

#[test]
fn a_stretch_of_years_is_that_part_of_the_whole_table() {
    for name in DEALS {
        let (deal, valuation) = deal(name);
        for (figure, spec) in figures(&deal, &valuation, &languages()[0]) {
            let Some((first, last)) = spec.years() else {
                assert_eq!(spec.focused((2030, 2031)), spec, "{figure}");
                continue;
            };
            let whole = spec.table();
            for (a, b) in [(first + 2, first + 5), (first + 5, first + 2), (first - 9, last + 9)] {
                let (from, to) = (a.min(b).max(first), a.max(b).min(last));
                let part = spec.focused((a, b)).table();
                assert_eq!(part.rows.len(), usize::try_from(to - from + 1).unwrap(), "{figure}");
                let skipped = usize::try_from(from - first).unwrap();
                for (row, of_whole) in part.rows.iter().zip(&whole.rows[skipped..]) {
                    assert!(row.iter().all(|cell| of_whole.contains(cell)), "{name} {figure}");
                }
            }
            assert_eq!(spec.focused((last + 1, last + 3)), spec, "{figure}");
        }
    }
}

#[test]
fn the_last_offer_stands_behind_with_its_own_cash() {
    let (deal, valuation) = deal("akeso_summit");
    let (_, offered) = self::deal("tiers_two_regions");
    let (party, case) = (Party::Licensor, CashCase::Expected);
    let (words, formats) = (english(), english_formats());
    let cash = cashflow(&valuation, &deal, party, case, &words, &formats);
    let both = with_offer(cash.clone(), (&offered, 3), party, case, &words);
    let ghosts: Vec<&LineLayer> = lines(&both).into_iter().filter(|line| line.ghost).collect();
    let [net, total] = ghosts[..] else { panic!("{}", ghosts.len()) };
    assert_eq!(
        (net.label.as_str(), total.label.as_str()),
        ("Offer 3, net of the year", "Offer 3, cumulative")
    );
    let (first, last) = both.years().unwrap();
    let flows = &offered.expected.flows.licensor;
    use chrono::Datelike;
    for (year, value) in &net.points {
        let of_year = flows.iter().filter(|flow| f64::from(flow.on.year()) == *year);
        let sum: f64 = of_year.map(|flow| flow.after_tax()).sum();
        assert!((value.unwrap() - sum).abs() < 1e-9, "{year}");
        assert!((first..=last).contains(&(*year as i32)));
    }
    for (year, value) in &total.points {
        let until = flows.iter().filter(|flow| f64::from(flow.on.year()) <= *year);
        let sum: f64 = until.map(|flow| flow.after_tax()).sum();
        assert!((value.unwrap() - sum).abs() < 1e-9, "{year}");
    }
    let rest: Vec<LineLayer> =
        lines(&both).into_iter().filter(|line| !line.ghost).cloned().collect();
    assert_eq!(rest.iter().collect::<Vec<_>>(), lines(&cash));
}

#[test]
fn a_picture_asks_for_nothing_outside_itself() {
    let colour = |property: &str| format!("rgb({}, 0, 0)", property.len());
    for name in DEALS {
        let (deal, valuation) = deal(name);
        for language in languages() {
            for (figure, spec) in figures(&deal, &valuation, &language) {
                let sheet =
                    Sheet { width: 760, font: 12.0, colour: &colour, face: "\"Noto Sans\", serif" };
                let picture = standalone(&spec, &language.formats, sheet);
                for foreign in ["var(", "href", "url(", "style="] {
                    assert!(!picture.svg.contains(foreign), "{figure}: {foreign}");
                }
                assert!(picture.svg.contains("font-family=\"&quot;Noto Sans&quot;, serif\""));
                assert!(picture.svg.contains(&format!(">{}</text>", spec.title)), "{figure}");
                assert!(
                    spec.basis
                        .iter()
                        .all(|part| picture.svg.contains(&part.replace('\'', "&apos;")))
                );
                assert_eq!(picture.svg.matches("<svg").count(), 2);
                assert_eq!(picture.svg.matches("</svg>").count(), 2);
                assert!(picture.height > natural_height(&spec, 760, 12.0));
            }
        }
    }
}

#[test]
fn a_text_that_looks_like_a_colour_stays_a_text() {
    let mut spec = PlotSpec::empty(&english());
    spec.title = "\"var(--plot-ink)\"".into();
    let sheet = Sheet { width: 300, font: 12.0, colour: &|_| "red".into(), face: "serif" };
    let svg = standalone(&spec, &english_formats(), sheet).svg;
    assert!(svg.contains(">&quot;var(--plot-ink)&quot;</text>"), "{svg}");
}

#[test]
fn headings_of_numbers_carry_their_unit() {
    let (deal, valuation) = deal("akeso_summit");
    for (figure, spec) in figures(&deal, &valuation, &languages()[0]) {
        let table = spec.table();
        let heads = table.headings_with_units("USD m", |name, unit| format!("{name} [{unit}]"));
        for (column, head) in heads.iter().enumerate() {
            let cells = table.rows.iter().map(|row| &row[column]);
            let money = cells.clone().any(|cell| matches!(cell, TableCell::Amount(_)));
            let rate = cells.clone().any(|cell| matches!(cell, TableCell::Percent(_)));
            assert_eq!(head.ends_with("[USD m]"), money, "{figure} {head}");
            assert_eq!(head.ends_with("[%]"), rate, "{figure} {head}");
        }
    }
}

#[test]
fn both_rates_at_peak_stand_in_one_figure_and_the_gap_has_a_name() {
    let (deal, valuation) = deal("stacking_grossup");
    let spec = effective_rate_by_sales(&valuation, &deal, &english(), &english_formats());
    let labels: Vec<&str> = spec.panels[0].points().map(|point| point.label.as_str()).collect();
    let [before, after] = labels[..] else { panic!("{labels:?}") };
    assert!(before.starts_with("Peak sales "), "{before}");
    // What is taken is no negative number: its name says which way it goes.
    assert!(after.contains("% after a third-party credit of ") && !after.contains('('), "{after}");
    let years = valuation.success.years.iter();
    let peak = years.max_by(|a, b| a.royalty_bearing().total_cmp(&b.royalty_bearing())).unwrap();
    let point = spec.panels[0].points().last().unwrap();
    assert_eq!(Some(point.y), peak.effective_rate());
}

/// The largest and smallest numbers on the axes of a figure of offers.
fn reach(worths: &[(f64, f64)]) -> Vec<(f64, Option<f64>)> {
    let sides = [Some(Party::Licensor), Some(Party::Licensee)];
    let marks = worths.iter().zip(sides.iter().cycle());
    let marks = marks.map(|(worth, side)| TrailMark {
        side: *side,
        name: "x".into(),
        worth: *worth,
        reach: [None; 2],
    });
    let spec = trail(
        &marks.collect::<Vec<_>>(),
        (Some(40.0), Some(10.0)),
        &trail_words("USD m"),
        &english(),
    );
    let walks = lines(&spec).into_iter().filter(|line| !line.ghost);
    walks.flat_map(|line| line.points.clone()).collect()
}

#[test]
fn the_axes_of_the_offers_stand_still_while_the_draft_moves() {
    let before = reach(&[(120.0, 300.0), (150.0, 270.0), (130.0, 290.0)]);
    let after = reach(&[(120.0, 300.0), (150.0, 270.0), (141.3, 281.9)]);
    assert_eq!(before, after);
    assert_eq!(before[0].0, 40.0, "the licensor's walk-away");
    assert_eq!(before[2].1, Some(10.0), "the licensee's");
}

/// Where all offers are below our walk-away, the zone of agreement lies beyond everything else.
#[test]
fn the_zone_of_agreement_has_room_beyond_the_walk_aways() {
    let marks = [(147.0, 508.0), (178.0, 466.0)].map(|worth| TrailMark {
        side: None,
        name: "x".into(),
        worth,
        reach: [None; 2],
    });
    let spec = trail(&marks, (Some(200.0), Some(600.0)), &trail_words("USD m"), &english());
    let edges = spec.layers().find_map(|layer| match layer {
        Layer::Zone(zone) => Some(zone.edges.clone()),
        _ => None,
    });
    let [Some(from), Some(to)] = edges.unwrap()[..] else { panic!("no edges") };
    assert!(to.0 > from.0 + 20.0, "{from:?} {to:?}");
    assert!(to.2 > to.1 + 60.0, "{from:?} {to:?}");
}

#[test]
fn every_offer_stands_where_it_is_worth_and_the_last_of_a_side_is_full() {
    let (_, valuation) = deal("akeso_summit");
    let (_, other) = deal("tiers_two_regions");
    let marks = offers(&[&valuation, &other, &valuation]);
    let spec = trail(&marks, (None, None), &trail_words("USD m"), &english());
    let drawn: Vec<(f64, f64)> = spec.panels[0].points().map(|point| (point.x, point.y)).collect();
    let worths: Vec<(f64, f64)> = marks.iter().map(|mark| mark.worth).collect();
    assert_eq!(drawn, worths);
    let way = lines(&spec).into_iter().find(|line| line.ghost).unwrap();
    assert_eq!(way.points.len(), 3, "the trail goes through all");
    // Where no walk-away is set none is drawn, and no zone either.
    assert!(lines(&spec).iter().all(|line| line.ghost));
    assert!(!spec.layers().any(|layer| matches!(layer, Layer::Zone(_))));
    let full = spec.layers().filter(|layer| {
        matches!(layer, Layer::Points(kind) if kind.role == Role::Licensor && kind.points.len() == 1)
    });
    assert_eq!(full.count(), 1);
}
