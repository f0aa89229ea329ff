//! Amounts that can be read and are hardly meant so are asked about, each reading an answer.

use parley::domain::draft::{Draft, from_file, validate};
use parley::domain::examples::first_deal;
use parley::domain::issue::{Issue, Reply, Severity};
use parley::domain::lang::Lang;

const UPFRONT: &str = "terms.upfront.0.amount";

fn with(text: &str, currency: &str) -> Draft {
    let mut draft = from_file(first_deal::example()).unwrap();
    draft.set("terms.currency", currency);
    draft.set(UPFRONT, text);
    draft
}

fn asked(text: &str, currency: &str) -> Option<Issue> {
    validate(&with(text, currency)).issues_at(UPFRONT).next().cloned()
}

/// The labels of the answers, and what the field says after each.
fn answered(text: &str, currency: &str, lang: Lang) -> Vec<(String, Option<f64>)> {
    let answers = asked(text, currency).unwrap().replies(lang).into_iter();
    answers
        .map(|Reply { label, text }| {
            let checked = validate(&with(&text, currency));
            assert_eq!(checked.issues_at(UPFRONT).count(), 0, "asked again: {text}");
            (label, checked.values.number(UPFRONT))
        })
        .collect()
}

#[test]
fn an_amount_a_million_times_too_large_is_asked_about() {
    for text in ["60,000,000", "60 000 000", "60000000", "60,000,000亿", "60000000万"] {
        let issue = asked(text, "USD").unwrap();
        assert_eq!((issue.severity, issue.code()), (Severity::Amber, "implausible"), "{text}");
        let (label, amount) = answered(text, "USD", Lang::En).swap_remove(0);
        assert_eq!((label.as_str(), amount), ("Use USD 60 million", Some(60.0)), "{text}");
    }
    let issue = asked("60,000,000", "USD").unwrap();
    assert_eq!(issue.message(Lang::En), "Read as USD 60,000,000 million. Mean USD 60 million?");
    assert_eq!(issue.message(Lang::Zh), "读作 600000亿美元。是否指 6000万美元？");
    let kept = answered("60,000,000", "USD", Lang::En);
    assert_eq!(kept[1], ("Keep USD 60,000,000 million".into(), Some(60_000_000.0)));
    assert_eq!(asked("100,000", "USD"), None);
    assert_eq!(asked("100,001", "USD").unwrap().severity, Severity::Amber);
    // No other reading makes sense.
    assert_eq!(answered("2000亿", "USD", Lang::En).len(), 1);
}

#[test]
fn an_amount_in_full_with_its_currency_is_read_in_full_and_said_so() {
    for text in ["500000000美元", "USD 500,000,000", "$500 000 000"] {
        let issue = asked(text, "USD").unwrap();
        assert_eq!((issue.severity, issue.code()), (Severity::Note, "read_in_full"), "{text}");
        assert_eq!(issue.message(Lang::Zh), "读作 5亿美元。");
        let read = validate(&with(text, "USD")).values.number(UPFRONT);
        assert_eq!(read, Some(500.0), "{text}");
    }
}

#[test]
fn another_currency_is_never_taken_as_the_deals() {
    for (text, currency, said) in [
        ("5亿人民币", "USD", "CNY 500 million is named in a deal in USD."),
        ("￥5亿", "USD", "CNY 500 million is named in a deal in USD."),
        ("500,000,000元", "USD", "CNY 500 million is named in a deal in USD."),
        ("€35", "USD", "EUR 35 million is named in a deal in USD."),
        ("$35", "EUR", "USD 35 million is named in a deal in EUR."),
        ("35 USD", "CNY", "USD 35 million is named in a deal in CNY."),
    ] {
        let issue = asked(text, currency).unwrap();
        assert_eq!((issue.severity, issue.message(Lang::En).as_str()), (Severity::Refused, said));
        let checked = validate(&with(text, currency));
        assert!(checked.deal.is_none() && checked.values.number(UPFRONT).is_none(), "{text}");
    }
    for (text, currency) in [
        ("$35", "USD"),
        ("US$35", "USD"),
        ("$35", "HKD"),
        ("￥35", "CNY"),
        ("35元", "CNY"),
        ("5亿人民币", "RMB"),
        ("35美元", "美元"),
        ("¥35", "JPY"),
    ] {
        assert_eq!(asked(text, currency), None, "{text} in {currency}");
    }
}

/// 500 / 7.0751 by hand: the last month end of the Federal Reserve's H.10 in refdata.
#[test]
fn the_answers_convert_or_take_the_number() {
    assert_eq!(
        answered("5亿人民币", "USD", Lang::En),
        [
            (
                "Convert at 7.0751 (28 Nov 2025, Federal Reserve H.10): USD 70.6704 million".into(),
                Some(70.6704)
            ),
            ("Take as USD 500 million".into(), Some(500.0)),
        ]
    );
    assert_eq!(
        answered("35 USD", "CNY", Lang::Zh),
        [
            (
                "按 7.0751 折算（2025年11月28日，美联储 H.10）：2.476285亿元人民币".into(),
                Some(247.6285)
            ),
            ("视为 3500万元人民币".into(), Some(35.0)),
        ]
    );
    // Without a rate known the number alone can be taken.
    assert_eq!(answered("€35", "USD", Lang::En), [("Take as USD 35 million".into(), Some(35.0))]);
}

#[test]
fn countries_and_currencies_are_known_by_name() {
    let read = |path: &str, text: &str| {
        let mut draft = with("100", "USD");
        draft.set(path, text);
        validate(&draft).values.text(path).to_owned()
    };
    for (text, code) in [
        ("美国", "US"),
        ("us", "US"),
        ("USA", "US"),
        ("德国", "DE"),
        ("germany", "DE"),
        ("中国内地", "CN"),
        ("中国", "CN"),
        ("香港", "HK"),
        ("se", "SE"),
        ("亚洲", ""),
        ("USAA", ""),
    ] {
        assert_eq!(read("terms.parties.licensee.country", text), code, "{text}");
    }
    for (text, code) in [
        ("美元", "USD"),
        ("usd", "USD"),
        ("RMB", "CNY"),
        ("人民币", "CNY"),
        ("欧元", "EUR"),
        ("sek", "SEK"),
        ("$", ""),
        ("dollars", ""),
    ] {
        assert_eq!(read("terms.currency", text), code, "{text}");
    }
}
