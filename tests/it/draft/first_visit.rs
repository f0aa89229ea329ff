//! The example of a first visit: whole on any day, alive in every part, and nobody's real company. Regions licensed and
//! kept back in it, and the second model.

use parley::domain::date::{Date, parse};
use parley::domain::deal::{ClauseStatus, Party};
use parley::domain::draft::{Audience, Draft, FieldValues, from_file, to_file, validate};
use parley::domain::examples::first_visit;
use parley::domain::examples::public_deals;
use parley::domain::examples::templates::with_assumptions;
use parley::domain::issue::Severity;
use parley::domain::lang::Lang;
use parley::domain::negotiation::rounds::{changed_fields, rounds, sheet};
use parley::domain::negotiation::{our_side, walk_away};
use parley::domain::valuation::party_values;
use proptest::prelude::*;

fn today() -> Date {
    parse("2026-11-30").unwrap()
}

fn first() -> Draft {
    first_visit::deal(today(), Lang::En)
}

/// Both sides' values at own rates, licensor first.
fn own(draft: &Draft) -> (f64, f64) {
    let own = party_values(&validate(draft).deal.unwrap()).own;
    (own.licensor, own.licensee)
}

#[test]
fn the_example_stands_in_the_middle_of_a_negotiation() {
    let draft = first();
    let made = rounds(&draft);
    let by: Vec<(Party, &str)> = made.iter().map(|round| (round.side, &round.at[..10])).collect();
    assert_eq!(by, [(Party::Licensee, "2026-11-21"), (Party::Licensor, "2026-11-28")]);
    assert_eq!(our_side(&draft), Party::Licensee);
    assert_eq!(draft.text("terms.sheet_on"), "2026-11-30");
    // Ours is worth signing, theirs is not quite; by their model it is for them.
    let values = FieldValues::of(&draft);
    let (ours, theirs) = (
        walk_away(&values, Party::Licensee).unwrap(),
        walk_away(&values, Party::Licensor).unwrap(),
    );
    assert!(own(&sheet(&draft, 0).unwrap()).1 > ours);
    assert!(own(&sheet(&draft, 1).unwrap()).1 < ours);
    for round in [0, 1] {
        let sheet = sheet(&draft, round).unwrap().through(Audience::Other);
        assert!(own(&sheet).0 > theirs);
    }
    let open = draft.expand("clauses[].status");
    let open = open.iter().filter(|path| draft.text(path) != ClauseStatus::Agreed.word());
    assert_eq!(open.count(), 1);
    // No company of a published deal.
    let names =
        ["licensor", "licensee"].map(|side| draft.text(&format!("terms.parties.{side}.name")));
    for deal in public_deals::all() {
        assert!(
            names.iter().all(|name| !deal.licensor.contains(name) && !deal.licensee.contains(name))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// On whatever day the page is first opened, both models are valued and the file is read back as it was.
    #[test]
    fn the_example_is_whole_on_any_day(days in 0_u64..20_000, chinese: bool) {
        let day = parse("2024-01-01").unwrap() + chrono::Days::new(days);
        let lang = if chinese { Lang::Zh } else { Lang::En };
        let draft = first_visit::deal(day, lang);
        for view in [Audience::Own, Audience::Other] {
            let checked = validate(&draft.through(view));
            let refused: Vec<_> =
                checked.issues.iter().filter(|it| it.severity != Severity::Note).collect();
            prop_assert!(checked.deal.is_some() && refused.is_empty(), "{:?}", refused);
        }
        let read = from_file(&to_file(&draft).to_string());
        prop_assert_eq!(read.map(|read| read.to_text()), Ok(draft.to_text()));
    }
}

#[test]
fn a_changed_field_says_what_it_was_and_what_giving_it_back_is_worth() {
    let draft = first();
    let before = sheet(&draft, 0).unwrap();
    let changed = changed_fields(&before, &draft);
    let said: Vec<(&str, &str)> =
        changed.iter().map(|field| (field.path.as_str(), field.was.as_str())).collect();
    assert_eq!(
        said,
        [
            ("terms.upfront.0.amount", "60"),
            ("terms.milestones.2.amount", "90"),
            ("terms.royalties.0.tiers.0.rate", "8"),
            ("terms.royalties.0.tiers.1.rate", "10"),
            ("terms.royalties.0.tiers.2.rate", "12"),
            ("terms.royalties.0.tiers.3.rate", "14"),
        ]
    );
    for field in &changed {
        let mut restored = draft.clone();
        restored.set(&field.path, &field.was);
        let (now, then) = (own(&draft), own(&restored));
        let worth = field.worth.unwrap().own;
        assert!((worth.licensor - (now.0 - then.0)).abs() < 1e-9, "{}", field.path);
        assert!((worth.licensee - (now.1 - then.1)).abs() < 1e-9, "{}", field.path);
        assert!(worth.licensor > 0.0 && worth.licensee < 0.0, "{}", field.path);
    }
    assert_eq!(changed_fields(&draft, &draft), Vec::new());
}

#[test]
fn a_region_licensed_has_its_assumptions_in_both_models_at_once() {
    let mut draft = first();
    let mut paper = draft.paper();
    paper.license("KR", None);
    let filled = with_assumptions(&paper, today());
    draft.license("KR", Some(&filled));
    for view in [Audience::Own, Audience::Other] {
        let seen = draft.through(view);
        let regions = seen.expand("assumptions.programmes.0.regions[].region");
        assert_eq!(seen.text(regions.last().unwrap()), "KR");
        let row = regions.last().unwrap().strip_suffix(".region").unwrap();
        let peak = format!("{row}.peak_net_sales");
        let checked = validate(&seen);
        assert!(checked.deal.is_some(), "{:?}", checked.issues);
        assert!(seen.basis(&peak).is_some_and(|basis| !basis.is_empty()), "{peak} has no source");
        assert!(!seen.expand(&format!("{row}.uptake[]")).is_empty());
    }
    // A second time nothing is added.
    let again = draft.clone();
    draft.license("KR", Some(&filled));
    assert_eq!(draft, again);
}

#[test]
fn a_region_kept_back_takes_its_milestones_along_and_nothing_else() {
    let mut draft = first();
    let before = own(&draft);
    assert_eq!(draft.keep_back("JP"), 1);
    assert!(!draft.texts("terms.territory.licensed").contains(&"JP"));
    assert_eq!(draft.rows("terms.milestones"), 6);
    // What is believed of it stays, and counts for nothing.
    assert_eq!(draft.rows("assumptions.programmes.0.regions"), 3);
    assert!(own(&draft).0 < before.0);
    assert_eq!(draft.keep_back("JP"), 0);
}

#[test]
fn the_other_model_is_the_same_until_it_is_typed_otherwise() {
    let mut draft = first();
    let path = "assumptions.programmes.0.regions.0.peak_net_sales";
    draft.suppose(path, "3210");
    assert_eq!(draft.text(path), "1500");
    assert_eq!(draft.through(Audience::Other).text(path), "3210");
    draft.suppose(path, " ");
    assert_eq!(draft.through(Audience::Other).text(path), "1500");
    // Typed while looking through it, too.
    let mut other = draft.through(Audience::Other);
    other.suppose(path, "77");
    assert_eq!((other.text(path), other.own().text(path)), ("77", "1500"));
    // Without a second model there is nothing to type into.
    let mut alone = draft.clone();
    alone.drop_other();
    let untouched = alone.clone();
    alone.suppose(path, "5");
    assert_eq!(alone, untouched);
}
