//! Laws of trading terms, on random deals: an answer valued anew holds what it was to hold, and where there
//! is none there is none.

use crate::support::fraction;
use crate::support::random_deal::deals;
use parley::domain::deal::{Deal, Party};
use parley::domain::draft::{from_file, read_deal, validate};
use parley::domain::lang::Lang;
use parley::domain::negotiation::tradeoff::{
    Axis, Frontier, HeldValue, Lever, LeverPair, NoAnswer, PartySide, PaymentDays, Quantity,
    TradingSteps, frontier, level_of, levers, on_line, solve, tradeable, tradeable_on_line,
};
use parley::domain::valuation::{PartyValues, PreparedValuation, RateBasis, party_values, value};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;

const HELD: f64 = 1e-9;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= HELD * b.abs().max(1.0)
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    let case: Value = serde_json::from_str(&text).unwrap();
    case["deal"].to_string()
}

const FIXTURES: [&str; 6] = [
    "akeso_summit",
    "flat_royalty",
    "month_end",
    "newco_three_regions",
    "stacking_grossup",
    "tiers_two_regions",
];

fn deal(name: &str) -> Deal {
    read_deal(&fixture(name)).unwrap()
}

fn valued(deal: &Deal) -> PartyValues {
    let value = value(deal);
    PartyValues {
        investors: party_values(deal).investors,
        financing: value.financing,
        equity: value.equity,
        own: value.own,
        common: value.common,
        taken: value.exercise.iter().filter(|it| it.exercise > 0.0).map(|it| 1 << it.option).sum(),
    }
}

fn read(held: HeldValue, deal: &Deal) -> Option<f64> {
    held.read(&valued(deal))
}

fn own(party: Party, deal: &Deal) -> f64 {
    let own = value(deal).own;
    if party == Party::Licensor { own.licensor } else { own.licensee }
}

/// The lever at even steps of its range.
fn grid(deal: &Deal, lever: Lever, steps: u32) -> Vec<f64> {
    let (low, high) = lever.range(deal).unwrap();
    let at = (0..=steps).map(|n| low + (high - low) * f64::from(n) / f64::from(steps));
    at.map(|x| if matches!(lever, Lever::Days(_)) { x.round() } else { x.min(high) }).collect()
}

fn helds() -> impl Strategy<Value = HeldValue> {
    let what =
        prop_oneof![Just(Quantity::Licensor), Just(Quantity::Licensee), Just(Quantity::Share)];
    let basis = prop_oneof![Just(RateBasis::Own), Just(RateBasis::Common)];
    (what, basis).prop_map(|(what, basis)| HeldValue { what, basis })
}

/// What to ask for.
#[derive(Debug, Clone, Copy)]
enum Target {
    /// The number where the lever stands at this part of its range.
    Reached(f64),
    /// The present number times this.
    Times(f64),
    Number(f64),
}

fn targets() -> impl Strategy<Value = Target> {
    prop_oneof![
        4 => (0.0..1.0).prop_map(Target::Reached),
        2 => (-2.0..4.0).prop_map(Target::Times),
        1 => (-500.0..2000.0).prop_map(Target::Number),
        1 => (0.0..=1.0).prop_map(Target::Number),
        1 => prop_oneof![Just(0.0), Just(1.0)].prop_map(Target::Number),
    ]
}

impl Target {
    fn of(self, deal: &Deal, lever: Lever, held: HeldValue) -> f64 {
        let present = read(held, deal).unwrap_or(0.5);
        match self {
            Self::Reached(part) => {
                let (low, high) = lever.range(deal).unwrap();
                let there = lever.set(deal, low + (high - low) * part);
                read(held, &there).unwrap_or(present)
            }
            Self::Times(factor) => present * factor,
            Self::Number(number) => number,
        }
    }
}

