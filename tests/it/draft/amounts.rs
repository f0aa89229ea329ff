//! Amounts typed in one unit and language and seen in another: what is meant never changes.

use parley::domain::draft::{
    Draft, Increment, from_file, increment, says_the_same, to_file, validate,
};
use parley::domain::examples::first_deal;
use parley::domain::number::{AmountUnit, amount};
use parley::domain::schema::FieldKind;
use proptest::prelude::*;
use rust_decimal::Decimal;

const UPFRONT: &str = "terms.upfront.0.amount";
const SALES: &str = "assumptions.programmes.0.regions.0.peak_net_sales";

/// What each unit shows of a text typed in one.
fn shown(text: &str, typed_in: AmountUnit) -> [String; 3] {
    let kept = typed_in.kept(text);
    AmountUnit::ALL.map(|unit| unit.shown(&kept).text)
}

#[test]
fn a_number_typed_in_a_unit_is_seen_in_each() {
    use AmountUnit::{Million, Wan, Yi};
    for (text, typed_in, [million, wan, yi]) in [
        ("5", Yi, ["500", "50000", "5"]),
        ("5.50", Yi, ["550", "55000", "5.50"]),
        ("1,000", Million, ["1,000", "100000", "10"]),
        ("27490", Wan, ["274.9", "27490", "2.749"]),
        ("五", Yi, ["500", "50000", "五"]),
        ("5个亿", Yi, ["500", "50000", "5"]),
        ("3,000万", Yi, ["30", "3,000", "0.3"]),
        ("5亿美金", Million, ["500", "50000", "5"]),
        ("$4bn", Million, ["4000", "400000", "40"]),
        ("500000000美元", Yi, ["500", "50000", "5"]),
        ("0", Yi, ["0", "0", "0"]),
        ("3oo", Yi, ["3oo", "3oo", "3oo"]),
        ("", Yi, ["", "", ""]),
    ] {
        assert_eq!(shown(text, typed_in), [million, wan, yi], "{text} in {typed_in:?}");
    }
}

/// Of a range the last number is given the unit, which is meant for all; in another unit it stands with it.
#[test]
fn a_range_typed_in_a_unit_means_it_in_each() {
    use AmountUnit::{Million, Wan, Yi};
    for (text, typed_in, kept, [million, wan, yi]) in [
        ("8 to 14", Yi, "8 to 14亿", ["8 to 14亿", "8 to 14亿", "8 to 14"]),
        ("8 至 14 ", Yi, "8 至 14亿 ", ["8 至 14亿 ", "8 至 14亿 ", "8 至 14 "]),
        ("10 ± 20%", Yi, "10亿 ± 20%", ["10亿 ± 20%", "10亿 ± 20%", "10 ± 20%"]),
        (
            "１０ 上下 ２",
            Yi,
            "１０亿 上下 ２",
            ["１０亿 上下 ２", "１０亿 上下 ２", "１０ 上下 ２"],
        ),
        (
            "p10 8 p90 14",
            Yi,
            "p10 8 p90 14亿",
            ["p10 8 p90 14亿", "p10 8 p90 14亿", "p10 8 p90 14"],
        ),
        ("5..9..15", Yi, "5..9..15亿", ["5..9..15亿", "5..9..15亿", "5..9..15"]),
        ("5 / 9 / 15", Wan, "5 / 9 / 15万", ["5 / 9 / 15万", "5 / 9 / 15", "5 / 9 / 15万"]),
        ("8亿-14亿", Yi, "8亿-14亿", ["8亿-14亿"; 3]),
        ("8 to 14亿", Wan, "8 to 14亿", ["8 to 14亿", "8 to 14亿", "8 to 14"]),
        ("800m to 14", Yi, "800m to 14亿", ["800m to 14亿"; 3]),
        ("800-1400", Million, "800-1400", ["800-1400", "800-1400百万", "800-1400百万"]),
        ("1000 ± 9%", Million, "1000 ± 9%", ["1000 ± 9%", "1000百万 ± 9%", "1000百万 ± 9%"]),
        ("60 n 40", Yi, "60 n 40", ["60 n 40"; 3]),
    ] {
        assert_eq!(typed_in.kept(text), kept, "{text}");
        assert_eq!(shown(text, typed_in), [million, wan, yi], "{text} in {typed_in:?}");
        for unit in AmountUnit::ALL {
            let again = unit.kept(&unit.shown(kept).text);
            assert!(says_the_same(SALES, kept, &again), "{kept} seen in {unit:?} is {again}");
        }
    }
}

