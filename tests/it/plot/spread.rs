//! Figures of what might be: the fan of cash, dots to be counted.

use crate::support::plot_deals::{deal, dot_words, fan, fan_words, ladders, offers, trail_words};
use crate::support::plot_words::{english, english_formats};
use parley::domain::uncertainty::CashFan;
use parley::plot::spec::Layer;
use parley::plot::*;

fn written(spec: &PlotSpec) -> String {
    let table = spec.table();
    let cell = |cell: &TableCell| cell.text(&english_formats());
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | "));
    [table.header.join(" | ")].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_table_of_the_fan_has_every_percentile_and_the_mean_of_both_sides() {
    let (_, valuation) = deal("tiers_two_regions");
    let fan = fan(&valuation);
    let spec = cash_fan(&fan, &fan_words(), &english());
    let table = spec.table();
    assert_eq!(table.header.len(), 1 + 2 * 6);
    let mut names = table.header.clone();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), table.header.len(), "each column has a name of its own");
    assert_eq!(table.rows.len(), fan.sides[0].len());
    for (row, years) in table.rows.iter().zip(fan.sides[0].iter().zip(&fan.sides[1])) {
        for (side, year) in [years.0, years.1].into_iter().enumerate() {
            let own = row[1 + side * 6..][..6].iter().map(|cell| match cell {
                TableCell::Amount(value) => *value,
                other => panic!("{other:?}"),
            });
            let own: Vec<f64> = own.collect();
            let [low, lower, middle, upper, high] = year.percentiles.map(|it| it.value);
            assert_eq!(own, [low, high, lower, upper, year.mean.value, middle]);
        }
    }
    insta::assert_snapshot!("cash_fan", written(&spec));
}

#[test]
fn a_stretch_of_the_fan_keeps_its_numbers() {
    let (_, valuation) = deal("tiers_two_regions");
    let spec = cash_fan(&fan(&valuation), &fan_words(), &english());
    let (first, last) = spec.years().unwrap();
    let part = spec.focused((first + 2, last - 3));
    let ribbons = part.layers().filter_map(|layer| match layer {
        Layer::Ribbon(ribbon) => Some(ribbon.points.len()),
        _ => None,
    });
    assert_eq!(ribbons.collect::<Vec<_>>(), [part.table().rows.len(); 4]);
    assert_eq!(part.table().rows[0], spec.table().rows[2]);
}

#[test]
fn a_fan_of_nothing_has_no_data() {
    let spec = cash_fan(&CashFan::default(), &fan_words(), &english());
    let size = Size { width: 700, height: 300, font: 12.0 };
    let drawing = render(&spec, &english_formats(), size, "plot");
    assert!(drawing.svg.contains(spec.no_data.as_str()));
}

fn marks(spec: &PlotSpec, panel: usize) -> Vec<(f64, f64)> {
    spec.panels[panel].points().map(|point| (point.x, point.y)).collect()
}

#[test]
fn there_are_fifty_dots_a_side_each_at_its_value_and_none_on_another() {
    let (_, valuation) = deal("akeso_summit");
    let ladders = ladders(&valuation);
    let spec = chance_dots(&ladders, &dot_words(), &english());
    let all = ladders.iter().flat_map(|ladder| ladder.steps.iter().copied());
    let (low, high) = all.fold((0.0, 0.0), |(low, high): (f64, f64), x| (low.min(x), high.max(x)));
    for (panel, ladder) in ladders.iter().enumerate() {
        let mut marks = marks(&spec, panel);
        assert_eq!(marks.len(), DOTS);
        marks.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for (mark, pair) in marks.iter().zip(ladder.steps.chunks(2)) {
            let value = (pair[0] + pair[1]) / 2.0;
            assert!((mark.0 - value).abs() <= (high - low) / 60.0, "{mark:?} {value}");
        }
        marks.dedup();
        assert_eq!(marks.len(), DOTS);
    }
    insta::assert_snapshot!("chance_dots", written(&spec));
}

