//! Diligence: questions that become terms, the BIOSECURE and GLP rules, the pathway in the programme,
//! market ranges, the way to closing.

use parley::domain::date::{Date, parse};
use parley::domain::deal::{Modality, Pathway, Stage, TermKind};
use parley::domain::diligence::*;
use parley::domain::draft::{Draft, FieldValues, from_file, validate};
use parley::domain::examples::templates::template;
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, FieldKind, blank_row};

const TODAY: &str = "2026-11-22";

pub(super) fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A whole licence for the US, EU and Japan, signed today.
fn draft_of(stage: Stage, modality: Modality) -> Draft {
    from_file(&template(stage, modality, day(TODAY)).to_string()).unwrap()
}

fn draft() -> Draft {
    draft_of(Stage::Phase2, Modality::Antibody)
}

/// Puts a row at the end of a list.
pub(super) fn row(draft: &mut Draft, list: &str, leaves: &[(&str, &str)]) {
    let at = draft.rows(list);
    draft.insert_row(list, at, blank_row(list));
    for (field, text) in leaves {
        draft.set(&format!("{list}.{at}.{field}"), text);
    }
}

fn item(draft: &mut Draft, question: &str, state: &str, becomes: &str) {
    let leaves = [("question", question), ("state", state), ("becomes", becomes)];
    row(draft, "diligence.items", &leaves);
}

fn words(path: &str) -> Vec<&'static str> {
    let field = FIELDS.iter().find(|field| field.path == path).unwrap();
    let FieldKind::Choice(words) = field.kind else { panic!("{path} is no choice") };
    words.to_vec()
}

const SECTIONS: [&str; 11] = [
    "data",
    "manufacturing",
    "biosecure",
    "ip",
    "warranties",
    "indemnity",
    "conditions",
    "regulatory",
    "development",
    "governance",
    "upfront",
];

#[test]
fn every_table_is_read_in_full_and_every_source_is_known() {
    let lines = |text: &str| text.lines().count() - 1;
    let data =
        |name: &str| std::fs::read_to_string(format!("src/refdata/diligence/{name}.csv")).unwrap();
    assert_eq!(questions().len(), lines(&data("questions")));
    assert_eq!(entities().len(), lines(&data("biosecure")));
    assert_eq!(pathways().len(), lines(&data("pathways")));
    assert_eq!(market_ranges().len(), lines(&data("ranges")));
    assert_eq!(policy_watch().len(), lines(&data("policy_watch")));
    let known = |keys: &[String]| {
        assert!(!keys.is_empty());
        assert!(keys.iter().all(|key| source(key).is_some()), "{keys:?}");
    };
    questions().iter().for_each(|it| known(&it.sources));
    pathways().iter().for_each(|it| known(&it.sources));
    closing(&FieldValues::of(&everything()), day(TODAY))
        .tasks
        .iter()
        .for_each(|it| known(&it.sources));
    for line in data("sources").lines().skip(1) {
        let it = source(line.split(',').next().unwrap()).unwrap();
        assert!(!it.zh.is_empty() && !it.status.is_empty() && !it.confidence.is_empty(), "{it:?}");
    }
}

#[test]
fn the_words_to_choose_from_are_those_of_the_module() {
    let terms: Vec<_> = TermKind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(words("diligence.items[].becomes")[1..], terms);
    let paths: Vec<_> = Pathway::ALL.iter().map(|pathway| pathway.word()).collect();
    assert_eq!(words("diligence.pathway")[1..], paths);
    for topic in Topic::PILLARS.into_iter().chain(Topic::FACTORS) {
        assert_eq!(Topic::from_word(topic.word()), Some(topic));
        assert!(questions().iter().any(|question| question.topic == topic), "{topic:?}");
    }
}

/// Every question is a whole sentence as every kind of term, in both languages, in a known section.
#[test]
fn every_question_can_become_every_term() {
    for question in questions() {
        for kind in TermKind::ALL {
            assert!(SECTIONS.contains(&term_section(question, kind)), "{}", question.key);
            let (en, zh) = (question.sentence(kind, Lang::En), question.sentence(kind, Lang::Zh));
            assert!(en.ends_with('.') && !en.contains('{'), "{en}");
            assert!(zh.ends_with('。') && !zh.contains('{'), "{zh}");
        }
        assert!(question.text(Lang::En).ends_with('?') && question.text(Lang::Zh).ends_with('？'));
    }
}

