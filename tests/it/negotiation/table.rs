//! The table of offers: every term that ever differed once, what each offer says of it, what a change was worth.

use parley::domain::draft::{Draft, FieldValues, from_file, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::lang::Lang;
use parley::domain::negotiation::rounds::{
    Priced, ReadPaper, compare, sheet_of, table, worth_alone,
};
use parley::domain::valuation::value;

fn akeso() -> Draft {
    from_file(example()).unwrap()
}

fn priced(draft: &Draft) -> Priced<parley::domain::valuation::RnpvSplit> {
    let value = value(&validate(draft).deal.unwrap());
    Priced { common: value.common, own: value.own }
}

/// Each row's texts.
fn said(papers: &[Draft]) -> Vec<Vec<String>> {
    let values: Vec<FieldValues> = papers.iter().map(FieldValues::of).collect();
    let read = papers.iter().zip(&values).map(|(paper, values)| ReadPaper { paper, values });
    let rows = table(&read.collect::<Vec<_>>()).into_iter().map(|row| {
        let texts = values
            .iter()
            .enumerate()
            .map(|(at, values)| row.text(values, at, Lang::En).unwrap_or_else(|| "–".into()));
        texts.collect()
    });
    rows.collect()
}

#[test]
fn a_term_that_ever_differed_stands_once_with_what_each_offer_says() {
    let first = akeso();
    let mut second = first.clone();
    second.set("terms.upfront.0.amount", "300");
    second.set("terms.payment.royalty_days", "45");
    let mut third = second.clone();
    third.set("terms.upfront.0.amount", "290");
    third.set("terms.payment.royalty_days", first.text("terms.payment.royalty_days"));
    let rows = said(&[first.paper(), second.paper(), third.paper()]);
    let days = first.text("terms.payment.royalty_days").to_owned();
    let amounts: Vec<String> = ["274.9", "300", "290"].map(|it| format!("USD {it} million")).into();
    assert!(rows.contains(&amounts), "{rows:?}");
    // What came back to where it was differs all the same.
    assert!(rows.iter().any(|row| row[0] == row[2] && row[0].contains(&days) && row[1] != row[0]));
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_row_taken_out_is_found_in_the_offers_that_have_it() {
    let first = akeso();
    let mut second = first.clone();
    second.set("terms.milestones.2.amount", "77");
    let mut last = second.clone();
    last.remove_row("terms.milestones", 2);
    last.set("terms.milestones.2.amount", "88");
    let rows = said(&[first.paper(), second.paper(), last.paper()]);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows.iter().any(|row| row[0] != "–" && row[1].contains("77") && row[2] == "–"));
    assert!(rows.iter().any(|row| row[0] == row[1] && row[2].contains("88")));
}

#[test]
fn the_worth_of_a_change_is_that_of_the_sheet_with_it_alone() {
    let first = akeso();
    let mut second = first.clone();
    second.set("terms.upfront.0.amount", "300");
    second.set("terms.royalties.0.tiers.0.rate", "12");
    let before = priced(&first);
    for term in compare(&first.paper(), &second.paper()) {
        let path = term.path().to_owned();
        let mut alone = first.clone();
        alone.set(&path, second.text(&path));
        let papers = (first.paper(), second.paper());
        let found = worth_alone(&first, (&papers.0, &papers.1), &term, &before).unwrap();
        let then = priced(&sheet_of(&first, &alone.paper()));
        assert_eq!(found.own.licensee, then.own.licensee - before.own.licensee);
        assert_eq!(found.own.licensor, then.own.licensor - before.own.licensor);
    }
}
