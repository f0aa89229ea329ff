//! Bands of other deals beside the live ones.

use crate::support::ranged_deal::{ranged_draft, uncertain};
use parley::domain::draft::{Draft, from_file, validate};
use parley::domain::uncertainty::{BandPoints, DealBands, STUDY_SEED, Study, StudyResult};

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");

fn draft() -> Draft {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    ranged_draft(&case["deal"].to_string())
}

fn answered(study: &mut Study, number: u32) -> DealBands {
    while !study.is_done() {
        match study.work(50) {
            Some(StudyResult::Deals(bands)) if bands.number == number => return bands,
            _ => {}
        }
    }
    panic!("question {number} has no answer")
}

#[test]
fn a_deal_that_was_asked_for_has_the_band_it_would_have_as_the_draft() {
    let draft = draft();
    let ours = uncertain(&draft);
    let mut dearer = draft.clone();
    dearer.set("terms.royalties.0.tiers.0.rate", "15");
    let other = validate(&dearer).deal.unwrap();
    let mut study = Study::of(ours.clone(), STUDY_SEED);
    study.ask_deals(1, vec![Some(ours.with_terms_of(ours.deal())), None]);
    study.ask_deals(2, vec![Some(ours.with_terms_of(&other))]);
    let same = answered(&mut study, 1);
    let dear = answered(&mut study, 2);
    assert_eq!((same.bands.len(), same.bands[1]), (2, None));
    for (answer, draft) in [(same, &draft), (dear, &dearer)] {
        let mut points = BandPoints::new(uncertain(draft), STUDY_SEED);
        (0..1024).for_each(|_| points.add());
        for (band, wanted) in answer.bands[0].unwrap().iter().zip(points.bands().own) {
            let found = [band.low, band.high];
            assert_eq!(found, [wanted.low.value, wanted.high.value]);
        }
    }
}

/// Also when everything else was found before.
#[test]
fn a_study_that_is_done_goes_on_for_a_question_alone() {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    let mut draft = from_file(&case["deal"].to_string()).unwrap();
    draft.set("assumptions.licensee.opex", "20..25..35");
    let ours = uncertain(&draft);
    let mut study = Study::of(ours.clone(), STUDY_SEED);
    while !study.is_done() {
        study.work(4096);
    }
    study.ask_deals(7, vec![Some(ours)]);
    assert!(!study.is_done());
    assert_eq!(answered(&mut study, 7).bands.len(), 1);
    assert!(study.is_done());
}
