//! Offers: saved, laid back, compared; the parts of a comparison make the whole.

use parley::domain::deal::Party;
use parley::domain::draft::{Draft, FieldValues, from_file, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::lang::Lang;
use parley::domain::negotiation::rounds::{
    PricedComparison, compare, default_span, priced, restore, rounds, save, sheet,
};
use parley::domain::schema::{FIELDS, FieldKind, blank_row, field_at};
use parley::domain::term_sheet::{
    Decision, Section, blank_of, blanks, decide, fill, section_of, sections,
};
use parley::domain::valuation::value;
use proptest::prelude::*;

fn akeso() -> Draft {
    from_file(example()).unwrap()
}

fn worth(draft: &Draft) -> (f64, f64) {
    let checked = validate(draft);
    let split = value(&checked.deal.unwrap_or_else(|| panic!("{:?}", checked.issues))).common;
    (split.licensor, split.licensee)
}

/// A saved offer holds numbers, the sheet what was typed: writing an amount otherwise changes no term.
#[test]
fn an_amount_written_otherwise_is_no_change() {
    let saved = akeso();
    let mut typed = saved.clone();
    typed.set("terms.upfront.0.amount", "2.749亿");
    typed.set(
        "terms.milestones.0.amount",
        &format!("{}.00", saved.text("terms.milestones.0.amount")),
    );
    typed.set("terms.signed_on", &saved.text("terms.signed_on").replace('-', "/"));
    assert!(validate(&typed).issues.iter().all(|issue| !issue.path.starts_with("terms.")));
    assert_eq!(said(&saved, &typed), []);
    typed.set("terms.upfront.0.amount", "2.75亿");
    assert_eq!(said(&saved, &typed).len(), 1);
    typed.set("terms.upfront.0.amount", "2.749亿x");
    assert_eq!(said(&saved, &typed).len(), 1);
}

/// Old and new text of every change, with the section it stands in.
fn said(before: &Draft, after: &Draft) -> Vec<(&'static str, String, String)> {
    let text = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    let line = |term: parley::domain::negotiation::rounds::TermChange| {
        (
            term.section,
            text(term.old_text(&FieldValues::of(before), Lang::En)),
            text(term.new_text(&FieldValues::of(after), Lang::En)),
        )
    };
    compare(before, after).into_iter().map(line).collect()
}

#[test]
fn an_offer_is_laid_back_as_it_was_and_the_private_model_stays() {
    let mut draft = akeso();
    save(&mut draft, Party::Licensor, "their opening", "2026-11-22T09:00:00Z");
    let opening = draft.paper();
    draft.set("terms.upfront.0.amount", "300");
    draft.remove_row("terms.milestones", 1);
    draft.set("assumptions.licensee.cogs", "13");
    save(&mut draft, Party::Licensee, "", "2026-11-22T09:00:00Z");
    let listed = rounds(&draft);
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].side, listed[0].note.as_str()), (Party::Licensor, "their opening"));
    assert_ne!(listed[0].at, listed[1].at);
    let first = sheet(&draft, 0).unwrap();
    assert_eq!(first.paper(), opening);
    assert_eq!(first.text("assumptions.licensee.cogs"), "13");
    assert!(restore(&mut draft, 0));
    assert_eq!(draft.paper(), opening);
    assert_eq!(rounds(&draft).len(), 2);
    assert!(!restore(&mut draft, 2));
    draft.set("rounds.0.paper", "{\"format\": \"parley-deal\"");
    assert_eq!(sheet(&draft, 0), None);
}

#[test]
fn every_change_is_named_old_and_new_in_the_order_of_the_document() {
    let before = akeso();
    let mut after = before.clone();
    after.set("terms.payment.upfront_days", "45");
    after.set("terms.upfront.0.amount", "300");
    after.set("terms.royalties.0.tiers.0.rate", "11");
    after.insert_row("terms.upfront", 0, blank_row("terms.upfront"));
    after.set("terms.upfront.0.label", "On signing");
    after.set("terms.upfront.0.amount", "5");
    after.set("terms.upfront.0.days_after_effective", "0");
    after.set("title", "another name is no term");
    let changes = said(&before, &after);
    let sections: Vec<&str> = changes.iter().map(|change| change.0).collect();
    assert_eq!(sections, ["upfront", "upfront", "royalties", "payment"]);
    assert_eq!(changes[0].1, "–");
    assert_eq!(changes[0].2, "On signing · USD 5 million · 0 days after the Effective Date · cash");
    assert_eq!(
        (changes[1].1.as_str(), changes[1].2.as_str()),
        ("USD 274.9 million", "USD 300 million")
    );
    assert_eq!(changes[2].2, "11 %");
    assert_eq!(changes[3].2, "45");
    assert_eq!(said(&before, &before), []);
}