fn check_solve(
    deal: &Deal,
    lever: Lever,
    held: HeldValue,
    target: f64,
) -> Result<bool, TestCaseError> {
    let whole = matches!(lever, Lever::Days(_));
    let (low, high) = lever.range(deal).unwrap();
    let steps = if whole { 730 } else { 40 };
    let numbers = || {
        let there = grid(deal, lever, steps).into_iter().map(|x| lever.set(deal, x));
        there.filter_map(|deal| held.read(&party_values(&deal))).collect::<Vec<f64>>()
    };
    let one_side = |numbers: &[f64]| {
        numbers.iter().all(|x| *x < target) || numbers.iter().all(|x| *x > target)
    };
    match solve(deal, lever, held, target) {
        Ok(answer) => {
            prop_assert!(low <= answer.x && answer.x <= high, "{} of {low}..{high}", answer.x);
            let there = lever.set(deal, answer.x);
            prop_assert_eq!(answer.party_values, valued(&there));
            let found = read(held, &there).unwrap();
            prop_assert_eq!(answer.missed, found - target);
            if whole {
                let missed = numbers().into_iter().map(|x| (x - target).abs());
                prop_assert!(missed.fold(f64::INFINITY, f64::min) >= answer.missed.abs());
            } else {
                prop_assert!(close(found, target), "{lever:?}: {found}, not {target}");
            }
            return Ok(true);
        }
        Err(NoAnswer::OutOfReach { what, at_least, at_most }) => {
            prop_assert_eq!(what, held.what);
            prop_assert!(target < at_least || at_most < target);
            let numbers = numbers();
            prop_assert!(one_side(&numbers));
            for number in numbers {
                let within = at_least - HELD * at_least.abs().max(1.0) <= number
                    && number <= at_most + HELD * at_most.abs().max(1.0);
                prop_assert!(within, "{number} not of {at_least}..{at_most}");
            }
        }
        Err(NoAnswer::NoEffect) => {
            let numbers = numbers();
            prop_assert!(numbers.iter().all(|number| close(*number, numbers[0])));
        }
        Err(NoAnswer::NoSplit) => {
            prop_assert_eq!(held.what, Quantity::Share);
            prop_assert!(one_side(&numbers()));
        }
        Err(NoAnswer::Jumps) => {
            let taken = |x: f64| party_values(&lever.set(deal, x)).taken;
            prop_assert!(taken(low) != taken(high), "no option lapses between {low} and {high}");
            prop_assert!(numbers().iter().all(|number| !close(*number, target)));
        }
        Err(other) => prop_assert!(false, "{other:?}"),
    }
    Ok(false)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_light_valuation_has_the_digits_of_the_full_one(deal in deals(), picks in prop::collection::vec((any::<prop::sample::Index>(), 0.0..1.0), 1..5)) {
        let full = value(&deal);
        let light = party_values(&deal);
        prop_assert_eq!((light.own, light.common, light.equity), (full.own, full.common, full.equity));
        let investors = full.own.licensee + full.equity.unwrap_or(0.0);
        prop_assert!(close(light.investors, investors));
        // Kept from deal to deal it says the same as made anew.
        let levers = levers(&deal);
        let mut outlook = PreparedValuation::of(&deal);
        let mut moved = deal.clone();
        for (pick, part) in picks {
            let lever = *pick.get(&levers);
            let Some((low, high)) = lever.range(&moved) else { continue };
            moved = lever.set(&moved, low + (high - low) * part);
            prop_assert_eq!(outlook.party_values(&moved), party_values(&moved));
        }
        prop_assert_eq!(outlook.party_values(&deal), light);
    }

    #[test]
    fn an_answer_holds_what_it_was_to_hold(deal in deals(), pick in any::<prop::sample::Index>(), held in helds(), target in targets()) {
        let levers = levers(&deal);
        let lever = *pick.get(&levers);
        let wanted = target.of(&deal, lever, held);
        let solved = check_solve(&deal, lever, held, wanted)?;
        if let Target::Reached(_) = target
            && read(held, &deal).is_some()
        {
            prop_assert!(solved, "{lever:?} reaches {wanted}");
        }
    }

    #[test]
    fn lines_and_zone_hold_when_valued_anew(
        licensor in deals(),
        shift in -0.3..0.3_f64,
        picks in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        walk_aways in (-0.5..1.2_f64, -0.5..1.2_f64),
    ) {
        let licensee = believing(&licensor, shift);
        let levers = levers(&licensor);
        let pair = LeverPair { x: *picks.0.get(&levers), y: *picks.1.get(&levers) };
        let sides = [
            PartySide { deal: &licensor, walk_away: own(Party::Licensor, &licensor) * walk_aways.0 },
            PartySide { deal: &licensee, walk_away: own(Party::Licensee, &licensee) * walk_aways.1 },
        ];
        match frontier(pair, sides[0], sides[1], 12) {
            None => prop_assert_eq!(pair.x, pair.y),
            Some(frontier) => check_frontier(&frontier, pair, sides)?,
        }
    }
}

