//! The example deal, and one that holds something private wherever it can.

use parley::domain::bounded_json::parse;
use parley::domain::draft::{Draft, from_file};
use parley::domain::examples::first_deal::example;

/// The example.
pub fn akeso() -> Draft {
    from_file(example()).unwrap()
}

/// The example with something private in every place that can hold it: each a number that begins with 707.
pub fn guarded() -> Draft {
    let mut draft = akeso();
    draft.put("other", draft.node("assumptions").unwrap().clone());
    draft.set("assumptions.programmes.0.regions.0.peak_net_sales", "70701");
    draft.set("other.programmes.0.regions.0.peak_net_sales", "70702");
    draft.set("stance.licensor", "70703");
    draft.set("unheard.of", "70704");
    draft.put("terms.basis", parse(r#"{"currency": "assumption 70705"}"#).unwrap());
    draft.insert_row(
        "rounds",
        0,
        parse(r#"{"side":"licensor","at":"2026-11-22T09:00:00Z","note":"70706","paper":"{}"}"#)
            .unwrap(),
    );
    let finding = r#"{"question":"gcp","answer":"70707","evidence":"70708","owner":"70709","becomes":"warranty"}"#;
    draft.insert_row("diligence.items", 0, parse(finding).unwrap());
    let open = r#"{"question":"70710","becomes":"none"}"#;
    draft.insert_row("diligence.items", 0, parse(open).unwrap());
    draft.set("scenarios.0.name", "70711");
    draft.insert_row("payments.shocks", 0, "70712".into());
    draft.set("diligence.us_rights_value", "70713");
    draft.set("diligence.western_upfront", "70714");
    let kept =
        r#"{"side":"licensor","at":"2026-11-22T09:30:00Z","kept":"package","paper":"70715"}"#;
    draft.insert_row("rounds", 1, parse(kept).unwrap());
    Draft::from_text(&draft.to_text()).unwrap()
}