#[test]
fn readiness_counts_what_is_clear_open_and_wrong() {
    let mut draft = draft();
    item(&mut draft, "gcp", "clear", "none");
    item(&mut draft, "sites", "problem", "covenant");
    item(&mut draft, "hgrac", "open", "condition");
    // A second row for a question does not count.
    item(&mut draft, "gcp", "problem", "none");
    item(&mut draft, "no_such_question", "problem", "none");
    let all = readiness(&items(&FieldValues::of(&draft)));
    assert_eq!(all.len(), 8);
    let data = all[0];
    assert_eq!((data.topic, data.clear, data.open, data.problem), (Topic::Data, 1, 3, 1));
    assert_eq!((data.covered, data.share), (2, 0.2));
    assert_eq!((all[1].clear, all[1].open, all[1].share), (0, 6, 0.0));
    let total: usize = all.iter().map(|it| it.clear + it.open + it.problem).sum();
    assert_eq!(total, questions().len());
}

#[test]
fn findings_are_the_items_that_became_a_term() {
    let mut draft = draft();
    item(&mut draft, "gcp", "clear", "none");
    item(&mut draft, "cdmo", "problem", "condition");
    item(&mut draft, "methods", "open", "indemnity");
    let found = findings(&FieldValues::of(&draft));
    let seen: Vec<_> =
        found.iter().map(|it| (it.question.key.as_str(), it.section, it.row)).collect();
    // The usual term lands in the question's own section, another in that of its kind.
    assert_eq!(seen, [("cdmo", "biosecure", 1), ("methods", "indemnity", 2)]);
    assert!(
        found[0].sentence(Lang::En).starts_with("It is a condition to closing that no product")
    );
    assert!(found[1].sentence(Lang::Zh).starts_with("如下述事项不成立，许可方应赔偿"));
}

fn provider(money: &str, name: &str, finding: &str, contract_on: &str) -> Exposure {
    let mut draft = draft();
    draft.set("diligence.federal_money", money);
    let leaves = [("name", name), ("finding", finding), ("contract_on", contract_on)];
    row(&mut draft, "diligence.providers", &leaves);
    biosecure(&FieldValues::of(&draft), day(TODAY)).remove(0)
}

/// Section 851, FY2026 NDAA, P.L. 119-60: it names nobody, works by the Section 1260H list and OMB's, and
/// reaches federal procurement and funding only (Baker McKenzie, January 2026; Latham, 2025-12-31).
#[test]
fn biosecure_verdicts_follow_the_list_the_finding_and_the_money() {
    use Verdict::*;
    let cases = [
        // On the Section 1260H list of January 2025 (Sidley, 2025-12-12).
        ("yes", "BGI Genomics Co., Ltd.", "unknown", "", Exposed),
        ("yes", "深圳华大智造科技", "unknown", "", Exposed),
        // The five years are for companies designated later (Latham).
        ("yes", "MGI", "unknown", "2024-05-01", Exposed),
        ("unknown", "MGI", "unknown", "", Ask),
        ("no", "MGI", "unknown", "", Clear),
        // On the list of 8 June 2026 (91 FR 35189), the injunction of 7 August 2026 standing.
        ("yes", "药明康德", "unknown", "", Watch),
        ("no", "wuxi apptec", "unknown", "", Clear),
        // Members of Congress asked for it in December 2025 (research.osu.edu).
        ("yes", "WuXi Biologics (Cayman)", "unknown", "", Watch),
        ("yes", "GenScript Biotech", "unknown", "", Watch),
        // Named in the list of 8 June 2026.
        ("yes", "Complete Genomics", "unknown", "", Exposed),
        ("unknown", "Complete Genomics", "unknown", "", Ask),
        // Not in the table proves nothing.
        ("yes", "Some Laboratory", "unknown", "", Ask),
        ("no", "Some Laboratory", "unknown", "", Clear),
        // The user's own finding overrides the table, both ways.
        ("yes", "BGI", "clear", "", Clear),
        ("yes", "Some Laboratory", "concern", "", Exposed),
        ("yes", "Some Laboratory", "concern", "2025-03-01", SafeHarbour),
        ("unknown", "Some Laboratory", "concern", "2025-03-01", Ask),
        ("no", "Some Laboratory", "concern", "", Clear),
        // Whole words only.
        ("yes", "Tumgiya Bgi2 Labs", "unknown", "", Ask),
    ];
    for (money, name, finding, contract_on, verdict) in cases {
        let it = provider(money, name, finding, contract_on);
        assert_eq!(it.verdict, verdict, "{money} {name} {finding} {contract_on}");
    }
}