#[test]
fn what_cannot_be_moved_stands_with_its_unit() {
    let text = "0.0000000000000000000000000001";
    let seen = AmountUnit::Yi.shown(text);
    assert_eq!((seen.text, seen.is_bare), (format!("{text}百万"), false));
}

#[test]
fn a_step_goes_in_the_unit_on_view() {
    for (unit, text, step, next) in [
        (AmountUnit::Million, "274.9", Increment::One, "275.9"),
        (AmountUnit::Wan, "274.9", Increment::One, "27590万"),
        (AmountUnit::Yi, "2.5亿", Increment::One, "2.6亿"),
        (AmountUnit::Yi, "250", Increment::Ten, "3.5亿"),
        (AmountUnit::Yi, "250", Increment::Tenth, "2.51亿"),
    ] {
        let up = increment(FieldKind::Amount, text, step, true, unit);
        assert_eq!(up.as_deref(), Some(next), "{text} {step:?} {unit:?}");
    }
}

fn deal() -> Draft {
    from_file(first_deal::example()).unwrap()
}

fn units() -> impl Strategy<Value = AmountUnit> {
    prop::sample::select(AmountUnit::ALL.to_vec())
}

/// As people type them: digits, groups, decimals, a word of size, a currency.
fn typed() -> impl Strategy<Value = String> {
    let number = (0_u64..10_000_000, 0_u32..=4).prop_map(|(mantissa, scale)| {
        Decimal::new(i64::try_from(mantissa).unwrap(), scale).to_string()
    });
    let size = prop::sample::select(vec!["", "", "", "m", " bn", "万", "亿", "百万", "个亿"]);
    let currency = prop::sample::select(vec!["", "", "", "$", "USD ", "US$ "]);
    (currency, number, size)
        .prop_map(|(currency, number, size)| format!("{currency}{number}{size}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// Typed, kept, shown in any unit and taken again as shown: the same amount.
    #[test]
    fn what_is_shown_and_typed_again_means_the_same(text in typed(), at in units(), seen in units()) {
        let kept = at.kept(&text);
        let meant = amount(&kept);
        prop_assert!(meant.is_ok(), "{text} {kept}");
        let shown = seen.shown(&kept);
        prop_assert_eq!(amount(&seen.kept(&shown.text)), meant.clone(), "{} {:?}", kept, shown);
        // Nothing is moved by looking twice.
        prop_assert_eq!(seen.shown(&seen.kept(&shown.text)), shown);
        // A bare number means the unit it is typed in.
        if let Ok(bare) = text.parse::<Decimal>() {
            let scale = [Decimal::ONE, Decimal::new(1, 2), Decimal::ONE_HUNDRED];
            let per = AmountUnit::ALL.into_iter().zip(scale).find(|(unit, _)| *unit == at);
            prop_assert_eq!(meant, Ok(bare * per.unwrap().1));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Through the deal file: millions in it, the same number in each unit after it.
    #[test]
    fn a_file_holds_millions_whatever_was_typed(text in typed(), at in units()) {
        let mut draft = deal();
        draft.set(UPFRONT, &at.kept(&text));
        let checked = validate(&draft);
        let meant = checked.values.decimal(UPFRONT).unwrap();
        let again = from_file(&to_file(&draft).to_string()).unwrap();
        prop_assert_eq!(validate(&again).values.decimal(UPFRONT), Some(meant));
        for unit in AmountUnit::ALL {
            let read = |draft: &Draft| amount(&unit.kept(&unit.shown(draft.text(UPFRONT)).text));
            prop_assert_eq!(read(&again).map(|x| x.round_dp(8)), read(&draft).map(|x| x.round_dp(8)));
        }
    }
}
