//! Texts as people type and paste them: what each is read as, and why each other one is refused.

use parley::domain::number::{
    AmountSize, MAX_ROWS, NumberError, amount, amount_text, date, grid, percent, percent_text,
    plain, whole, written_amount,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

type Reader = fn(&str) -> Result<Decimal, NumberError>;

fn reads(reader: Reader, rows: &[(&str, &str)]) {
    for (text, value) in rows {
        let expected: Decimal = value.parse().unwrap();
        assert_eq!(reader(text), Ok(expected), "{text:?}");
    }
}

/// The name of the variant, without what it quotes.
fn reason<T: std::fmt::Debug>(result: Result<T, NumberError>) -> String {
    let name = format!("{result:?}");
    let name = name.strip_prefix("Err(").unwrap_or(&name);
    name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().into()
}

fn refuses<T: std::fmt::Debug>(reader: fn(&str) -> Result<T, NumberError>, rows: &[(&str, &str)]) {
    for (text, variant) in rows {
        assert_eq!(reason(reader(text)), *variant, "{text:?} was read as {:?}", reader(text));
    }
}

#[test]
fn amounts_without_words() {
    reads(
        amount,
        &[
            ("0", "0"),
            ("-0", "0"),
            ("35", "35"),
            ("+35", "35"),
            ("007", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("12.500", "12.5"),
            ("  35  ", "35"),
            ("\u{a0}35\u{a0}", "35"),
            ("\u{2009}35\u{3000}", "35"),
            ("\u{feff}35\u{200b}", "35"),
            ("35\t", "35"),
            ("35\r\n", "35"),
            ("1,234.5", "1234.5"),
            ("12,345,678.90", "12345678.9"),
            ("999,999", "999999"),
            ("1 234.5", "1234.5"),
            ("1\u{2009}234.5", "1234.5"),
            ("1\u{a0}234\u{202f}567", "1234567"),
            ("1\u{3000}234", "1234"),
            ("-35", "-35"),
            ("- 35", "-35"),
            ("\u{2212}35.25", "-35.25"),
            ("－３５", "-35"),
            ("(1,234)", "-1234"),
            ("( 1,234.5 )", "-1234.5"),
            ("（１２３）", "-123"),
            ("１，２３４．５", "1234.5"),
            ("３５", "35"),
            ("1000000000000", "1000000000000"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ],
    );
}

#[test]
fn amounts_with_currencies() {
    reads(
        amount,
        &[
            ("$35", "35"),
            ("＄35", "35"),
            ("$ 1,234.5", "1234.5"),
            ("US$35", "35"),
            ("us$ 35", "35"),
            ("USD 35", "35"),
            ("35 USD", "35"),
            ("35usd", "35"),
            ("-$35", "-35"),
            ("$-35", "-35"),
            ("$(35)", "-35"),
            ("($35)", "-35"),
            ("(35) USD", "-35"),
            ("€35", "35"),
            ("35 €", "35"),
            ("EUR 35", "35"),
            ("¥35", "35"),
            ("￥35", "35"),
            ("CNY 35", "35"),
            ("RMB35", "35"),
            ("HK$35", "35"),
            ("£35", "35"),
            ("￡35", "35"),
            ("35 GBP", "35"),
            ("35元", "35"),
            ("35美元", "35"),
            ("35 人民币", "35"),
            ("人民币35元", "35"),
            ("美元35", "35"),
            ("$35 USD", "35"),
        ],
    );
}

#[test]
fn amounts_with_sizes() {
    reads(
        amount,
        &[
            ("35m", "35"),
            ("35 M", "35"),
            ("35mn", "35"),
            ("35 mm", "35"),
            ("35 Mio", "35"),
            ("35 million", "35"),
            ("35百万", "35"),
            ("１．５ｂｎ", "1500"),
            ("1.5bn", "1500"),
            ("1.5 B", "1500"),
            ("1.5 billion", "1500"),
            ("1.5十亿", "1500"),
            ("500k", "0.5"),
            ("500 thousand", "0.5"),
            ("500千", "0.5"),
            ("8000万", "80"),
            ("8,000 万", "80"),
            ("1万", "0.01"),
            ("3.5亿", "350"),
            ("2千万", "20"),
            ("2万亿", "2000000"),
            ("5十万", "0.5"),
            ("2百亿", "20000"),
            ("2千亿", "200000"),
            ("8000万元", "80"),
            ("3.5亿美元", "350"),
            ("3.5亿元人民币", "350"),
            ("3.5 亿 人民币", "350"),
            ("人民币3.5亿元", "350"),
            ("US$1.2bn", "1200"),
            ("USD 1.2 bn", "1200"),
            ("1.2bn USD", "1200"),
            ("35 USD m", "35"),
            ("35 $m", "35"),
            ("35mUSD", "35"),
            ("(1.2bn)", "-1200"),
            ("(1.2)bn", "-1200"),
            ("-€1.2bn", "-1200"),
            ("HK$ 300 million", "300"),
        ],
    );
}

#[test]
fn amounts_refused() {
    refuses(
        amount,
        &[
            ("", "Empty"),
            ("   ", "Empty"),
            ("\u{a0}\u{3000}\u{200b}", "Empty"),
            ("abc", "NotANumber"),
            ("-", "NotANumber"),
            ("$", "NotANumber"),
            (".", "NotANumber"),
            (",", "NotANumber"),
            ("--5", "NotANumber"),
            ("-(5)", "NotANumber"),
            ("(-5)", "NotANumber"),
            ("(5", "NotANumber"),
            ("5)", "NotANumber"),
            ("(1,2)34", "NotANumber"),
            ("(1)(2)", "NotANumber"),
            ("5-", "NotANumber"),
            ("1e5", "NotANumber"),
            ("1E+5", "NotANumber"),
            ("1.5e-3", "NotANumber"),
            ("NaN", "NotANumber"),
            ("inf", "NotANumber"),
            ("-Infinity", "NotANumber"),
            ("0x1F", "NotANumber"),
            ("#DIV/0!", "NotANumber"),
            ("30-80", "NotANumber"),
            ("~500", "NotANumber"),
            (">1000", "NotANumber"),
            ("三百二万", "NotANumber"),
            ("三千", "NotANumber"),
            ("2000万1亿", "NotANumber"),
            ("1亿2", "NotANumber"),
            ("五亿五", "NotANumber"),
            ("亿", "NotANumber"),
            ("百分之十", "NotANumber"),
            ("5.0.0", "NotANumber"),
            ("=1+1", "NotANumber"),
            ("35m²", "NotANumber"),
            ("1,23", "AmbiguousGrouping"),
            ("12,34.5", "AmbiguousGrouping"),
            ("12,5", "AmbiguousGrouping"),
            ("0,5", "AmbiguousGrouping"),
            ("0,123", "AmbiguousGrouping"),
            ("1,00,000", "AmbiguousGrouping"),
            ("1,2345", "AmbiguousGrouping"),
            ("1234,567", "AmbiguousGrouping"),
            ("1,,234", "AmbiguousGrouping"),
            (",234", "AmbiguousGrouping"),
            ("1,234 567", "AmbiguousGrouping"),
            ("1  234", "AmbiguousGrouping"),
            ("12 5", "AmbiguousGrouping"),
            ("1. 5", "AmbiguousGrouping"),
            ("1.234 5", "AmbiguousGrouping"),
            ("1.234,5", "DecimalComma"),
            ("1.234.567", "NotANumber"),
            ("1.5,", "DecimalComma"),
            ("10%", "UnexpectedPercent"),
            ("10 ％", "UnexpectedPercent"),
            ("10‰", "UnexpectedPercent"),
            ("35x", "UnknownUnit"),
            ("35 Mrd", "UnknownUnit"),
            ("35 t", "UnknownUnit"),
            ("35 mm bn", "UnknownUnit"),
            ("35百", "UnknownUnit"),
            ("35 days", "UnknownUnit"),
            ("€35 USD", "TwoCurrencies"),
            ("人民币35美元", "TwoCurrencies"),
            ("1000000000001", "TooLarge"),
            ("1000001万亿", "TooLarge"),
            ("99999999999999999999999999999999999", "TooLarge"),
            ("-1,000,000,000,001", "TooLarge"),
            ("0.00000000000000000000000000001", "TooManyDigits"),
            ("0.0000000000000000000000000001k", "TooManyDigits"),
            ("1234567890.1234567890123456789012", "TooManyDigits"),
        ],
    );
    assert_eq!(reason(amount(&"9".repeat(100_000))), "NotANumber");
}

#[test]
fn refusals_quote_the_text_as_typed() {
    assert_eq!(amount("35 Mrd"), Err(NumberError::UnknownUnit { unit: "Mrd".into() }));
    assert_eq!(amount(" Abc "), Err(NumberError::NotANumber { text: "Abc".into() }));
    assert_eq!(amount("1.234,5").unwrap_err().to_string().chars().next(), Some('“'));
}

#[test]
fn amounts_in_chinese() {
    reads(
        amount,
        &[
            ("5个亿", "500"),
            ("5亿美金", "500"),
            ("5亿2000万", "520"),
            ("5亿零500万", "505"),
            ("1亿5千万", "150"),
            ("1.5亿5000万美元", "200"),
            ("五亿", "500"),
            ("两亿", "200"),
            ("两億", "200"),
            ("三千五百万", "35"),
            ("一百零五万", "1.05"),
            ("五十亿元人民币", "5000"),
            ("十二", "12"),
            ("5億", "500"),
            ("3000萬", "30"),
            ("３０００萬美元", "30"),
            ("-五亿", "-500"),
            ("一万亿", "1000000"),
        ],
    );
}

#[test]
fn amounts_written_out_in_full() {
    reads(
        amount,
        &[
            ("500000000美元", "500"),
            ("500,000,000元", "500"),
            ("USD 60,000,000", "60"),
            ("$80 000 000", "80"),
            ("100000 USD", "0.1"),
            ("99999 USD", "99999"),
            ("60,000,000", "60000000"),
            ("60000000 million", "60000000"),
        ],
    );
}

#[test]
fn what_an_amount_says_of_its_size_and_currency() {
    use AmountSize::{Bare, InFull, SpelledMillion, Word};
    let rows: [(&str, AmountSize, &[&str]); 12] = [
        ("€35", Bare, &["EUR"]),
        ("35 RMB", Bare, &["CNY"]),
        ("3.5亿美元", Word, &["USD"]),
        ("HK$ 3bn", Word, &["HKD"]),
        ("￥5亿", Word, &["CNY", "JPY"]),
        ("5亿元", Word, &["CNY"]),
        ("5亿人民币元", Word, &["CNY"]),
        ("$35 USD", Bare, &["USD"]),
        ("35", Bare, &[]),
        ("35百万", SpelledMillion, &[]),
        ("35 million", SpelledMillion, &[]),
        ("USD 35,000,000", InFull, &["USD"]),
    ];
    for (text, size, currencies) in rows {
        let amount = written_amount(text).unwrap();
        assert_eq!((amount.size, amount.currencies), (size, currencies), "{text:?}");
    }
    // A dollar sign is one of several, the dollar of the deal among them.
    let dollars = written_amount("$35").unwrap().currencies;
    assert!(dollars.starts_with(&["USD"]) && dollars.contains(&"HKD") && !dollars.contains(&"EUR"));
}

#[test]
fn percents() {
    reads(
        percent,
        &[
            ("10", "0.1"),
            ("10%", "0.1"),
            ("10 %", "0.1"),
            ("１０％", "0.1"),
            ("-5%", "-0.05"),
            ("(5%)", "-0.05"),
            ("0.5%", "0.005"),
            (".5", "0.005"),
            ("12.75", "0.1275"),
            ("100%", "1"),
            ("1,000%", "10"),
            ("50bp", "0.005"),
            ("50 bps", "0.005"),
            ("50个基点", "0.005"),
            ("50 基点", "0.005"),
            ("10 percent", "0.1"),
            ("10个点", "0.1"),
            ("10点", "0.1"),
            ("10個點", "0.1"),
            ("10个百分点", "0.1"),
            ("百分之十", "0.1"),
            ("百分之12.5", "0.125"),
            ("百分之二十五", "0.25"),
            ("千分之五", "0.005"),
            ("5‰", "0.005"),
            ("0", "0"),
        ],
    );
    refuses(
        percent,
        &[
            ("", "Empty"),
            ("%", "NotANumber"),
            ("%10", "NotANumber"),
            ("$10", "NotANumber"),
            ("10%%", "UnknownUnit"),
            ("10m", "UnknownUnit"),
            ("10,5%", "AmbiguousGrouping"),
            ("8-15%", "NotANumber"),
            ("1e1%", "NotANumber"),
            ("0.0000000000000000000000000001%", "TooManyDigits"),
        ],
    );
}

#[test]
fn whole_numbers() {
    for (text, value) in
        [("12", 12), ("1,200", 1200), ("１２", 12), ("0", 0), (" 36 ", 36), ("12.0", 12)]
    {
        assert_eq!(whole(text), Ok(value), "{text:?}");
    }
    refuses(
        whole,
        &[
            ("12.5", "NotWhole"),
            ("-1", "Negative"),
            ("", "Empty"),
            ("12 months", "UnknownUnit"),
            ("5000000000", "TooLarge"),
            ("12%", "UnexpectedPercent"),
            ("1,2", "AmbiguousGrouping"),
        ],
    );
}

#[test]
fn plain_numbers() {
    reads(plain, &[("7.1234", "7.1234"), ("１０", "10"), ("-0.5", "-0.5"), ("7.10", "7.1")]);
    refuses(
        plain,
        &[
            ("7.1 CNY", "UnknownUnit"),
            ("$7.1", "NotANumber"),
            ("7.1%", "UnexpectedPercent"),
            ("7,1", "AmbiguousGrouping"),
        ],
    );
}

#[test]
fn dates() {
    let rows = [
        ("2027-03-12", "2027-03-12"),
        ("2027-3-2", "2027-03-02"),
        ("2027/3/12", "2027-03-12"),
        ("2027.3.12", "2027-03-12"),
        ("2027年3月12日", "2027-03-12"),
        ("2027 年 3 月 12 日", "2027-03-12"),
        ("2027年3月12号", "2027-03-12"),
        ("２０２７年３月１２日", "2027-03-12"),
        ("２０２７－０３－１２", "2027-03-12"),
        ("12 Mar 2027", "2027-03-12"),
        ("12 March 2027", "2027-03-12"),
        ("12-Mar-2027", "2027-03-12"),
        ("Mar 12, 2027", "2027-03-12"),
        ("March 12 2027", "2027-03-12"),
        ("Mar. 12, 2027", "2027-03-12"),
        ("1 SEPT 2027", "2027-09-01"),
        ("\u{a0}2028-02-29 ", "2028-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2200-12-31", "2200-12-31"),
        ("20230117", "2023-01-17"),
        ("２０２３０１１７", "2023-01-17"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("13/04/2027", "2027-04-13"),
    ];
    for (text, iso) in rows {
        assert_eq!(date(text).map(|d| d.to_string()), Ok(iso.to_string()), "{text:?}");
    }
    refuses(
        date,
        &[
            ("", "Empty"),
            ("03/04/2027", "AmbiguousDate"),
            ("3-4-2027", "AmbiguousDate"),
            ("3.4.2027", "AmbiguousDate"),
            ("03 04 2027", "AmbiguousDate"),
            ("03/04/27", "NotADate"),
            ("12-Mar-27", "NotADate"),
            ("12 Foo 2027", "NotADate"),
            ("2027-02-29", "NoSuchDay"),
            ("2027-13-01", "NoSuchDay"),
            ("2027年2月30日", "NoSuchDay"),
            ("31 Apr 2027", "NoSuchDay"),
            ("1899-12-31", "YearOutOfRange"),
            ("2201-01-01", "YearOutOfRange"),
            ("2027", "NotADate"),
            ("46458", "NotADate"),
            ("20231317", "NoSuchDay"),
            ("31/31/2026", "NoSuchDay"),
            ("12/12/2026", "AmbiguousDate"),
            ("2027-03", "NotADate"),
            ("2027年3月", "NotADate"),
            ("2027-03-12 10:00", "NotADate"),
            ("tomorrow", "NotADate"),
        ],
    );
}

#[test]
fn spreadsheet_clipboards() {
    let rows: [(&str, &[&[&str]]); 13] = [
        ("", &[]),
        ("a", &[&["a"]]),
        ("a\tb", &[&["a", "b"]]),
        ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
        ("a\nb\n", &[&["a"], &["b"]]),
        ("a\rb", &[&["a"], &["b"]]),
        ("a\n\nb", &[&["a"], &[""], &["b"]]),
        ("a\t\tb", &[&["a", "", "b"]]),
        ("a\t", &[&["a", ""]]),
        ("\"two\nlines\"\tb\n", &[&["two\nlines", "b"]]),
        ("\"a \"\"b\"\"\tc\"\td", &[&["a \"b\"\tc", "d"]]),
        ("\"new\" terms\tb", &[&["\"new\" terms", "b"]]),
        ("\"open\tb\n5\" pipe", &[&["\"open", "b"], &["5\" pipe"]]),
    ];
    for (text, expected) in rows {
        assert_eq!(grid(text), expected, "{text:?}");
    }
    assert_eq!(grid(&"x\n".repeat(MAX_ROWS + 5)).len(), MAX_ROWS);
    assert_eq!(grid(&"x\ty".repeat(3)), [["x", "yx", "yx", "y"]]);
}

fn decimals() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..=26)
        .prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
        .prop_filter("within the largest amount", |x| x.abs() <= Decimal::from(10_i64.pow(12)))
}

proptest! {
    #[test]
    fn amounts_come_back_exactly(value in decimals()) {
        prop_assert_eq!(amount(&amount_text(value)), Ok(value));
    }

    #[test]
    fn percents_come_back_exactly(value in decimals()) {
        prop_assume!(value.abs() <= Decimal::from(10_i64.pow(10)));
        prop_assert_eq!(percent(&percent_text(value)), Ok(value));
    }

    #[test]
    fn grouped_amounts_are_the_plain_ones(value in 0_i64..10_i64.pow(12), comma in any::<bool>()) {
        let digits = value.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev()
            .map(|group| std::str::from_utf8(group).unwrap()).collect();
        prop_assert_eq!(amount(&groups.join(if comma { "," } else { " " })), Ok(value.into()));
    }

    #[test]
    fn no_text_breaks_a_reader(text in any::<String>()) {
        let _ = (amount(&text), percent(&text), whole(&text), plain(&text), date(&text));
        prop_assert!(grid(&text).len() <= text.len());
    }

    #[test]
    fn number_like_texts_break_nothing(text in "[-+(]?[$€¥ ]?[0-9,. ]{0,40}[)%mbk万亿元 ]{0,3}") {
        let _ = (amount(&text), percent(&text), whole(&text), plain(&text), date(&text));
    }

    #[test]
    fn grids_come_back(cells in prop::collection::vec(prop::collection::vec("[a-z\" ]{1,5}", 1..4), 1..5)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines: Vec<String> = cells.iter()
            .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join("\t")).collect();
        prop_assert_eq!(grid(&lines.join("\r\n")), cells);
    }
}