#[test]
fn biosecure_sentences_name_the_rule_and_say_whether_it_attaches() {
    for money in ["yes", "no", "unknown"] {
        let it = provider(money, "BGI", "unknown", "");
        let (en, zh) = (it.sentence(Lang::En), it.sentence(Lang::Zh));
        assert!(
            en.contains("P.L. 119-60, signed 18 December 2025")
                && en.contains("by 18 December 2026")
        );
        assert!(en.contains("does not reach licensing") && zh.contains("第851条"), "{zh}");
        assert!(!en.contains('{') && !zh.contains('{'), "{en} {zh}");
    }
    let attaches = |money| provider(money, "BGI", "unknown", "").sentence(Lang::En);
    // Goodwin, December 2025: 180 days, a year, 60 days after OMB's last day.
    assert!(
        attaches("yes").contains("once it is in effect")
            && attaches("yes").contains("15 August 2028")
    );
    assert!(attaches("no").contains("the law does not attach"));
    assert!(attaches("unknown").contains("only then does the law attach"));
    let harbour = provider("yes", "Some Laboratory", "concern", "2025-03-01").sentence(Lang::En);
    assert!(harbour.contains("1 March 2025") && harbour.contains("ask counsel"), "{harbour}");
    assert!(
        provider("yes", "MGI", "unknown", "2024-05-01")
            .sentence(Lang::En)
            .contains("do not count on it")
    );
}

/// OMB's list was due within a year of enactment: afterwards the sentence asks to look it up.
#[test]
fn after_ombs_last_day_the_sentence_asks_to_look_it_up() {
    let mut draft = draft();
    row(&mut draft, "diligence.providers", &[("name", "BGI")]);
    let said = |today| biosecure(&FieldValues::of(&draft), day(today)).remove(0).sentence(Lang::En);
    assert!(said("2026-12-18").contains("must publish by 18 December 2026"));
    assert!(said("2026-12-19").contains("had to publish by 18 December 2026; look up whether BGI"));
    row(&mut draft, "diligence.providers", &[("name", "")]);
    assert_eq!(
        biosecure(&FieldValues::of(&draft), day(TODAY)).len(),
        1,
        "a row without a name is not checked"
    );
}

/// Practitioners' statement (exalon.com, on EMA's dossier): an inspection by an EU GLP authority within
/// three years of the final report, for studies outside the EU and the OECD's mutual acceptance of data.
#[test]
fn glp_verdicts_follow_filing_place_and_dates() {
    use GlpVerdict::*;
    let cases = [
        ("no", "elsewhere", "", "", NotNeeded),
        ("yes", "eu", "", "", NotNeeded),
        ("unknown", "oecd_mad", "", "", NotNeeded),
        ("unknown", "elsewhere", "2024-01-31", "2025-01-31", Ask),
        ("yes", "unknown", "2024-01-31", "2025-01-31", Ask),
        ("yes", "elsewhere", "2024-01-31", "", Missing),
        ("yes", "elsewhere", "", "", Missing),
        ("yes", "elsewhere", "", "2025-01-31", Ask),
        ("yes", "elsewhere", "2024-01-31", "2027-01-31", Ok),
        ("yes", "elsewhere", "2024-01-31", "2027-02-01", Late),
        ("yes", "elsewhere", "2024-01-31", "2021-01-31", Ok),
        ("yes", "elsewhere", "2024-01-31", "2021-01-30", Early),
    ];
    for (filing, place, report_on, inspection_on, verdict) in cases {
        let mut draft = draft();
        draft.set("diligence.eu_filing", filing);
        draft.set("diligence.study_place", place);
        draft.set("diligence.report_on", report_on);
        draft.set("diligence.inspection_on", inspection_on);
        let it = glp(&FieldValues::of(&draft));
        assert_eq!(it.verdict, verdict, "{filing} {place} {report_on} {inspection_on}");
        assert!(it.sentence(Lang::En).contains("not found in a primary text"));
        assert!(it.sentence(Lang::Zh).contains("从业者") && !it.sentence(Lang::Zh).contains('{'));
    }
}

fn last_stage(draft: &Draft) -> (u32, f64) {
    let at = draft.rows("assumptions.programmes.0.stages") - 1;
    let path = |field: &str| format!("assumptions.programmes.0.stages.{at}.{field}");
    let values = FieldValues::of(draft);
    (values.whole(&path("months")).unwrap(), values.number(&path("cost")).unwrap())
}