#[test]
fn an_event_is_one_change_and_a_renamed_row_is_the_same_row() {
    let before = akeso();
    let mut after = before.clone();
    after.set("terms.milestones.0.trigger.on", "date");
    after.set("terms.milestones.0.trigger.date", "2027-03-31");
    after.set("terms.upfront.1.label", "Second payment");
    let changes = said(&before, &after);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(changes[0].2, "Second payment");
    assert!(changes[1].2.contains("31 March 2027"), "{}", changes[1].2);
}

#[test]
fn every_field_of_the_contract_has_its_section() {
    let draft = akeso();
    for field in FIELDS.iter().filter(|field| field.path.starts_with("terms.")) {
        let path = field.path.replace("[]", ".0");
        assert!(section_of(&FieldValues::of(&draft), &path).is_some(), "{path}");
    }
    assert_eq!(section_of(&FieldValues::of(&draft), "terms.payment.gross_up"), Some("withholding"));
    assert_eq!(
        section_of(&FieldValues::of(&draft), "terms.royalties.0.floor"),
        Some("royalty_terms")
    );
    assert_eq!(
        section_of(&FieldValues::of(&draft), "terms.tech_transfer.cost"),
        Some("manufacturing")
    );
}

/// Several products, schedules, options and shares.
fn platform() -> Draft {
    from_file(include_str!("../../fixtures/papers/platform.json")).unwrap()
}

#[test]
fn a_row_is_known_by_what_it_is_called_so_that_one_change_is_one_term() {
    let before = platform();
    let one = |edit: &dyn Fn(&mut Draft)| {
        let mut after = before.clone();
        edit(&mut after);
        let changes = said(&before, &after);
        let [change] = changes.as_slice() else { panic!("{changes:?}") };
        change.clone()
    };
    let text = |text: &str| text.to_owned();
    let rate = one(&|draft| {
        // The schedules change places, and one rate of the second.
        draft.move_row("terms.royalties", 1, 0);
        draft.set("terms.royalties.0.tiers.1.rate", "9");
    });
    assert_eq!(rate, ("royalties", text("8 %"), text("9 %")));
    let tier = one(&|draft| {
        draft.insert_row("terms.royalties.1.tiers", 1, blank_row("terms.royalties.1.tiers"));
        draft.set("terms.royalties.1.tiers.1.above", "250");
        draft.set("terms.royalties.1.tiers.1.rate", "7");
    });
    assert_eq!(tier, ("royalties", text("–"), text("USD 250 million · 7 %")));
    let region = one(&|draft| draft.remove_row("terms.royalties.1.regions", 0));
    assert_eq!(region, ("royalties", text("the United States"), text("–")));
    let floor = one(&|draft| {
        draft.insert_row("terms.royalties", 0, before.node("terms.royalties.1").unwrap().clone());
        draft.remove_row("terms.royalties", 2);
        draft.set("terms.royalties.0.floor", "50");
    });
    assert_eq!(floor, ("royalty_terms", text("0 %"), text("50 %")));
    let schedule = one(&|draft| draft.remove_row("terms.royalties", 0));
    assert_eq!((schedule.0, schedule.2), ("royalties", text("–")));
    assert!(schedule.1.contains("10 years") || schedule.1.contains("30 %"), "{}", schedule.1);
    let option = one(&|draft| draft.remove_row("terms.options", 0));
    assert_eq!(option.1, "O1 · LX-2 option · LX-2 · Phase I · USD 25 million");
    let fee = one(&|draft| {
        draft.move_row("terms.options", 2, 0);
        draft.set("terms.options.0.exercise_fee", "20");
    });
    assert_eq!(fee, ("licence", text("USD 15 million"), text("USD 20 million")));
    let product = one(&|draft| {
        draft.move_row("terms.products", 3, 0);
        draft.set("terms.products.0.stage", "phase1");
    });
    assert_eq!(product, ("asset", text("preclinical"), text("Phase I")));
    let territory = one(&|draft| draft.remove_row("terms.products.2.territory", 1));
    assert_eq!(territory, ("territory", text("the European Union"), text("–")));
    let profit = one(&|draft| {
        draft.insert_row("terms.profit_share", 0, blank_row("terms.profit_share"));
        for (leaf, text) in [("product", "lead"), ("region", "EU"), ("licensor_share", "30")] {
            draft.set(&format!("terms.profit_share.0.{leaf}"), text);
        }
    });
    assert_eq!(profit, ("royalties", text("–"), text("LX-1 · the European Union · 30 %")));
    let cost = one(&|draft| {
        draft.move_row("terms.cost_share", 1, 0);
        draft.set("terms.cost_share.1.licensee_share", "50");
    });
    assert_eq!(cost, ("development", text("60 %"), text("50 %")));
    let event = one(&|draft| {
        draft.set("terms.milestones.5.trigger.product", "two");
        draft.remove_row("terms.milestones.5.trigger.regions", 0);
    });
    assert_eq!(event.0, "milestones");
    assert!(event.2.contains("LX-2"), "{event:?}");
}