#[test]
fn dots_below_zero_are_open_and_counted() {
    let ladder = ValueLadder {
        name: "Licensee".to_owned(),
        role: Role::Licensee,
        steps: (0..100).map(|at| f64::from(at) - 14.0).collect(),
    };
    let ladders = [ladder];
    assert_eq!(dots_below_zero(&ladders[0]), 7);
    let spec = chance_dots(&ladders, &dot_words(), &english());
    let open: Vec<f64> = spec
        .layers()
        .filter_map(|layer| match layer {
            Layer::Points(kind) if kind.label == "Dots below zero" => Some(&kind.points),
            _ => None,
        })
        .flatten()
        .map(|point| point.x)
        .collect();
    assert_eq!(open.len(), 7);
    assert!(open.iter().all(|x| *x < 0.0), "{open:?}");
}

#[test]
fn values_all_alike_stand_on_one_another() {
    let ladder = |name: &str, value: f64| ValueLadder {
        name: name.to_owned(),
        role: Role::Licensor,
        steps: vec![value; 100],
    };
    let spec = chance_dots(&[ladder("a", 80.0), ladder("b", 0.0)], &dot_words(), &english());
    for panel in [0, 1] {
        let marks = marks(&spec, panel);
        assert!(marks.iter().all(|mark| mark.0 == marks[0].0));
        assert_eq!(marks.last().unwrap().1, DOTS as f64 - 0.5);
    }
}

/// What is asked of one number begins where its range does.
#[test]
fn the_axis_of_a_curve_is_its_range() {
    let points: Vec<(f64, [f64; 2])> =
        [800.0, 1100.0, 1400.0].map(|x| (x, [x / 10.0, x / 20.0])).to_vec();
    let own = RowWords { title: "Curve".into(), ..RowWords::default() };
    let spec = value_curve(&points, Measure::Amount, Vec::new(), own, &english());
    let size = Size { width: 700, height: 300, font: 12.0 };
    let drawing = render(&spec, &english_formats(), size, "plot");
    let at: Vec<f64> = drawing.stops.iter().map(|stop| (stop.x0 + stop.x1) / 2.0).collect();
    assert_eq!(at.len(), 3);
    assert!(at[0] < 150.0 && at[2] > 550.0, "{at:?}");
}

#[test]
fn an_offer_with_ranges_shows_how_far_it_reaches_and_the_axes_hold_it() {
    let (_, valuation) = deal("akeso_summit");
    let mut marks = offers(&[&valuation, &valuation]);
    let plain = trail(&marks, (None, None), &trail_words("USD m"), &english());
    assert!(!plain.table().header.contains(&"A".to_owned()), "{:?}", plain.table().header);
    let (x, y) = marks[1].worth;
    marks[1].worth = (x + 10.0, y);
    marks[1].reach = [Some((x - 900.0, x + 700.0)), None];
    let spec = trail(&marks, (None, None), &trail_words("USD m"), &english());
    let lines = spec.layers().find_map(|layer| match layer {
        Layer::Whiskers(kind) => Some(kind.whiskers.iter().flat_map(|it| it.lines())),
        _ => None,
    });
    let lines: Vec<_> = lines.unwrap().collect();
    assert_eq!(lines, [[(x - 900.0, y), (x + 700.0, y)]]);
    let table = spec.table();
    let row = table.rows.iter().find(|row| row[0] == TableCell::Amount(x + 10.0)).unwrap();
    assert!(row.contains(&TableCell::Amount(x - 900.0)), "{row:?}");
    assert!(row.contains(&TableCell::Amount(x + 700.0)), "{row:?}");
    let size = Size { width: 700, height: 400, font: 12.0 };
    let drawing = render(&spec, &english_formats(), size, "plot");
    assert!(drawing.texts.iter().any(|(_, text)| text == "nine in ten"));
}