#[test]
fn a_pathway_moves_months_and_cost_and_can_be_taken_back() {
    for pathway in Pathway::ALL {
        let mut draft = draft();
        let before = draft.clone();
        let (months, cost) = last_stage(&draft);
        let deltas = defaults(&FieldValues::of(&draft), pathway);
        let changes = apply(&mut draft, deltas).unwrap();
        let extra: f64 = deltas.cost.to_string().parse().unwrap();
        let (now, paid) = last_stage(&draft);
        assert_eq!(now as i32 - months as i32, deltas.months);
        assert!((paid - cost - extra).abs() < 1e-9);
        assert_eq!(changes.len(), 1 + usize::from(extra > 0.0), "{pathway:?}");
        assert!(changes.iter().all(|it| draft.text(&it.path) == it.after));
        assert!(changes.iter().all(|it| before.text(&it.path) == it.before));
        apply(&mut draft, deltas.negated()).unwrap();
        assert_eq!(last_stage(&draft), (months, cost));
        assert!(validate(&draft).deal.is_some());
    }
}

/// Playbook item 9: the choice adjusts the programme by visible, editable deltas.
#[test]
fn changing_the_pathway_takes_the_old_one_out_first() {
    let mut draft = draft();
    let (months, cost) = last_stage(&draft);
    let first = defaults(&FieldValues::of(&draft), Pathway::FullLocal);
    change(&mut draft, Some(Pathway::FullLocal), first).unwrap();
    assert_eq!(chosen(&FieldValues::of(&draft)), Some(Pathway::FullLocal));
    assert_eq!(Deltas::of(&FieldValues::of(&draft)), first);
    assert_eq!(last_stage(&draft), (months + 24, cost * 2.0));
    // Of the programme as it is without the pathway.
    assert_eq!(defaults(&FieldValues::of(&draft), Pathway::FullLocal), first);
    assert_eq!(change(&mut draft, Some(Pathway::FullLocal), first), Ok(Vec::new()));
    let own = Deltas { months: -2, cost: "7.5".parse().unwrap() };
    change(&mut draft, Some(Pathway::Bridging), own).unwrap();
    assert_eq!(last_stage(&draft), (months - 2, cost + 7.5));
    change(&mut draft, None, Deltas::default()).unwrap();
    assert_eq!((chosen(&FieldValues::of(&draft)), last_stage(&draft)), (None, (months, cost)));
    assert!(validate(&draft).deal.is_some());
}

#[test]
fn what_could_not_be_taken_back_is_refused_and_changes_nothing() {
    let refused = |prepare: &dyn Fn(&mut Draft), deltas: Deltas| {
        let mut draft = draft();
        prepare(&mut draft);
        let before = draft.clone();
        let refusal = change(&mut draft, Some(Pathway::Mrct), deltas).unwrap_err();
        assert_eq!(draft, before);
        assert!(!refusal.sentence(Lang::En).is_empty() && !refusal.sentence(Lang::Zh).is_empty());
        refusal
    };
    let months = |months| Deltas { months, ..Deltas::default() };
    assert_eq!(refused(&|_| (), months(-1_000)), Refusal::Below);
    assert_eq!(refused(&|_| (), months(1_200)), Refusal::Below);
    assert_eq!(refused(&|_| (), months(1_201)), Refusal::Deltas);
    let less = Deltas { months: 0, cost: "-1".parse().unwrap() };
    assert_eq!(refused(&|_| (), less), Refusal::Deltas);
    let over = |draft: &mut Draft| draft.set("assumptions.valuation_on", "2090-01-01");
    assert_eq!(refused(&over, months(6)), Refusal::NoStage);
    let none = |draft: &mut Draft| {
        while draft.rows("assumptions.programmes.0.stages") > 0 {
            draft.remove_row("assumptions.programmes.0.stages", 0);
        }
    };
    assert_eq!(refused(&none, months(6)), Refusal::NoStage);
    let broken = |draft: &mut Draft| draft.set("assumptions.programmes.0.stages.0.months", "x");
    assert_eq!(refused(&broken, months(6)), Refusal::Unread);
    // Shortened until it is over on the valuation date, it could not be found again.
    let all = last_stage(&draft()).0;
    let late = |draft: &mut Draft| {
        draft.set("assumptions.programmes.0.start_on", "2020-01-01");
        draft.set("assumptions.programmes.0.stages.0.months", "0");
        draft.set("assumptions.valuation_on", "2020-06-01");
    };
    assert_eq!(refused(&late, months(-(all as i32))), Refusal::Below);
}

