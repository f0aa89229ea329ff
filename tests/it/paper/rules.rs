//! Rules of law with a date: each branch, and what becomes of them once nobody has looked again in time.

use super::diligence::{day, row};
use parley::domain::deal::{FdaMeeting, HsrWaiting, Modality, Stage};
use parley::domain::diligence::*;
use parley::domain::draft::{Draft, FieldValues, from_file};
use parley::domain::examples::templates::template;
use parley::domain::format::{self, MonthName};
use parley::domain::lang::Lang;
use parley::domain::refdata::instruments;

const TODAY: &str = "2026-11-30";
const LATER: &str = "2031-06-01";

fn draft_of(stage: Stage, modality: Modality) -> Draft {
    from_file(&template(stage, modality, day(TODAY)).to_string()).unwrap()
}

fn draft() -> Draft {
    draft_of(Stage::Phase2, Modality::Antibody)
}

/// Goodwin, December 2025: OMB's list within a year of enactment, guidance within 180 days, acquisition rules within a
/// year, effect 60 or 90 days later; practitioners put that at mid to late 2028.
#[test]
fn the_biosecure_act_takes_effect_in_steps() {
    let days = effect_days().unwrap();
    assert_eq!(days.list, day("2026-12-18"));
    assert_eq!(days.guidance, day("2027-06-16"));
    assert_eq!(days.rules, day("2028-06-16"));
    assert_eq!((days.listed, days.named), (day("2028-08-15"), day("2028-09-14")));
}

/// Both events of WuXi AppTec stand with their dates, and the later one is its standing.
#[test]
fn a_listing_enjoined_is_said_with_both_its_events() {
    let known = entities().iter().find(|entity| entity.name == "WuXi AppTec").unwrap();
    assert_eq!(known.listing(day(TODAY)), Listing::ListedEnjoined);
    for said in ["13 February 2026", "8 June 2026", "7 August 2026", "enjoined"] {
        assert!(known.note(Lang::En).contains(said), "{said}");
    }
    assert!(known.note(Lang::Zh).contains("2026年8月7日"));
}

#[test]
fn a_company_past_its_review_is_unknown_and_the_check_asks() {
    let mut draft = draft();
    draft.set("diligence.federal_money", "yes");
    row(&mut draft, "diligence.providers", &[("name", "BGI")]);
    let at = |today| biosecure(&FieldValues::of(&draft), day(today)).remove(0);
    assert_eq!(at(TODAY).verdict, Verdict::Exposed);
    let old = at(LATER);
    assert_eq!(old.verdict, Verdict::Ask);
    assert!(old.sentence(Lang::En).contains("counts as unknown since 19 December 2026"));
    assert!(!old.sentence(Lang::En).contains("January 2025"), "no stale fact");
    for entity in entities() {
        assert_eq!(entity.listing(day(LATER)), Listing::Unknown, "{}", entity.name);
        assert!(!entity.note(Lang::Zh).is_empty() && !entity.source(Lang::En).is_empty());
    }
    // The user's own finding does not grow old.
    draft.set("diligence.providers.0.finding", "concern");
    let own = biosecure(&FieldValues::of(&draft), day(LATER)).remove(0);
    assert_eq!(own.verdict, Verdict::Exposed);
}