#[test]
fn the_parts_of_a_change_of_many_rows_make_the_whole() {
    let before = platform();
    let mut after = before.clone();
    after.move_row("terms.royalties", 1, 0);
    after.set("terms.royalties.0.tiers.1.rate", "9");
    after.set("terms.profit_share.0.licensor_share", "35");
    after.set("terms.cost_share.1.licensee_share", "50");
    after.set("terms.options.0.exercise_fee", "20");
    after.remove_row("terms.milestones", 3);
    let compared = priced(&before, &before, &after);
    assert_eq!(compared.terms.len(), 5);
    assert!(compared.in_turn.iter().all(Option::is_some));
    sums_up(&before, &after, &compared);
}

#[track_caller]
fn sums_up(before: &Draft, after: &Draft, compared: &PricedComparison) {
    let (old, new) = (worth(before), worth(after));
    let sum = |read: fn(&parley::domain::negotiation::rounds::Gain) -> f64| -> f64 {
        compared.in_turn.iter().flatten().map(|gain| read(&gain.common)).sum()
    };
    let scale = old.0.abs().max(old.1.abs()).max(1.0);
    assert!((sum(|gain| gain.licensor) - (new.0 - old.0)).abs() <= 1e-9 * scale);
    assert!((sum(|gain| gain.licensee) - (new.1 - old.1)).abs() <= 1e-9 * scale);
}

#[test]
fn a_change_that_cannot_stand_alone_waits_for_what_it_needs() {
    let before = akeso();
    let mut after = before.clone();
    // Japan leaves the territory (section 4), and with it the milestone of its approval (section 9).
    let japan =
        after.texts("terms.territory.licensed").iter().position(|code| *code == "JP").unwrap();
    after.remove_row("terms.territory.licensed", japan);
    let on_japan =
        |row: &usize| after.text(&format!("terms.milestones.{row}.trigger.region")) == "JP";
    let row = (0..after.rows("terms.milestones")).find(on_japan);
    let row = row.unwrap_or_else(|| panic!("no milestone on Japan"));
    after.remove_row("terms.milestones", row);
    after.set("terms.upfront.0.amount", "300");
    let compared = priced(&before, &before, &after);
    let sections: Vec<&str> = compared.terms.iter().map(|term| term.section).collect();
    assert_eq!(sections, ["territory", "upfront", "milestones"]);
    assert_eq!(compared.alone.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true]);
    assert!(compared.in_turn.iter().all(Option::is_some));
    sums_up(&before, &after, &compared);
    // The upfront is worth the same alone and in turn: nothing else bears on it.
    let (alone, in_turn) = (compared.alone[1].unwrap(), compared.in_turn[1].unwrap());
    assert!((alone.common.licensor - in_turn.common.licensor).abs() < 1e-9);
}

#[test]
fn an_offer_over_a_region_since_removed_says_why_it_has_no_value() {
    let mut draft = akeso();
    save(&mut draft, Party::Licensor, "", "2026-11-22T09:00:00Z");
    let region = draft.text("assumptions.programmes.0.regions.0.region").to_owned();
    draft.remove_row("assumptions.programmes.0.regions", 0);
    let licensed = draft.texts("terms.territory.licensed").iter().position(|code| *code == region);
    draft.remove_row("terms.territory.licensed", licensed.unwrap());
    let old = sheet(&draft, 0).unwrap();
    let compared = priced(&draft, &old, &draft);
    let issues = compared.before.unwrap_err();
    assert!(issues.iter().any(|issue| issue.message(Lang::En).contains(&region)), "{issues:?}");
    assert!(!compared.terms.is_empty());
    assert!(compared.in_turn.iter().all(Option::is_none));
}

