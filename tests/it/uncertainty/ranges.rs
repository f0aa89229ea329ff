//! Ranges as they are typed: what each means, what it counts as, what is refused and by which sentence.

use parley::domain::draft::{
    Audience, Draft, FieldValue, Increment, PastedBlock, changes, from_file, from_value, increment,
    paste, to_file, validate,
};
use parley::domain::examples::first_deal;
use parley::domain::history::{History, Incoming, Replica, StoredVersion};
use parley::domain::issue::Issue;
use parley::domain::number::AmountUnit;
use parley::domain::schema::{RANGED, field_at};
use parley::domain::spread::Spread;
use parley::domain::uncertainty::inputs;
use parley::export::link::{LinkScope, Opened, encode, open};

const SALES: &str = "assumptions.programmes.0.regions.0.peak_net_sales";
const POS: &str = "assumptions.programmes.0.stages.0.pos";
const MONTHS: &str = "assumptions.programmes.0.stages.0.months";
const COGS: &str = "assumptions.licensee.cogs";

fn with(path: &str, text: &str) -> Draft {
    let mut draft = from_file(first_deal::example()).unwrap();
    draft.set(path, text);
    draft
}

/// What a text says: least, 10 %, 90 %, most of it and what it counts as.
fn read(path: &str, text: &str) -> (Spread, f64) {
    let checked = validate(&with(path, text));
    assert_eq!(checked.issues_at(path).count(), 0, "{text}: {:?}", checked.issues);
    let Some(FieldValue::Range(range)) = checked.values.value(path) else {
        panic!("{text} is no range")
    };
    (range.spread, checked.values.number(path).unwrap())
}

fn refused(path: &str, text: &str) -> &'static str {
    let checked = validate(&with(path, text));
    assert!(checked.deal.is_none(), "{text} was taken");
    checked.issues_at(path).next().unwrap().code()
}

#[test]
fn two_numbers_are_alike_between() {
    for text in [
        "800 to 1400",
        "800-1400",
        "800 – 1,400",
        "800~1400",
        "800 至 1400",
        "800到1400",
        "800..1400",
    ] {
        assert_eq!(read(SALES, text), (Spread::uniform(800.0, 1400.0), 1100.0), "{text}");
    }
    assert_eq!(read(POS, "40 to 60"), (Spread::uniform(0.4, 0.6), 0.5));
    assert_eq!(read(POS, "40% to 60%"), (Spread::uniform(0.4, 0.6), 0.5));
    assert_eq!(read(MONTHS, "24 to 36"), (Spread::uniform(24.0, 36.0), 30.0));
}

#[test]
fn a_unit_behind_the_last_number_is_meant_for_all() {
    assert_eq!(read(SALES, "8至14亿"), (Spread::uniform(800.0, 1400.0), 1100.0));
    assert_eq!(read(SALES, "8亿至14亿"), (Spread::uniform(800.0, 1400.0), 1100.0));
    assert_eq!(read(SALES, "0.8 to 1.4bn"), (Spread::uniform(800.0, 1400.0), 1100.0));
    assert_eq!(read(SALES, "800m to 1.4bn"), (Spread::uniform(800.0, 1400.0), 1100.0));
    assert_eq!(read(SALES, "10亿 ± 2亿"), read(SALES, "1000 ± 20%"));
    assert_eq!(read(SALES, "5..9..15亿"), read(SALES, "500..900..1500"));
    // Of 800 and 1.4 billion the unit may have been meant for both: not guessed.
    assert_eq!(refused(SALES, "800 to 1.4bn"), "range_too_large");
}

#[test]
fn around_a_number_is_a_triangle() {
    assert_eq!(read(SALES, "1000 ± 20%"), (Spread::triangular(800.0, 1000.0, 1200.0), 1000.0));
    assert_eq!(read(SALES, "1000 +/- 200").0, Spread::triangular(800.0, 1000.0, 1200.0));
    assert_eq!(read(SALES, "500 / 900 / 1600"), (Spread::triangular(500.0, 900.0, 1600.0), 1000.0));
    assert_eq!(refused(POS, "60 ± 10%"), "range_of_rate");
    assert_eq!(refused(POS, "60 ± 50"), "out_of_range");
    assert_eq!(refused(SALES, "100 ± 150"), "negative");
}

#[test]
fn three_numbers_are_a_pert_curve() {
    let (spread, mean) = read(SALES, "500..900..1600");
    assert_eq!(spread, Spread::pert(500.0, 900.0, 1600.0));
    assert_eq!(mean, 950.0);
    assert!((spread.mean() - mean).abs() < 1e-9);
}