/// FD&C Act s. 505(b)(2) is for drugs, siRNA and peptides of up to 40 amino acids among them (21 CFR 600.3(h)(6));
/// biologics are licensed under PHS Act s. 351(a) or 351(k).
#[test]
fn section_505b2_is_for_drugs_only() {
    use Fit::*;
    for modality in Modality::ALL {
        let draft = draft_of(Stage::Phase2, modality);
        let expected = match modality {
            Modality::SmallMolecule | Modality::Peptide | Modality::Sirna => Fits,
            _ => Biologic,
        };
        assert_eq!(fit(&FieldValues::of(&draft), Pathway::Section505b2), expected, "{modality:?}");
        assert_eq!(fit(&FieldValues::of(&draft), Pathway::Mrct), Fits);
    }
    let said = fit_sentence(&FieldValues::of(&draft()), Pathway::Section505b2, Lang::En).unwrap();
    assert!(said.contains("351(a)") && said.contains("351(k)"));
    assert_eq!(fit_sentence(&FieldValues::of(&draft()), Pathway::Bridging, Lang::En), None);
    let mut unknown = draft();
    unknown.set("terms.products.0.modality", "exosome");
    assert_eq!(fit(&FieldValues::of(&unknown), Pathway::Section505b2), Ask);
    for info in pathways() {
        assert!(SECTIONS.contains(&info.section.as_str()) && info.basis == "assumption");
        assert!(
            info.condition(Lang::En).ends_with('.') && info.condition(Lang::Zh).ends_with('。')
        );
        assert!(!info.note(Lang::En).is_empty() && info.note(Lang::Zh).starts_with("假设"));
    }
}

fn places(draft: &Draft, key: &str) -> Vec<RangePosition> {
    compared(&FieldValues::of(draft), day(TODAY))
        .iter()
        .filter(|it| it.range.key == key)
        .map(|it| it.place)
        .collect()
}

fn one_upfront(draft: &mut Draft, amount: &str) {
    while draft.rows("terms.upfront") > 0 {
        draft.remove_row("terms.upfront", 0);
    }
    row(draft, "terms.upfront", &[("label", "cash"), ("amount", amount)]);
}

/// Playbook item 2: upfront 30-80 (Phase I/II), royalty 8-15 %, tech transfer 5-25.
#[test]
fn values_outside_their_range_are_flagged() {
    use RangePosition::*;
    let mut draft = draft();
    // Nine public antibody licences report an upfront, the middle half of them 25 to 300 (refdata/deals.csv): what lies
    // there is not called wrong.
    let upfronts = [
        ("24.99", Below),
        ("25", Contested),
        ("29.99", Contested),
        ("30", Inside),
        ("80", Inside),
        ("80.01", Contested),
        ("300", Contested),
        ("300.01", Above),
    ];
    for (amount, place) in upfronts {
        one_upfront(&mut draft, amount);
        assert_eq!(places(&draft, "upfront"), [place], "{amount}");
    }
    for (rate, place) in [("7.9", Below), ("8", Inside), ("15", Inside), ("15.1", Above)] {
        draft.set("terms.royalties.0.tiers.0.rate", rate);
        assert_eq!(places(&draft, "royalty")[0], place, "{rate}");
    }
    assert_eq!(places(&draft, "royalty").len(), draft.rows("terms.royalties.0.tiers"));
    for (cost, place) in [("4", Below), ("5", Inside), ("26", Above)] {
        draft.set("terms.tech_transfer.cost", cost);
        assert_eq!(places(&draft, "tech_transfer"), [place], "{cost}");
    }
    draft.set("terms.tech_transfer.cost", "x");
    assert_eq!(places(&draft, "tech_transfer"), []);
    // A range for Phase I and II says nothing of Phase III, nor of a licence into China.
    draft.set("terms.products.0.stage", "phase3");
    assert_eq!(places(&draft, "upfront"), []);
    draft.set("terms.products.0.stage", "phase1");
    assert_eq!(places(&draft, "upfront").len(), 1);
    draft.set("terms.parties.licensee.country", "CN");
    assert_eq!(places(&draft, "upfront"), []);
}