/// The same contract with other sales and odds.
fn believing(deal: &Deal, shift: f64) -> Deal {
    let mut deal = deal.clone();
    let programmes = deal.assumptions.programmes.iter_mut();
    for region in programmes.flat_map(|programme| &mut programme.regions) {
        region.peak_net_sales *= 1.0 + shift;
        region.pos = fraction((region.pos.get() * (1.0 - shift)).clamp(0.0, 1.0));
    }
    deal
}

fn check_frontier(
    found: &Frontier,
    pair: LeverPair,
    sides: [PartySide; 2],
) -> Result<(), TestCaseError> {
    let both_days = matches!((pair.x, pair.y), (Lever::Days(_), Lever::Days(_)));
    let at = |side: PartySide, (x, y)| pair.y.set(&pair.x.set(side.deal, x), y);
    let in_range = |deal: &Deal, (x, y): (f64, f64)| {
        let (low, high) = pair.x.range(deal).unwrap();
        let (least, most) = pair.y.range(&pair.x.set(deal, x)).unwrap();
        low <= x && x <= high && least <= y && y <= most
    };
    let count = found.samples.len();
    prop_assert!(found.samples.windows(2).all(|pair| pair[0] < pair[1]));
    let offered = if found.along == Axis::X { found.offer.0 } else { found.offer.1 };
    prop_assert!(found.samples.contains(&offered));
    let parties = [Party::Licensor, Party::Licensee];
    for ((party, side), lines) in
        parties.into_iter().zip(sides).zip([&found.licensor, &found.licensee])
    {
        let present = own(party, side.deal);
        for (line, target) in [(&lines.keeps, present), (&lines.walks_away, side.walk_away)] {
            prop_assert_eq!(line.len(), count);
            for (sample, other) in found.samples.iter().zip(line) {
                let Some(other) = other else { continue };
                let point = found.point(*sample, *other);
                prop_assert!(in_range(side.deal, point), "{point:?}");
                let there = own(party, &at(side, point));
                prop_assert!(both_days || close(there, target), "{point:?}: {there}, not {target}");
            }
        }
        for (sample, other) in found.samples.iter().zip(&lines.keeps).step_by(5) {
            let moved = on_line(side.deal, party, pair, found.along, *sample);
            prop_assert!(moved.is_some() || other.is_none() || both_days);
            let back = if found.along == Axis::X { Axis::Y } else { Axis::X };
            let there =
                other.and_then(|at| on_line(side.deal, party, pair, back, at).zip(Some(at)));
            let there = there.map(|(sample, other)| found.point(sample, other));
            let moved = moved.map(|other| found.point(*sample, other));
            let solved_day = |axis| {
                matches!(
                    (axis, pair),
                    (Axis::X, LeverPair { x: Lever::Days(_), .. })
                        | (Axis::Y, LeverPair { y: Lever::Days(_), .. })
                )
            };
            for (point, solved) in [(moved, back), (there, found.along)] {
                let Some(point) = point else { continue };
                prop_assert!(in_range(side.deal, point), "{point:?}");
                let there = own(party, &at(side, point));
                prop_assert!(
                    solved_day(solved) || close(there, present),
                    "{point:?}: {there}, not {present}"
                );
            }
        }
        // The line on which a side keeps its value passes through the offer.
        let through = found.samples.iter().zip(&lines.keeps).find(|(at, _)| **at == offered);
        let point = found.point(offered, through.unwrap().1.unwrap());
        let off = (point.0 - found.offer.0).abs() + (point.1 - found.offer.1).abs();
        prop_assert!(off <= 1e-9 * (1.0 + found.offer.0.abs() + found.offer.1.abs()));
    }
    prop_assert_eq!(found.zone.len(), count);
    for (sample, stretch) in found.samples.iter().zip(&found.zone) {
        let Some((low, high)) = stretch else { continue };
        prop_assert!(low <= high);
        for part in [0.0, 0.3, 0.5, 1.0] {
            let point = found.point(*sample, low + (high - low) * part);
            for (party, side) in parties.into_iter().zip(sides) {
                let there = own(party, &at(side, point));
                let least = side.walk_away - HELD * side.walk_away.abs().max(1.0);
                prop_assert!(there >= least, "{party:?} at {point:?}: {there} below {least}");
            }
        }
    }
    Ok(())
}

#[test]
fn the_light_valuation_has_the_digits_of_the_worked_deals() {
    for name in FIXTURES {
        let deal = deal(name);
        let (light, full) = (party_values(&deal), value(&deal));
        assert_eq!((light.own, light.common, light.equity), (full.own, full.common, full.equity));
    }
}

