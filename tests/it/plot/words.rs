//! The texts of figures: every key has one in both languages, every text a key.

use crate::support::plot_words::locale;
use parley::domain::text::fill;
use parley::plot::PlotText;

/// Texts around a figure, looked up by the page.
const OF_THE_PAGE: [&str; 2] = ["table", "readout"];

#[test]
fn every_key_has_a_text_in_both_languages() {
    for name in ["en", "zh"] {
        let file = locale(name);
        for text in PlotText::ALL {
            let found = file["plot"][text.key()].as_str().unwrap_or_default();
            assert!(!found.is_empty(), "{name}: plot.{}", text.key());
        }
    }
}

#[test]
fn every_text_has_a_key() {
    let file = locale("en");
    let keys: Vec<&str> = PlotText::ALL.iter().map(|text| text.key()).collect();
    for key in file["plot"].as_object().unwrap().keys() {
        assert!(keys.contains(&key.as_str()) || OF_THE_PAGE.contains(&key.as_str()), "plot.{key}");
    }
}

#[test]
fn a_stage_is_named_by_its_word() {
    assert_eq!(PlotText::of_stage("phase2"), Some(PlotText::Phase2));
    assert_eq!(PlotText::of_stage("year"), None, "a key, but of no stage");
}

#[test]
fn names_are_filled_once() {
    let values = [("a", "{b}".to_owned()), ("b", "2".to_owned())];
    assert_eq!(fill("{a} of {b}", &values), "{b} of 2");
    assert_eq!(fill("{c} {", &values), "{c} {");
}