/// Playbook item 2: IND 10-25, Phase 2 start 25-75, NDA filing 100-250, FDA approval 200-500, total
/// 500-2,000+.
#[test]
fn milestones_are_compared_by_their_trigger_and_the_total_is_open_above() {
    use RangePosition::*;
    let mut draft = draft();
    while draft.rows("terms.milestones") > 0 {
        draft.remove_row("terms.milestones", 0);
    }
    let cases = [
        // All development milestones of a product come to 292 at the median, the vendor's lower ends to 335.
        ("ind", "start", "stage", "phase1", "9", Contested),
        ("phase2_start", "start", "stage", "phase2", "25", Inside),
        ("filing", "filing", "stage", "", "251", Above),
        ("approval", "approval", "region", "US", "300", Inside),
        ("none", "approval", "region", "JP", "3", Below),
    ];
    for (id, on, field, word, amount, _) in cases {
        let field = format!("trigger.{field}");
        let leaves = [("id", id), ("amount", amount), ("trigger.on", on), (&field, word)];
        row(&mut draft, "terms.milestones", &leaves);
    }
    for (at, (key, .., place)) in cases.into_iter().enumerate().take(4) {
        assert_eq!(places(&draft, key), [place], "{key}");
        let it = compared(&FieldValues::of(&draft), day(TODAY))
            .into_iter()
            .find(|it| it.range.key == key)
            .unwrap();
        assert_eq!(it.path, format!("terms.milestones.{at}.amount"));
    }
    one_upfront(&mut draft, "3000");
    let total = compared(&FieldValues::of(&draft), day(TODAY))
        .into_iter()
        .find(|it| it.range.key == "total")
        .unwrap();
    assert_eq!((total.value, total.place), (Some(3588.0), Inside));
    draft.set("terms.currency", "EUR");
    draft.set("payments.usd_per_deal", "");
    assert_eq!(places(&draft, "total"), [NoRate], "no rate, no verdict");
    draft.set("payments.usd_per_deal", "0.1");
    assert_eq!(places(&draft, "total"), [Below]);
    assert_eq!(places(&draft, "ind"), [Contested]);
    for range in market_ranges() {
        assert!(!range.name(Lang::Zh).is_empty() && !range.source(Lang::En).is_empty());
        assert!(range.low < range.high && !range.vintage.is_empty());
    }
}

#[test]
fn peers_are_looked_for_wider_where_they_are_few() {
    let narrow = peers(&FieldValues::of(&draft_of(Stage::Phase1, Modality::Adc)), None).unwrap();
    assert_eq!(narrow.filter.family, Some(Modality::Adc));
    assert!(narrow.medians.count >= 3 && narrow.medians.upfront < narrow.medians.total);
    // One public CAR-T licence: all deals.
    let widest =
        peers(&FieldValues::of(&draft_of(Stage::Phase1, Modality::CellTherapy)), None).unwrap();
    assert_eq!((widest.filter.family, widest.filter.stage), (None, None));
    let recent =
        peers(&FieldValues::of(&draft_of(Stage::Phase1, Modality::CellTherapy)), Some(2025))
            .unwrap();
    assert!(recent.medians.count < widest.medians.count);
    assert_eq!(peers(&FieldValues::of(&draft()), Some(2199)), None);
}

/// A draft that needs every task a mainland licensor can need.
fn everything() -> Draft {
    let mut draft = draft();
    draft.set("terms.signed_on", "2027-01-15");
    draft.set("payments.technology", "restricted");
    draft.set("terms.structure.kind", "newco");
    draft.set("diligence.federal_money", "yes");
    row(&mut draft, "diligence.providers", &[("name", "MGI")]);
    draft
}

fn task(closing: &Closing, key: &str) -> Task {
    closing.tasks.iter().find(|task| task.key == key).unwrap_or_else(|| panic!("{key}")).clone()
}

fn keys(closing: &Closing) -> Vec<&str> {
    closing.tasks.iter().map(|task| task.key.as_str()).collect()
}

fn own_step(draft: &mut Draft, step: &str, days: &str) {
    let leaves = [("step", step), ("min", days), ("likely", days), ("max", days)];
    row(draft, "payments.steps", &leaves);
}

#[test]
fn closing_lists_what_the_draft_needs() {
    let plain = closing(&FieldValues::of(&draft()), day(TODAY));
    assert_eq!(
        keys(&plain),
        [
            "end_of_phase2",
            "fto",
            "signing",
            "hsr",
            "close",
            "hgrac",
            "data_export",
            "prepare",
            "authority",
            "data_transfer",
            "regulatory_work"
        ]
    );
    let all = closing(&FieldValues::of(&everything()), day(TODAY));
    for key in ["letter_of_intent", "export_licence", "odi_ndrc", "odi_bank", "cdmo_transfer"] {
        assert!(keys(&all).contains(&key), "{key}");
    }
    let mut draft = draft();
    // No US, no HSR and no meeting with FDA; a Hong Kong vehicle registers the transfer to it.
    draft.set("terms.territory.licensed.0", "KR");
    draft.set("terms.parties.licensor.vehicle", "hong_kong");
    let abroad = closing(&FieldValues::of(&draft), day(TODAY));
    assert!(!keys(&abroad).contains(&"hsr") && !keys(&abroad).contains(&"end_of_phase2"));
    assert!(keys(&abroad).contains(&"hk_transfer") && !keys(&abroad).contains(&"prepare"));
    draft.set("payments.hsr", "applies");
    assert!(keys(&closing(&FieldValues::of(&draft), day(TODAY))).contains(&"hsr"));
    for task in &all.tasks {
        assert!(!task.name(Lang::En).is_empty() && !task.name(Lang::Zh).is_empty());
        assert!(task.from <= task.to, "{task:?}");
    }
}