/// An edit of the paper: a field typed anew or a row taken out.
fn edit() -> impl Strategy<Value = (usize, u32)> {
    (0..12_usize, 0..400_u32)
}

fn make(draft: &mut Draft, (what, number): (usize, u32)) {
    let text = number.to_string();
    let row = number as usize % 3;
    match what {
        0 => draft.set(
            &format!("terms.upfront.{}.amount", row % draft.rows("terms.upfront").max(1)),
            &text,
        ),
        1 => draft.set("terms.royalties.0.tiers.0.rate", &format!("{}", number % 40)),
        2 => draft.set("terms.payment.royalty_days", &text),
        3 => draft.remove_row("terms.milestones", row),
        4 => draft.remove_row("terms.upfront", row),
        5 => draft.remove_row("terms.territory.licensed", row),
        6 => draft.set("terms.structure.kind", if number % 2 == 0 { "newco" } else { "license" }),
        7 => draft.set("terms.structure.licensor_equity", &format!("{}", number % 100)),
        8 => draft.set("terms.payment.gross_up", if number % 2 == 0 { "true" } else { "false" }),
        9 => draft.move_row("terms.milestones", row, 0),
        10 => draft.set("terms.royalties.0.minimum_annual", &text),
        _ => draft.set(&format!("terms.milestones.{row}.amount"), &text),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The parts of a comparison make the whole, and an offer compared with itself says nothing.
    #[test]
    fn the_parts_make_the_whole(edits in prop::collection::vec(edit(), 0..14)) {
        let before = akeso();
        let mut after = before.clone();
        edits.into_iter().for_each(|one| make(&mut after, one));
        let compared = priced(&before, &before, &after);
        prop_assert_eq!(compared.terms.is_empty(), compare(&before, &after).is_empty());
        if validate(&after).deal.is_some() {
            prop_assert!(compared.terms.is_empty() || compared.in_turn.iter().any(Option::is_some));
            sums_up(&before, &after, &compared);
        } else {
            prop_assert!(compared.after.is_err());
        }
    }
}

/// All that may be chosen of a section, by its field.
fn selectable(section: &'static Section) -> Vec<(Decision, String)> {
    let words = |decision: Decision| -> Vec<&str> {
        match (
            decision,
            field_at(&format!("clauses[].{}", decision.field())).map(|field| field.kind),
        ) {
            (Decision::Wording, _) => section.alternatives.iter().map(|way| way.id).collect(),
            (Decision::Text, _) => vec!["", "Costs are shared."],
            (Decision::Blank(_), _) => vec![],
            (_, Some(FieldKind::Choice(words))) => words.to_vec(),
            _ => vec!["false", "true"],
        }
    };
    let each = |decision| words(decision).into_iter().map(move |word| (decision, word.to_owned()));
    let blanks = blanks(section).into_iter().map(|blank| Decision::Blank(blank.id));
    let blanks = blanks.map(|decision| (decision, "no later than 90".to_owned()));
    Decision::ALL.into_iter().flat_map(each).chain(blanks).collect()
}

fn choose(draft: &mut Draft, section: &str, decision: Decision, text: &str) {
    match decision {
        Decision::Blank(id) => fill(draft, blank_of(section, id).unwrap(), text),
        other => decide(draft, section, other.field(), text),
    }
}

/// The first offer with which counsel signs away a clause shows it as well as the tenth.
#[test]
fn every_decision_of_a_section_is_one_named_change() {
    let empty = akeso();
    let mut filled = empty.clone();
    for section in sections(Lang::En).iter().rev() {
        decide(&mut filled, section.id, "status", "proposed");
    }
    assert_eq!(said(&empty, &empty), []);
    for (start, section) in
        [&empty, &filled].into_iter().flat_map(|it| sections(Lang::En).iter().map(move |s| (it, s)))
    {
        let mut seen = 0;
        for (decision, word) in selectable(section) {
            let mut after = start.clone();
            choose(&mut after, section.id, decision, &word);
            let (was, is) = (FieldValues::of(start), FieldValues::of(&after));
            let texts = |lang| [&was, &is].map(|values| decision.text(values, section.id, lang));
            let [before, now] = texts(Lang::En);
            let changes = compare(start, &after);
            if before == now {
                assert!(changes.is_empty(), "{}: {word}", section.id);
                continue;
            }
            seen += 1;
            let [change] = changes.as_slice() else {
                panic!("{}: {word}: {changes:?}", section.id)
            };
            assert_eq!((change.section, change.decision), (section.id, Some(decision)));
            for lang in [Lang::En, Lang::Zh] {
                let told = [change.old_text(&was, lang), change.new_text(&is, lang)];
                assert_eq!(told, texts(lang));
                assert!(!decision.name(section.id, lang).is_empty());
                let code = told.iter().flatten().any(|text| text.contains('_'));
                assert!(!code, "{told:?}");
                let free = matches!(decision, Decision::Text | Decision::Blank(_));
                assert!(free || told.iter().all(Option::is_some), "{word}");
            }
            // Taken back it is one change the other way.
            assert_eq!(compare(&after, start).len(), 1);
        }
        let blanks = blanks(section).len();
        let wordings = section.alternatives.len() - 1;
        assert_eq!(seen, wordings + 2 + 2 + 2 + 1 + 1 + blanks, "{}", section.id);
    }
}

#[test]
fn a_section_touched_and_left_as_it_was_is_no_change() {
    let before = akeso();
    let mut after = before.clone();
    decide(&mut after, "law", "choice", "hk");
    decide(&mut after, "law", "text", "");
    decide(&mut after, "milestones", "choice", "unheard_of");
    assert_eq!(said(&before, &after), []);
    // In another order they are the same decisions.
    decide(&mut after, "law", "status", "agreed");
    let mut other = before.clone();
    decide(&mut other, "upfront", "status", "open");
    decide(&mut other, "law", "status", "agreed");
    assert_eq!(said(&after, &other), []);
}

#[test]
fn clauses_of_one_evening_are_told_in_the_words_of_the_document() {
    let before = akeso();
    let mut after = before.clone();
    decide(&mut after, "law", "choice", "singapore");
    decide(&mut after, "exclusivity", "removed", "true");
    decide(&mut after, "confidentiality", "binding", "non_binding");
    after.set("terms.milestones.0.trigger.on", "date");
    after.set("terms.milestones.0.trigger.date", "2027-03-31");
    let text = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    let told: Vec<(String, String)> =
        said(&before, &after).into_iter().map(|(_, was, is)| (was, is)).collect();
    assert_eq!(
        told,
        [
            text(
                "first Acceptance, by the regulator of a region of the Licensed Territory, of an application for Regulatory Approval",
                "on 31 March 2027"
            ),
            text("as drafted", "not binding"),
            text("kept", "left out"),
            text("Hong Kong, HKIAC", "Singapore, SIAC"),
        ]
    );
    let whole = priced(&before, &before, &after);
    assert_eq!(whole.terms.len(), 4);
    assert!(whole.in_turn.iter().all(Option::is_some));
    sums_up(&before, &after, &whole);
}

#[test]
fn an_edited_sheet_answers_their_last_offer_and_a_saved_one_is_seen_against_it() {
    let (us, them) = (Party::Licensee, Party::Licensor);
    let mut draft = akeso();
    let mut span = |side: Option<Party>, edited: bool| {
        if let Some(side) = side {
            let at = draft.rows("rounds") + 1;
            save(&mut draft, side, "", &format!("2026-11-0{at}T09:00:00Z"));
        }
        let day = |at: String| at.get(8..10).unwrap_or_default().to_owned();
        let (from, to) = default_span(&rounds(&draft), us, edited);
        (day(from), day(to))
    };
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(span(None, true), pair("", ""));
    // They made none yet.
    assert_eq!(span(Some(us), false), pair("01", ""));
    assert_eq!(span(None, true), pair("01", ""));
    assert_eq!(span(Some(them), false), pair("01", "02"));
    assert_eq!(span(None, true), pair("02", ""));
    // Saved, our counter is seen against their offer, not against itself; edited further, it still answers theirs.
    assert_eq!(span(Some(us), false), pair("02", "03"));
    assert_eq!(span(None, true), pair("02", ""));
    assert_eq!(span(Some(us), false), pair("02", "04"));
}