#[test]
fn money_paid_earlier_is_traded_at_the_licensors_rate() {
    let deal = deal("akeso_summit");
    let held = HeldValue { what: Quantity::Licensor, basis: RateBasis::Own };
    let target = read(held, &deal).unwrap();
    let more = Lever::Tranche(0).set(&deal, 284.9);
    let answer = solve(&more, Lever::Tranche(2), held, target).unwrap();
    // The second cash tranche of 200 comes 47 days after the first.
    let rate = deal.assumptions.licensor.discount_rate.get();
    let worth = 200.0 - 10.0 * (1.0 + rate).powf(47.0 / 365.0);
    assert!((answer.x - worth).abs() < 1e-8, "{} and {worth}", answer.x);
}

#[test]
fn a_share_is_held_by_an_upfront() {
    let deal = deal("tiers_two_regions");
    let held = HeldValue { what: Quantity::Share, basis: RateBasis::Common };
    for share in [0.4, 0.5, 1.0] {
        let answer = solve(&deal, Lever::Tranche(0), held, share).unwrap();
        let common = value(&Lever::Tranche(0).set(&deal, answer.x)).common;
        assert!((common.licensor_share.unwrap() - share).abs() < 1e-9);
        assert!(common.licensor >= 0.0 && common.licensee >= 0.0);
    }
}

#[test]
fn what_cannot_be_solved_says_why() {
    let mut deal = deal("akeso_summit");
    let held = HeldValue { what: Quantity::Licensor, basis: RateBasis::Own };
    let why = |deal: &Deal, lever, held, target| solve(deal, lever, held, target).unwrap_err();
    for lever in [
        Lever::Equity,
        Lever::Tranche(3),
        Lever::Milestone(7),
        Lever::TierRate { schedule: 0, tier: 2 },
    ] {
        assert_eq!(why(&deal, lever, held, 1.0), NoAnswer::NoSuchLever);
        assert!(!levers(&deal).contains(&lever));
        assert_eq!(lever.set(&deal, 1.0), deal);
        assert_eq!(lever.writes(&deal), []);
    }
    for target in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(why(&deal, Lever::Tranche(0), held, target), NoAnswer::NotANumber);
    }
    let share = HeldValue { what: Quantity::Share, ..held };
    let beyond = why(&deal, Lever::Tranche(0), share, 1.5);
    let NoAnswer::OutOfReach { what: Quantity::Share, at_least, at_most } = beyond else {
        panic!("{beyond:?}")
    };
    assert!(0.0 < at_least && at_least < at_most && at_most == 1.0);
    deal.assumptions.programmes[0].regions.iter_mut().for_each(|it| it.pos = fraction(0.0));
    assert_eq!(why(&deal, Lever::RatePoints, held, 1.0), NoAnswer::NoEffect);
    // Without any sales the licensee loses whatever it pays.
    assert_eq!(why(&deal, Lever::Tranche(0), share, 0.5), NoAnswer::NoSplit);
    let mut bare = deal.clone();
    bare.terms.royalties[0].tiers.clear();
    assert_eq!(why(&bare, Lever::RatePoints, held, 1.0), NoAnswer::NoSuchLever);
    assert_eq!(why(&bare, Lever::RateFactor, held, 1.0), NoAnswer::NoSuchLever);
}

#[test]
fn reasons_are_told_in_both_languages() {
    let reach = |what| NoAnswer::OutOfReach { what, at_least: -0.001, at_most: 0.25 };
    let told = [
        (reach(Quantity::Share), "-0.1 % to 25 %", "-0.1% 与 25%"),
        (
            reach(Quantity::Licensee),
            "licensee's value from <-0.001> to <0.25> only",
            "被许可方价值介于 <-0.001> 与 <0.25> 之间",
        ),
        (reach(Quantity::Licensor), "licensor's value", "许可方价值"),
        (NoAnswer::NoSuchLever, "no such term", "没有该条款"),
        (NoAnswer::NotANumber, "no number", "数值"),
        (NoAnswer::NoEffect, "does not move", "不影响"),
        (NoAnswer::NoSplit, "one side loses", "价值为负"),
        (NoAnswer::Jumps, "an option lapses", "跳变"),
    ];
    let said = |x: f64| format!("<{x}>");
    for (why, en, zh) in told {
        assert!(why.message(Lang::En, said).contains(en), "{}", why.message(Lang::En, said));
        assert!(why.message(Lang::Zh, said).contains(zh), "{}", why.message(Lang::Zh, said));
    }
}