/// FDA, formal meetings under PDUFA VII: a pre-IND or pre-BLA meeting within 60 days of the request, an end-of-phase
/// meeting within 70. Past Phase II none is asked for, unless diligence made it a term; nor where the US is not licensed.
#[test]
fn the_meeting_with_the_fda_suits_the_stage() {
    let meetings = ["pre_ind", "end_of_phase2", "pre_bla"];
    let found = |draft: &Draft| {
        let closing = closing(&FieldValues::of(draft), day(TODAY));
        let of = closing.tasks.iter().filter(|task| meetings.contains(&task.key.as_str()));
        of.map(|task| (task.key.clone(), (task.to - task.from).num_days())).collect::<Vec<_>>()
    };
    for (stage, meeting) in [
        (Stage::Preclinical, Some(("pre_ind", 60))),
        (Stage::Phase1, Some(("pre_ind", 60))),
        (Stage::Phase2, Some(("end_of_phase2", 70))),
        (Stage::Phase3, None),
        (Stage::ApprovedChina, Some(("pre_bla", 60))),
    ] {
        let mut draft = draft_of(stage, Modality::Antibody);
        draft.set("terms.signed_on", "");
        let expected = meeting.map(|(key, days)| (key.to_owned(), days));
        assert_eq!(found(&draft), Vec::from_iter(expected), "{stage:?}");
        item(&mut draft, "pre_ind", "open", "condition");
        let asked = meeting.unwrap_or(("pre_bla", 60));
        assert_eq!(found(&draft), [(asked.0.to_owned(), asked.1)], "{stage:?}");
    }
    let mut unknown = draft();
    unknown.set("terms.products.0.stage", "somewhere");
    assert_eq!(found(&unknown), []);
}

#[test]
fn prohibited_technology_bars_the_closing() {
    let mut draft = draft();
    let barred = |draft: &Draft| closing(&FieldValues::of(draft), day(TODAY)).barred;
    for (status, is_barred) in
        [("not_assessed", false), ("free", false), ("restricted", false), ("prohibited", true)]
    {
        draft.set("payments.technology", status);
        assert_eq!(barred(&draft), is_barred, "{status}");
        let tasks = closing(&FieldValues::of(&draft), day(TODAY));
        assert_eq!(keys(&tasks).contains(&"letter_of_intent"), status == "restricted");
    }
}

/// Signed on 2026-11-22 (today). Longest without exposure: the freedom-to-operate search, 90 days.
#[test]
fn the_critical_path_ends_at_the_earliest_close() {
    let closing = closing(&FieldValues::of(&draft()), day(TODAY));
    assert_eq!(closing.earliest_close, day("2027-02-20"));
    let critical: Vec<_> =
        closing.tasks.iter().filter(|task| task.critical).map(|task| task.key.as_str()).collect();
    assert_eq!(critical, ["fto", "close"]);
    assert_eq!(task(&closing, "close").to, closing.earliest_close);
    // 40 days end on New Year's Day, a Friday (16 CFR 803.10): the next regular business day.
    assert_eq!(task(&closing, "hsr").to, day("2027-01-04"));
    // Ten working days of preparation begin at closing, and one after another three of registration.
    let prepared = task(&closing, "prepare");
    assert_eq!(prepared.from, closing.earliest_close);
    assert_eq!(task(&closing, "authority").from, prepared.to);
    let effective = FieldValues::of(&draft()).date("terms.effective_on").unwrap();
    assert_eq!(closing.late_by, Some((closing.earliest_close - effective).num_days()));
}

#[test]
fn a_shorter_critical_task_moves_the_closing_and_another_does_not() {
    let mut draft = draft();
    item(&mut draft, "fto", "clear", "none");
    own_step(&mut draft, "hsr", "75");
    let before = closing(&FieldValues::of(&draft), day(TODAY));
    assert_eq!(before.earliest_close, day("2027-02-05"));
    assert!(task(&before, "hsr").critical && !task(&before, "hgrac").critical);
    assert!(task(&before, "fto").done && !task(&before, "fto").critical);
    draft.set("payments.steps.0.likely", "70");
    draft.set("payments.steps.0.min", "70");
    let after = closing(&FieldValues::of(&draft), day(TODAY));
    // A Sunday: the next regular business day.
    assert_eq!(after.earliest_close, day("2027-02-01"));
    own_step(&mut draft, "authority", "9");
    assert_eq!(closing(&FieldValues::of(&draft), day(TODAY)).earliest_close, after.earliest_close);
}