#[test]
fn two_percentiles_are_a_curve_through_both() {
    let (spread, mean) = read(SALES, "p10 800 p90 1400");
    assert!((spread.quantile(0.9) - 1400.0).abs() < 1e-9 && (spread.mean() - mean).abs() < 1e-6);
    assert_eq!(read(SALES, "P10 8亿 P90 14亿").0, spread);
    let (chance, _) = read(POS, "p10 40 p90 70");
    assert!(matches!(chance, Spread::Beta(_)) && (chance.quantile(0.1) - 0.4).abs() < 1e-8);
    // A cost of goods may be more than all sales: no beta.
    assert!(matches!(read(COGS, "p10 10 p90 20").0, Spread::LogNormal { .. }));
}

#[test]
fn a_probability_may_say_in_how_many_cases_it_was_seen() {
    let (spread, mean) = read(POS, "60% n 40");
    assert_eq!((spread, mean), (Spread::seen(0.6, 40.0), 0.6));
    let Spread::Beta(curve) = spread else { panic!("no beta") };
    assert_eq!(curve.weights(), (24.0, 16.0));
    assert_eq!(read(POS, "60 n=40").0, spread);
    assert_eq!(refused(SALES, "60 n 40"), "range_not_taken");
}

#[test]
fn what_is_no_range_is_refused_by_name() {
    assert_eq!(refused(SALES, "1400 to 800"), "range_reversed");
    assert_eq!(refused(SALES, "p10 1400 p90 800"), "range_reversed");
    assert_eq!(refused(SALES, "p90 800 p10 1400"), "range_percentiles");
    assert_eq!(refused(SALES, "p0 800 p100 1400"), "range_percentiles");
    assert_eq!(refused(SALES, "p10 0 p90 1400"), "range_touches_zero");
    assert_eq!(refused(POS, "p10 40 p90 100"), "range_touches_one");
    assert_eq!(refused(SALES, "€800 to €1400"), "range_with_currency");
    assert_eq!(refused(SALES, "10000000 to 20000000"), "range_too_large");
    assert_eq!(refused(POS, "50 to 150"), "out_of_range");
    assert_eq!(refused(SALES, "900 to"), "unreadable");
    assert_eq!(refused("terms.upfront.0.amount", "100 to 200"), "range_not_taken");
    assert_eq!(refused("terms.royalties.0.tiers.0.rate", "8 to 12"), "range_not_taken");
    assert_eq!(refused("terms.payment.upfront_days", "20 to 40"), "range_not_taken");
    assert_eq!(refused("assumptions.fx.spot", "7 to 7.3"), "range_not_taken");
    assert_eq!(refused("assumptions.licensee.relief_years", "5 to 7"), "range_not_taken");
    assert_eq!(refused("assumptions.sales_correlation", "120"), "out_of_range");
}

#[test]
fn a_range_is_kept_as_typed_in_the_file() {
    for (path, text) in [(SALES, "8 至 14亿"), (POS, "60% n 40"), (MONTHS, "24..30..48")] {
        let draft = with(path, text);
        let file = to_file(&draft);
        let read = from_value(file.clone()).unwrap();
        assert_eq!(read.text(path), text);
        assert_eq!(to_file(&read), file);
        assert_eq!(validate(&read).deal, validate(&draft).deal);
    }
}

#[test]
fn a_range_of_no_width_is_its_number() {
    let exact = validate(&with(SALES, "1000"));
    for text in ["1000 to 1000", "1000 ± 0", "1000..1000..1000", "p10 1000 p90 1000"] {
        let checked = validate(&with(SALES, text));
        assert_eq!(checked.deal, exact.deal, "{text}");
        assert!(inputs(&checked.values).is_empty(), "{text}");
    }
}

/// Every field that takes a range has a place in the deal, and a value put there is read back by the engine.
#[test]
fn every_assumption_that_takes_a_range_moves_the_deal() {
    let mut draft = from_file(first_deal::example()).unwrap();
    draft.set("assumptions.wht", "10");
    for pattern in RANGED {
        assert!(field_at(&pattern.replace("[]", ".0")).is_some(), "{pattern}");
        let Some(path) = draft.expand(pattern).into_iter().next() else { continue };
        let text = if path.ends_with("months") { "3 to 9" } else { "10 to 20" };
        let mut ranged = draft.clone();
        ranged.set(&path, text);
        let checked = validate(&ranged);
        let found = inputs(&checked.values);
        assert_eq!(found.len(), 1, "{path}: {:?}", checked.issues);
        let mut deal = checked.deal.clone().unwrap();
        found[0].set(&mut deal, if path.ends_with("months") { 4.0 } else { 0.1 });
        assert_ne!(Some(&deal), checked.deal.as_ref(), "{path}");
    }
}