#[test]
fn answers_are_numbers_people_trade() {
    let deal = deal("akeso_summit");
    let ours = HeldValue::of(Party::Licensee, RateBasis::Own);
    let texts = |lever: Lever, x| {
        let found = tradeable(
            &deal,
            lever,
            x,
            &TradingSteps::default(),
            (ours, read(ours, &lever.set(&deal, x)).unwrap()),
        )
        .unwrap();
        std::iter::once(found.best).chain(found.neighbours).map(|it| it.writes).collect::<Vec<_>>()
    };
    let one = |path: &str, text: &str| vec![(path.to_owned(), text.to_owned())];
    // The licensee pays: less is in its favour, and later is.
    let upfront = texts(Lever::Tranche(2), 187.2499);
    let steps = ["187", "186.5", "187.5"].map(|text| one("terms.upfront.2.amount", text));
    assert_eq!(upfront, steps);
    let tier = Lever::TierRate { schedule: 0, tier: 0 };
    assert_eq!(texts(tier, 0.123_456)[0], one("terms.royalties.0.tiers.0.rate", "12.25"));
    let days = Lever::Days(PaymentDays::Royalty);
    assert_eq!(texts(days, 61.5)[0], one("terms.payment.royalty_days", "62"));
    let rates =
        |texts: &[(String, String)]| texts.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
    // Ten and twelve and a half percent keep their distance.
    assert_eq!(rates(&texts(Lever::RatePoints, 0.017_6)[0]), ["11.75", "14.25"]);
    assert_eq!(rates(&texts(Lever::RateFactor, 1.1)[0]), ["11", "13.75"]);
    let third = texts(Lever::AllMilestones, 1.0 / 3.0);
    assert_eq!(third[0][1], ("terms.milestones.1.amount".to_owned(), "166".to_owned()));
    assert_eq!(third[0].len(), 7);
    // At the end of its range a lever has one neighbour.
    assert_eq!(texts(Lever::Tranche(2), 0.0).len(), 2);
}

/// A text with at most this many decimals.
fn short(text: &str, decimals: usize) -> bool {
    text.split_once('.').is_none_or(|(_, places)| places.len() <= decimals)
}

/// Whether a term is typed in percent.
fn is_rate(path: &str) -> bool {
    ["rate", "share", "equity", "premium"].iter().any(|end| path.ends_with(end))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever is written has at most two decimals of a point and three of a million, and leaves the side it was
    /// rounded for no worse than the exact root.
    #[test]
    fn what_is_written_is_short_and_in_our_favour(
        deal in deals(),
        pick in any::<prop::sample::Index>(),
        held in helds(),
        target in targets(),
        licensee in any::<bool>(),
        royalty in 1_u32..60,
    ) {
        let levers = levers(&deal);
        let lever = levers[pick.index(levers.len())];
        let us = if licensee { Party::Licensee } else { Party::Licensor };
        let ours = HeldValue::of(us, held.basis);
        let steps = TradingSteps { royalty: f64::from(royalty) * 0.0001, ..TradingSteps::default() };
        let target = target.of(&deal, lever, held);
        let Ok(answer) = solve(&deal, lever, held, target) else {
            return Ok(());
        };
        let exact = level_of(ours, (held, target), &answer).unwrap();
        let found = tradeable(&deal, lever, answer.x, &steps, (ours, exact)).unwrap();
        let best = read(ours, &found.best.deal).unwrap();
        let beside = found.neighbours.iter().map(|it| read(ours, &it.deal).unwrap());
        // Where the value turns between two steps, both neighbours are worse.
        let size = exact.abs().max(1.0);
        prop_assert!(
            best >= exact - 1e-6 * size || beside.clone().all(|it| it <= best + 1e-9 * size),
            "{lever:?}: {best}, not {exact}; beside it {:?}", beside.collect::<Vec<_>>()
        );
        for (path, text) in std::iter::once(&found.best).chain(&found.neighbours).flat_map(|it| &it.writes) {
            prop_assert!(short(text, if is_rate(path) { 2 } else { 3 }), "{path}: {text}");
        }
    }

    /// So is what a move along a line writes.
    #[test]
    fn a_move_along_a_line_is_short_and_in_our_favour(
        deal in deals(),
        picks in any::<(prop::sample::Index, prop::sample::Index)>(),
        part in 0.0..1.0,
        licensee in any::<bool>(),
    ) {
        let levers = levers(&deal);
        let pair = LeverPair { x: levers[picks.0.index(levers.len())], y: levers[picks.1.index(levers.len())] };
        let (low, high) = pair.x.range(&deal).unwrap();
        let at = low + (high.min(low + 1000.0) - low) * part;
        let us = if licensee { Party::Licensee } else { Party::Licensor };
        let (steps, ours) = (TradingSteps::default(), HeldValue::of(us, RateBasis::Own));
        let Some(to) = tradeable_on_line(&deal, us, pair, (Axis::X, at), &steps, ours) else {
            return Ok(());
        };
        let (now, then) = (own(us, &deal), own(us, &to));
        let size = now.abs().max(1.0);
        // A day on which a payment falls before the valuation date changes the value by a jump.
        let jumps = matches!(pair.y, Lever::Days(_));
        prop_assert!(jumps || then >= now - 1e-6 * size, "{pair:?}: {then}, not {now}");
        for (path, text) in pair.x.writes(&to).iter().chain(&pair.y.writes(&to)) {
            prop_assert!(short(text, if is_rate(path) { 2 } else { 3 }), "{path}: {text}");
        }
    }
}