/// TIER Arts 34-37: the letter of intent comes before signing, the licence after it.
#[test]
fn restricted_technology_waits_for_its_letter_before_signing() {
    let mut draft = draft();
    draft.set("payments.technology", "restricted");
    draft.set("terms.signed_on", "2026-12-01");
    let closing = closing(&FieldValues::of(&draft), day(TODAY));
    let (letter, signing) = (task(&closing, "letter_of_intent"), task(&closing, "signing"));
    assert_eq!(letter.from, day(TODAY));
    assert!(letter.to > day("2026-12-01"));
    // The end-of-phase-2 meeting, 70 days, takes longer still.
    assert_eq!(signing.to, task(&closing, "end_of_phase2").to.max(letter.to));
    assert_eq!(task(&closing, "export_licence").from, signing.to);
    let chain = ["end_of_phase2", "signing", "close"];
    assert!(chain.iter().all(|key| task(&closing, key).critical));
}

/// A signature that is a fact has waited for nothing.
#[test]
fn a_signed_deal_counts_from_its_signature() {
    let mut draft = draft();
    draft.set("terms.signed_on", "2026-10-20");
    let signed = closing(&FieldValues::of(&draft), day(TODAY));
    assert_eq!(task(&signed, "signing").to, day("2026-10-20"));
    assert!(task(&signed, "signing").done && task(&signed, "signing").after.is_empty());
    draft.set("terms.signed_on", "");
    let unsigned = closing(&FieldValues::of(&draft), day(TODAY));
    assert_eq!(task(&unsigned, "signing").to, task(&unsigned, "end_of_phase2").to);
    draft.set("terms.signed_on", "2027-06-01");
    assert_eq!(
        task(&closing(&FieldValues::of(&draft), day(TODAY)), "signing").to,
        day("2027-06-01")
    );
}

#[test]
fn entered_days_replace_the_computed_ones() {
    let mut draft = draft();
    item(&mut draft, "fto", "clear", "none");
    let leaves = [("formality", "hsr"), ("on", "2027-08-01")];
    row(&mut draft, "payments.formalities", &leaves);
    assert_eq!(closing(&FieldValues::of(&draft), day(TODAY)).earliest_close, day("2027-08-01"));
    draft.set("payments.formalities.0.on", "");
    draft.set("payments.formalities.0.requested_on", "2027-03-01");
    assert_eq!(closing(&FieldValues::of(&draft), day(TODAY)).earliest_close, day("2027-04-12"));
    draft.set("payments.formalities.0.done", "true");
    assert!(closing(&FieldValues::of(&draft), day(TODAY)).earliest_close < day("2027-02-01"));
    // A row for one payment is not the deal's.
    draft.set("payments.formalities.0.id", "other");
    assert!(!task(&closing(&FieldValues::of(&draft), day(TODAY)), "hsr").done);
}

/// Playbook item 7: if exposed, the transfer becomes a closing condition, or a covenant after it.
#[test]
fn an_exposed_provider_holds_up_the_closing_unless_it_is_a_covenant() {
    let mut draft = draft();
    draft.set("diligence.federal_money", "yes");
    row(&mut draft, "diligence.providers", &[("name", "MGI")]);
    let held = closing(&FieldValues::of(&draft), day(TODAY));
    assert_eq!(held.earliest_close, day("2027-08-19"), "270 days");
    assert!(task(&held, "cdmo_transfer").critical);
    item(&mut draft, "cdmo", "problem", "covenant");
    let promised = closing(&FieldValues::of(&draft), day(TODAY));
    assert_eq!(promised.earliest_close, day("2027-02-20"));
    let transfer = task(&promised, "cdmo_transfer");
    assert_eq!((transfer.gate, transfer.from), (Gate::After, promised.earliest_close));
    // Five years to move away in: after closing too.
    draft.remove_row("diligence.items", 0);
    draft.set("diligence.providers.0.name", "Some Laboratory");
    draft.set("diligence.providers.0.finding", "concern");
    draft.set("diligence.providers.0.contract_on", "2025-01-01");
    assert_eq!(
        task(&closing(&FieldValues::of(&draft), day(TODAY)), "cdmo_transfer").gate,
        Gate::After
    );
    // Not exposed: no such task.
    draft.set("diligence.federal_money", "no");
    assert!(!keys(&closing(&FieldValues::of(&draft), day(TODAY))).contains(&"cdmo_transfer"));
}