/// Federal Trade Commission, thresholds from 17 February 2026 (National Law Review, 2026-02-05): size of transaction
/// 133.9, of persons 26.8 and 267.8, any size above 535.5; fees 35,000 below 189.6 and 2,460,000 from 5,869. The four
/// tiers between: the Commission's notice of 16 January 2026, 91 FR 2133.
#[test]
fn the_hsr_check_follows_the_fair_value_of_the_us_rights() {
    let check = |value: &str, today: &str| {
        let mut draft = draft();
        draft.set("diligence.us_rights_value", value);
        hsr(&FieldValues::of(&draft), day(today))
    };
    let cases = [
        ("", HsrVerdict::AskValue, None, "board determines"),
        ("133.9", HsrVerdict::Below, Some(HsrWaiting::DoesNotApply), "no filing"),
        ("133.91", HsrVerdict::ByPersons, None, "USD 35,000"),
        ("189.59", HsrVerdict::ByPersons, None, "The fee is USD 35,000."),
        ("189.6", HsrVerdict::ByPersons, None, "The fee is USD 110,000."),
        ("535.5", HsrVerdict::ByPersons, None, "USD 267.8 million"),
        ("535.51", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "whatever"),
        ("586.9", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 275,000."),
        ("1173.99", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 275,000."),
        ("1174", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 440,000."),
        ("2347", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 875,000."),
        ("5868.99", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 875,000."),
        ("5869", HsrVerdict::Reportable, Some(HsrWaiting::Applies), "The fee is USD 2,460,000"),
    ];
    for (value, verdict, waiting, said) in cases {
        let it = check(value, TODAY);
        assert_eq!((it.verdict, it.waiting()), (verdict, waiting), "{value}");
        let (en, zh) = (it.sentence(Lang::En), it.sentence(Lang::Zh));
        assert!(en.contains(said) && !en.contains('{') && !zh.contains('{'), "{en} {zh}");
    }
    assert!(check("200", TODAY).sentence(Lang::Zh).contains("1.339亿美元"));
    // Adjusted every year: those of 2026 decide nothing in 2031.
    for value in ["", "20", "9000"] {
        let old = check(value, LATER);
        assert_eq!((old.verdict, old.waiting()), (HsrVerdict::Unknown, None));
        assert!(old.sentence(Lang::En).contains("unknown since 1 February 2027"));
        assert!(!old.sentence(Lang::En).contains("133.9"));
    }
    let mut abroad = draft();
    abroad.set("terms.territory.licensed.0", "KR");
    assert_eq!(hsr(&FieldValues::of(&abroad), day(LATER)).verdict, HsrVerdict::NotUs);
}

#[test]
fn every_row_of_the_watch_is_dated_and_sourced_and_grows_old() {
    let values = FieldValues::of(&draft());
    let mut keys: Vec<&str> = policy_watch().iter().map(|row| row.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), policy_watch().len());
    for row in policy_watch() {
        assert!(row.review.checked_on <= row.review.review_by, "{}", row.key);
        assert!(row.dated.starts_with("20") && !row.source(Lang::En).is_empty(), "{}", row.key);
        for lang in [Lang::En, Lang::Zh] {
            assert!(!row.name(lang).is_empty() && !row.stands(day(TODAY), lang).is_empty());
            assert!(!row.effect(&values, day(TODAY), lang).is_empty());
            let old = row.stands(day(LATER), lang);
            let since = row.review.unknown_since(day(LATER)).unwrap();
            assert!(old.contains(&format::day(since, MonthName::Full, lang)));
            assert_ne!(
                row.effect(&values, day(LATER), lang),
                row.effect_when_current(lang),
                "a stale effect of {}",
                row.key
            );
        }
        assert_eq!(row.status(day(LATER)), PolicyStatus::Unknown);
    }
}

/// What RULES 9 and the review of 24 November 2026 name must stand in the watch.
#[test]
fn the_watch_holds_what_was_asked_for() {
    let asked = [
        "biosecure",
        "omb_list",
        "list_1260h",
        "wuxi_case",
        "hsr_2026",
        "hsr_form",
        "cfius",
        "coins",
        "binsa",
        "s4327",
        "draft_order",
        "appropriations",
        "fda_cells",
        "section_232",
        "ira",
        "mfn",
        "dsp",
        "eu_glp",
        "pi_export",
        "hgr",
        "hgr_draft",
        "decree_834",
        "order_818",
        "order_828",
        "catalogue",
        "trade_law",
        "registration",
        "vat",
    ];
    for key in asked {
        assert!(policy_watch().iter().any(|row| row.key == key), "{key}");
    }
    let status =
        |key: &str| policy_watch().iter().find(|row| row.key == key).unwrap().status(day(TODAY));
    assert_eq!(status("wuxi_case"), PolicyStatus::Enjoined);
    assert_eq!(status("omb_list"), PolicyStatus::Due);
    assert_eq!((status("binsa"), status("ira")), (PolicyStatus::Bill, PolicyStatus::InForce));
    assert_eq!(status("cn_2027"), PolicyStatus::Unknown);
}

#[test]
fn the_watch_says_which_rows_touch_the_deal() {
    let touched = |draft: &Draft, key: &str| {
        let row = policy_watch().iter().find(|row| row.key == key).unwrap();
        row.touches(&FieldValues::of(draft))
    };
    let mut draft = draft();
    assert!(touched(&draft, "section_232") && touched(&draft, "pi_export"));
    assert!(!touched(&draft, "cfius") && !touched(&draft, "fda_cells"));
    assert!(!touched(&draft, "coins") && !touched(&draft, "hk_2027"));
    draft.set("terms.structure.kind", "newco");
    draft.set("terms.parties.licensor.vehicle", "hong_kong");
    draft.set("terms.upfront.0.form", "licensor_shares");
    draft.set("terms.territory.licensed.0", "KR");
    assert!(touched(&draft, "cfius") && touched(&draft, "coins") && touched(&draft, "hk_2027"));
    assert!(!touched(&draft, "section_232"));
    let cells = draft_of(Stage::Phase1, Modality::CellTherapy);
    assert!(touched(&cells, "fda_cells") && touched(&cells, "order_818"));
}

#[test]
fn every_instrument_says_when_it_was_looked_up() {
    for instrument in instruments() {
        let review = instrument.review;
        assert!(review.checked_on >= day("2026-11-22") && review.checked_on <= day(TODAY));
        assert!(review.unknown_since(day(TODAY)).is_none(), "{}", instrument.key);
        assert!(review.unknown_since(day(LATER)).is_some(), "{}", instrument.key);
    }
}

/// FDA's formal meetings (PDUFA guidance, Type B): by the stage at signing, none while pivotal trials run.
#[test]
fn the_meeting_with_fda_follows_the_stage() {
    let meetings = |stage: Stage| -> Vec<String> {
        let closing = closing(&FieldValues::of(&draft_of(stage, Modality::Antibody)), day(TODAY));
        let keys = closing.tasks.iter().map(|task| task.key.clone());
        keys.filter(|key| FdaMeeting::from_word(key).is_some()).collect()
    };
    assert_eq!(meetings(Stage::Preclinical), ["pre_ind"]);
    assert_eq!(meetings(Stage::Phase1), ["pre_ind"]);
    assert_eq!(meetings(Stage::Phase2), ["end_of_phase2"]);
    assert!(meetings(Stage::Phase3).is_empty());
    assert_eq!(meetings(Stage::ApprovedChina), ["pre_bla"]);
}

/// Human genetic resources and personal data hold up the transfer (MOST Order 21; CAC), not the closing, unless the
/// parties make them a condition.
#[test]
fn genetic_resources_hold_up_the_transfer_and_not_the_closing() {
    let mut draft = draft();
    let plan = |draft: &Draft| closing(&FieldValues::of(draft), day(TODAY));
    let task =
        |plan: &Closing, key: &str| plan.tasks.iter().find(|task| task.key == key).unwrap().clone();
    let plain = plan(&draft);
    let (hgrac, close) = (task(&plain, "hgrac"), task(&plain, "close"));
    assert_eq!(hgrac.gate, Gate::After);
    assert!(!close.after.contains(&"hgrac".to_owned()) && !hgrac.critical);
    let transfer = task(&plain, "data_transfer");
    assert_eq!(transfer.from, close.to.max(hgrac.to).max(task(&plain, "data_export").to));
    let leaves = [("question", "hgrac"), ("becomes", "condition")];
    row(&mut draft, "diligence.items", &leaves);
    let held = plan(&draft);
    assert_eq!(task(&held, "hgrac").gate, Gate::Close);
    assert!(task(&held, "close").after.contains(&"hgrac".to_owned()));
}
/// Vision Lifesciences, 28 February 2026: each range names its vendor and date, and decides nothing in 2031.
#[test]
fn market_ranges_name_their_vendor_and_grow_old() {
    for range in market_ranges() {
        assert!(range.source(Lang::En).contains("Vision Lifesciences"), "{}", range.key);
        assert_eq!(range.vintage, "2026-02-28");
    }
    assert!(market_ranges().iter().all(|range| range.key != "upfront_in"), "a misreading");
    let old = compared(&FieldValues::of(&draft()), day(LATER));
    assert!(!old.is_empty() && old.iter().all(|check| check.place == RangePosition::Unknown));
}

/// Counted by hand in refdata/deals.csv: eight ADC licences signed in Phase I report an upfront.
#[test]
fn beside_a_range_stand_the_facts_of_our_own_deals() {
    let draft = draft_of(Stage::Phase1, Modality::Adc);
    let checks = compared(&FieldValues::of(&draft), day(TODAY));
    let of = |key: &str| checks.iter().find(|check| check.range.key == key).unwrap();
    let facts = of("upfront").facts.unwrap();
    assert_eq!(
        (facts.filter.family, facts.filter.stage),
        (Some(Modality::Adc), Some(Stage::Phase1))
    );
    assert_eq!((facts.count, facts.low, facts.median, facts.high), (8, 7.5, 80.0, 185.0));
    // No deal of the table reports a royalty in numbers.
    assert_eq!(of("royalty").facts, None);
    assert!(of("filing").facts.unwrap().summed);
}

/// The discount is measured against a Western deal the user knows; the page knows none.
#[test]
fn the_china_discount_needs_a_western_comparable() {
    let mut draft = draft();
    let place = |draft: &Draft| {
        let checks = compared(&FieldValues::of(draft), day(TODAY));
        let check = checks.into_iter().find(|check| check.range.key == "china_discount").unwrap();
        (check.value, check.place)
    };
    assert_eq!(place(&draft), (None, RangePosition::NoWestern));
    // The template's upfront is 50.
    for (western, discount, position) in
        [("100", 0.5, RangePosition::Inside), ("60", 1.0 / 6.0, RangePosition::Below)]
    {
        draft.set("diligence.western_upfront", western);
        let (value, at) = place(&draft);
        assert!((value.unwrap() - discount).abs() < 1e-9 && at == position, "{western}");
    }
}
