//! Blocks as spreadsheets hand them out: with headers, in either language, in people's own words for a trigger.

use parley::domain::draft::{Draft, PasteCount, PastedBlock, from_file, paste, validate};
use parley::domain::examples::first_deal;
use parley::domain::issue::Severity;
use parley::domain::number::AmountUnit;

const MILESTONES: [&str; 4] = ["label", "amount", "trigger.on", "id"];
const UPFRONT: [&str; 4] = ["label", "amount", "form", "days_after_effective"];

fn deal() -> Draft {
    from_file(first_deal::example()).unwrap()
}

fn block(
    list: &str,
    columns: &[&str],
    at: (usize, usize),
    text: &str,
    unit: AmountUnit,
) -> PastedBlock {
    PastedBlock {
        list: list.into(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        row: at.0,
        column: at.1,
        text: text.into(),
        unit,
    }
}

fn refusals(draft: &Draft) -> Vec<String> {
    let issues = validate(draft).issues.into_iter();
    let refused = issues.filter(|issue| issue.severity == Severity::Refused);
    refused.map(|issue| issue.path).collect()
}

#[test]
fn a_header_in_either_language_names_the_columns() {
    for text in [
        "Amount (USD m)\tName\n60\tfirst\n70\tsecond\n",
        "金额（百万美元）\t名称\n60\tfirst\n70\tsecond\n",
    ] {
        let mut draft = deal();
        let count =
            paste(&mut draft, &block("terms.upfront", &UPFRONT, (0, 0), text, AmountUnit::Yi));
        assert_eq!(count, Ok(PasteCount { changed: 2, new: 0, to_choose: 0 }));
        let values = validate(&draft).values;
        let read = |row: usize| {
            let row = format!("terms.upfront.{row}");
            (
                values.number(&format!("{row}.amount")),
                values.text(&format!("{row}.label")).to_owned(),
            )
        };
        assert_eq!(
            [read(0), read(1)],
            [(Some(60.0), "first".into()), (Some(70.0), "second".into())]
        );
    }
}

#[test]
fn a_header_of_other_words_is_left_out() {
    let mut draft = deal();
    let text = "Tranche\tIn total (万美元)\nfirst\t6000\nsecond\t7,000\n";
    paste(&mut draft, &block("terms.upfront", &UPFRONT, (0, 0), text, AmountUnit::Million))
        .unwrap();
    let values = validate(&draft).values;
    assert_eq!(values.number("terms.upfront.0.amount"), Some(60.0));
    assert_eq!(values.number("terms.upfront.1.amount"), Some(70.0));
    // A first row with a number in it is no header.
    let text = "first\tabout 5\nsecond\t7\n";
    let refused =
        paste(&mut draft, &block("terms.upfront", &UPFRONT, (0, 0), text, AmountUnit::Million));
    assert_eq!(refused.unwrap_err().len(), 1);
}

#[test]
fn the_words_of_the_page_are_taken_in_both_languages() {
    let mut draft = deal();
    let text = "首笔\t2.749亿\t现金\t0\n第二笔\t0.5\tPayer's shares\t30\n第三笔\t3000萬\tcash\t90";
    let count = paste(&mut draft, &block("terms.upfront", &UPFRONT, (0, 0), text, AmountUnit::Yi));
    assert_eq!(count, Ok(PasteCount { changed: 3, new: 0, to_choose: 0 }));
    let values = validate(&draft).values;
    let forms: Vec<_> =
        (0..3).map(|row| values.text(&format!("terms.upfront.{row}.form")).to_owned()).collect();
    assert_eq!(forms, ["cash", "payer_shares", "cash"]);
    let amounts: Vec<_> =
        (0..3).map(|row| values.number(&format!("terms.upfront.{row}.amount"))).collect();
    assert_eq!(amounts, [Some(274.9), Some(50.0), Some(30.0)]);
}

#[test]
fn rows_added_have_keys_and_triggers_as_far_as_they_say_them() {
    let mut draft = deal();
    let at = draft.rows("terms.milestones");
    let text = "Milestone\tAmount\tTrigger\tKey\n\
        BLA filing\t10\tFiling\t\n\
        US\t20\tUS approval\t\n\
        EU\t30\t欧盟获批\t\n\
        First patient dosed\t40\tPhase 3 first patient dosed\t\n\
        Sales\t50\tAnnual net sales above $1bn\t\n\
        Sales\t60\t累计销售额达到50亿\t\n\
        other\t70\twhatever happens\t\n";
    let count = paste(
        &mut draft,
        &block("terms.milestones", &MILESTONES, (at, 0), text, AmountUnit::Million),
    );
    assert_eq!(count, Ok(PasteCount { changed: 0, new: 7, to_choose: 1 }));
    let text_at =
        |row: usize, field: &str| draft.text(&format!("terms.milestones.{}.{field}", at + row));
    let on: Vec<_> = (0..7).map(|row| text_at(row, "trigger.on")).collect();
    assert_eq!(
        on,
        [
            "filing",
            "approval",
            "approval",
            "start",
            "annual_sales",
            "cumulative_sales",
            "whatever happens"
        ]
    );
    assert_eq!((text_at(1, "trigger.region"), text_at(2, "trigger.region")), ("US", "EU"));
    assert_eq!(text_at(3, "trigger.stage"), "phase3");
    let values = validate(&draft).values;
    let reach =
        |row: usize| values.number(&format!("terms.milestones.{}.trigger.threshold", at + row));
    assert_eq!((reach(4), reach(5)), (Some(1000.0), Some(5000.0)));
    // Every row has a key of its own; only the trigger that says nothing known is still to be mended.
    assert!((0..7).all(|row| !text_at(row, "id").is_empty()));
    assert_eq!(refusals(&draft), [format!("terms.milestones.{}.trigger.on", at + 6)]);
}

#[test]
fn a_trigger_is_taken_from_the_name_where_no_column_says_it() {
    let mut draft = deal();
    let at = draft.rows("terms.milestones");
    let text = "III期首例患者入组\t0.5\nFDA approval\t1\nPhase 2 readout\t2";
    let count =
        paste(&mut draft, &block("terms.milestones", &MILESTONES, (at, 0), text, AmountUnit::Yi));
    assert_eq!(count, Ok(PasteCount { changed: 0, new: 3, to_choose: 1 }));
    let text_at =
        |row: usize, field: &str| draft.text(&format!("terms.milestones.{}.{field}", at + row));
    assert_eq!((text_at(0, "trigger.on"), text_at(0, "trigger.stage")), ("start", "phase3"));
    assert_eq!((text_at(1, "trigger.on"), text_at(1, "trigger.region")), ("approval", "US"));
    assert_eq!(text_at(2, "trigger.on"), "");
    assert_eq!(
        validate(&draft).values.number(&format!("terms.milestones.{at}.amount")),
        Some(50.0)
    );
}

#[test]
fn one_cell_that_cannot_be_read_writes_nothing() {
    let mut draft = deal();
    let before = draft.clone();
    let text = "first\t60\tcash\t0\nsecond\tabout 5\tbarter\t0\nthird\t7\tcash\t0\textra";
    let refused =
        paste(&mut draft, &block("terms.upfront", &UPFRONT, (0, 0), text, AmountUnit::Million));
    let paths: Vec<String> = refused.unwrap_err().into_iter().map(|issue| issue.path).collect();
    assert_eq!(paths, ["terms.upfront.1.amount", "terms.upfront.1.form", "terms.upfront.2"]);
    assert_eq!(draft, before);
}