#[test]
fn what_is_written_into_the_draft_is_the_deal_that_was_valued() {
    let ours = HeldValue::of(Party::Licensor, RateBasis::Own);
    for name in FIXTURES {
        let deal = deal(name);
        for lever in levers(&deal) {
            let (low, high) = lever.range(&deal).unwrap();
            let now = lever.current(&deal).unwrap();
            for x in [low, now, 0.5 * (now + high), high] {
                let level = read(ours, &lever.set(&deal, x)).unwrap();
                let steps = TradingSteps::default();
                let found = tradeable(&deal, lever, x, &steps, (ours, level)).unwrap().best;
                let mut draft = from_file(&fixture(name)).unwrap();
                for (path, text) in &found.writes {
                    draft.set(path, text);
                }
                let checked = validate(&draft);
                let written =
                    checked.deal.unwrap_or_else(|| panic!("{lever:?}: {:?}", checked.issues));
                let (written, valued) = (party_values(&written).own, party_values(&found.deal).own);
                assert_eq!(valued, found.party_values.own);
                // Whole cents on both sides.
                assert!((written.licensor - valued.licensor).abs() < 1e-6, "{name} {lever:?} {x}");
                assert!((written.licensee - valued.licensee).abs() < 1e-6, "{name} {lever:?} {x}");
            }
        }
    }
}

#[test]
fn steps_are_read_from_the_owners_stance() {
    let steps = |field: &str, text: &str| {
        let mut draft = from_file(&fixture("akeso_summit")).unwrap();
        draft.set(&format!("stance.{field}_step"), text);
        TradingSteps::of(&validate(&draft).values)
    };
    let usual = TradingSteps::default();
    assert_eq!(steps("days", "1"), usual);
    assert_eq!(steps("royalty", "0.5"), TradingSteps { royalty: 0.005, ..usual });
    assert_eq!(steps("upfront", "5"), TradingSteps { upfront: 5.0, ..usual });
    // Nothing finer than what may be written, and nothing unreadable.
    assert_eq!(steps("royalty", "0.001").royalty, 0.0001);
    assert_eq!(steps("milestone", "0.0001").milestone, 0.001);
    assert_eq!(steps("share", "half"), usual);
}

#[test]
fn a_frontier_covers_the_offer_and_both_walk_aways() {
    let deal = deal("tiers_two_regions");
    let side = |party| PartySide { deal: &deal, walk_away: 0.9 * own(party, &deal) };
    let pair = LeverPair { x: Lever::Tranche(0), y: Lever::RatePoints };
    let found = frontier(pair, side(Party::Licensor), side(Party::Licensee), 50).unwrap();
    assert_eq!((found.along, found.samples.len()), (Axis::Y, 50));
    let at_offer = found.samples.iter().position(|y| *y == found.offer.1).unwrap();
    let (low, high) = found.zone[at_offer].unwrap();
    assert!(low < found.offer.0 && found.offer.0 < high);
    // Along the present upfront the zone ends within what is shown, at both ends.
    let open = |index: usize| {
        found.zone[index].is_some_and(|(low, high)| low <= found.offer.0 && found.offer.0 <= high)
    };
    assert!(!open(0) && !open(49) && open(at_offer));
    assert_eq!(
        frontier(
            LeverPair { x: pair.x, y: pair.x },
            side(Party::Licensor),
            side(Party::Licensee),
            50
        ),
        None
    );
}
