//! Ranges that are usual, from sources: no value moves, and what a source says is what the range does.

use parley::domain::date::{Date, parse};
use parley::domain::deal::{Modality, Party, Stage};
use parley::domain::draft::{Draft, FieldValue, from_value, validate};
use parley::domain::examples::templates::template;
use parley::domain::number::AmountUnit;
use parley::domain::spread::Spread;
use parley::domain::uncertainty::{UsualForm, UsualRange, inputs, usual_ranges};
use parley::domain::valuation::party_values;

const SALES: &str = "assumptions.programmes.0.regions.0.peak_net_sales";

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn fresh() -> Draft {
    from_value(template(Stage::Phase1, Modality::Adc, day("2026-11-30"))).unwrap()
}

fn usual(draft: &Draft, unit: AmountUnit) -> Vec<UsualRange> {
    usual_ranges(draft, &validate(draft).values, day("2026-12-01"), unit)
}

fn taken(draft: &Draft, unit: AmountUnit) -> Draft {
    let mut with = draft.clone();
    for range in usual(draft, unit) {
        with.set_with_basis(&range.path, &range.text, &range.mark);
    }
    with
}

#[test]
fn no_value_moves_by_taking_usual_ranges() {
    let draft = fresh();
    let before = validate(&draft).deal.unwrap();
    for unit in AmountUnit::ALL {
        let with = taken(&draft, unit);
        let checked = validate(&with);
        assert!(inputs(&checked.values).len() > 3, "{:?}", checked.issues);
        let after = checked.deal.unwrap();
        let values = [&before, &after].map(|deal| party_values(deal).own);
        for side in [Party::Licensor, Party::Licensee] {
            let [before, after] = values.map(|own| own.of(side));
            assert!((after - before).abs() < 1e-9, "{unit:?} {after} {before}");
        }
        // Taken once: they are ranges now.
        assert_eq!(usual(&with, unit), []);
    }
}

#[test]
fn a_range_is_written_in_the_unit_on_view() {
    let mut draft = fresh();
    draft.set(SALES, "1000");
    let text = |unit| usual(&draft, unit).into_iter().find(|it| it.path == SALES).unwrap().text;
    assert_eq!(text(AmountUnit::Million), "0..350..4600");
    assert_eq!(text(AmountUnit::Yi), "0..3.5..46亿");
    assert_eq!(text(AmountUnit::Wan), "0..35000..460000万");
}

/// The study: more than 60 % of forecasts were off by more than 40 % of the peak that came, over or under.
#[test]
fn forecasts_are_off_as_often_as_the_study_says() {
    let with = taken(&fresh(), AmountUnit::Million);
    let checked = validate(&with);
    let Some(FieldValue::Range(range)) = checked.values.value(SALES) else { panic!("no range") };
    let Spread::Pert { low, high, curve } = range.spread else { panic!("{:?}", range.spread) };
    let forecast = range.spread.mean();
    let below = |peak: f64| curve.below((peak - low) / (high - low));
    // Forecast over by 40 % of the peak: the peak is below forecast / 1.4; under by as much: above forecast / 0.6.
    let off = below(forecast / 1.4) + 1.0 - below(forecast / 0.6);
    assert!((0.60..0.61).contains(&off), "{off}");
    assert!(with.basis(SALES).unwrap().contains("throwing darts"));
}

#[test]
fn a_probability_spreads_by_the_cases_its_source_counted() {
    let draft = fresh();
    let path = "assumptions.programmes.0.stages.0.pos";
    let mark = draft.basis(path).unwrap().to_owned();
    let found = usual(&draft, AmountUnit::Million);
    let range = found.iter().find(|it| it.path == path).unwrap();
    // BIO/QLS/Informa 2011-2020: 103 ADCs left phase 1, 41.7 % of them for phase 2.
    assert_eq!((range.form, range.text.as_str()), (UsualForm::Cases, "41.7% n 103"));
    assert_eq!(range.mark, mark);
    // A number of one's own was counted in no cases.
    let mut own = draft.clone();
    own.set(path, "50");
    assert!(usual(&own, AmountUnit::Million).iter().all(|it| it.path != path));
}

#[test]
fn a_range_or_an_old_source_leaves_the_field_alone() {
    let mut draft = fresh();
    draft.set(SALES, "800 to 1400");
    assert!(usual(&draft, AmountUnit::Million).iter().all(|it| it.path != SALES));
    let later =
        usual_ranges(&draft, &validate(&draft).values, day("2031-06-01"), AmountUnit::Million);
    assert_eq!(later, []);
}