/// In the set of the other side too, beside our own.
#[test]
fn the_other_sides_model_has_ranges_of_its_own() {
    let mut draft = with(SALES, "800 to 1400");
    draft.begin_other();
    let theirs = "other.programmes.0.regions.0.peak_net_sales";
    draft.set(theirs, "p10 5亿 p90 9亿");
    assert_eq!((draft.text(SALES), draft.text(theirs)), ("800 to 1400", "p10 5亿 p90 9亿"));
    let sales = |view| {
        let checked = validate(&draft.through(view));
        assert_eq!(inputs(&checked.values).len(), 1, "{:?}", checked.issues);
        checked.values.number(SALES)
    };
    let [ours, others] = [Audience::Own, Audience::Other].map(sales);
    assert_eq!(ours, Some(1100.0));
    assert!(others.is_some_and(|sales| sales > 500.0 && sales < 900.0), "{others:?}");
    draft.set(theirs, "900 to 500");
    let code = |issue: &Issue| issue.code();
    let other = validate(&draft.through(Audience::Other));
    assert_eq!(other.issues_at(SALES).next().map(code), Some("range_reversed"));
    // In front of both parties there is neither.
    let shared = draft.through(Audience::Shared);
    assert_eq!((shared.text(SALES), shared.text(theirs)), ("", ""));
    assert!(inputs(&validate(&shared).values).is_empty());
}

/// An arrow key steps one number; of a range nobody knows which.
#[test]
fn an_arrow_key_leaves_a_range_alone() {
    for (path, text) in [(SALES, "8 to 14亿"), (POS, "60% n 40"), (MONTHS, "24..30..48")] {
        let kind = field_at(path).unwrap().kind;
        for unit in AmountUnit::ALL {
            assert_eq!(increment(kind, text, Increment::Ten, true, unit), None, "{text}");
        }
    }
}

/// Cells of a spreadsheet may hold ranges; a bare one means the unit on view.
#[test]
fn a_cell_pasted_may_hold_a_range() {
    let mut draft = from_file(first_deal::example()).unwrap();
    let block = |text: &str| PastedBlock {
        list: "assumptions.programmes.0.regions".into(),
        columns: vec!["peak_net_sales".into(), "pos".into()],
        row: 0,
        column: 0,
        text: text.into(),
        unit: AmountUnit::Yi,
    };
    paste(&mut draft, &block("8 至 14\t60% n 40\n")).unwrap();
    assert_eq!(draft.text(SALES), "8 至 14亿");
    assert_eq!(draft.text("assumptions.programmes.0.regions.0.pos"), "60% n 40");
    let refused = paste(&mut draft, &block("14 至 8\t60% n 40\n")).unwrap_err();
    assert_eq!(refused[0].code(), "range_reversed");
    assert_eq!(draft.text(SALES), "8 至 14亿");
}

/// Two tabs, two ranges: both stay; undone, the number typed before is back.
#[test]
fn ranges_of_two_tabs_are_merged_and_undone() {
    let mut ours = with(SALES, "1000");
    let base = StoredVersion::from_text(&ours.to_text());
    let mut replica = Replica::of(base.clone());
    let other = Replica::of(base);
    let mut history = History::default();
    let before = ours.clone();
    ours.set(SALES, "800 to 1400");
    history.push(changes(&before, &ours), 0);
    let mut theirs = before.clone();
    theirs.set(MONTHS, "24 to 36");
    let written = other.write(&theirs, "b1".into()).unwrap();
    let Incoming::Both(mut both) = replica.receive(written, &ours) else { panic!("not merged") };
    assert_eq!((both.text(SALES), both.text(MONTHS)), ("800 to 1400", "24 to 36"));
    assert_eq!(inputs(&validate(&both).values).len(), 2);
    assert_eq!(history.undo(&mut both).as_deref(), Some(SALES));
    assert_eq!((both.text(SALES), both.text(MONTHS)), ("1000", "24 to 36"));
}

/// A file from before ranges says nothing of how peak sales move together; each is then by itself.
#[test]
fn a_file_without_the_correlation_opens_as_before() {
    let mut file: serde_json::Value = serde_json::from_str(first_deal::example()).unwrap();
    let known = validate(&from_value(file.clone()).unwrap()).deal;
    file["assumptions"].as_object_mut().unwrap().remove("sales_correlation");
    let read = from_value(file).unwrap();
    let checked = validate(&read);
    assert!(checked.deal.is_some() && checked.deal == known, "{:?}", checked.issues);
    assert_eq!(checked.issues_at("assumptions.sales_correlation").count(), 0);
}

/// A private link carries a range as typed; one of the paper none.
#[test]
fn a_private_link_keeps_a_range() {
    let draft = with(SALES, "p10 8亿 p90 14亿");
    let through = |what| {
        let Ok(Opened::Plain(link)) = open(&encode(&draft, what).unwrap()) else {
            panic!("no link")
        };
        link.draft
    };
    let whole = through(LinkScope::Whole);
    assert_eq!(whole.text(SALES), "p10 8亿 p90 14亿");
    assert_eq!(validate(&whole).deal, validate(&draft).deal);
    assert!(inputs(&validate(&through(LinkScope::Paper)).values).is_empty());
}
