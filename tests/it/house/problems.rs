//! Every problem has its sentence and its remedy, with every blank filled.

use super::words::{arguments, blanks, problems};
use parley::domain::deal::PaymentKind;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Every arm of a source's matches: the variant and what stands after the arrow, up to the next arm.
fn arms<'a>(source: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    let starts: Vec<usize> = source.match_indices(name).map(|(at, _)| at + name.len()).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]);
    let arm = |(start, end): (&usize, usize)| {
        let arm = &source[*start..end];
        let variant = arm.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        (variant, arm)
    };
    starts.iter().zip(ends).map(arm).collect()
}

/// The codes of the problems in a source, by their variants.
fn codes(file: &str, name: &str) -> BTreeMap<String, String> {
    let source = fs::read_to_string(file).unwrap();
    let code = |(variant, arm): (&str, &str)| {
        let code = arm.split_once("=> \"")?.1.split_once('"')?.0;
        Some((variant.to_owned(), code.to_owned()))
    };
    let source = source.split_once("fn code(").unwrap().1;
    let source = source.split_once("\n}").unwrap().0;
    arms(source, name).into_iter().filter_map(code).collect()
}

/// Problems whose sentence is made of the parts of a number, not of a line.
const MADE: [&str; 2] = ["unreadable", "out_of_range"];

#[test]
fn every_problem_has_its_sentence_and_its_remedy() {
    let lines: BTreeSet<String> = problems().into_iter().map(|line| line.key).collect();
    let deal = codes("src/domain/issue/text.rs", "Problem::");
    let payment = codes("src/domain/cash_path/check/problem.rs", "Self::");
    assert!(deal.len() == 62 && payment.len() == 26, "{} and {}", deal.len(), payment.len());
    let mut expected: BTreeSet<String> = BTreeSet::new();
    let made = |code: &&String| !MADE.contains(&code.as_str());
    expected.extend(deal.values().filter(made).map(|code| format!("deal.{code}")));
    expected.extend(payment.values().map(|code| format!("payment.{code}")));
    expected.extend(payment.values().map(|code| format!("fix.{code}")));
    let kinds = PaymentKind::ALL.iter().map(|kind| kind.word());
    expected.extend(kinds.chain(["several"]).map(|kind| format!("whose.{kind}")));
    let replies = fs::read_to_string("src/domain/issue/replies.rs").unwrap();
    let replies = replies.split('"').filter(|text| text.starts_with("answer."));
    expected.extend(replies.map(str::to_owned));
    // A case of a problem has a sentence of its own: `payment.late.paid`.
    let of_code = |key: &String| key.split('.').take(2).collect::<Vec<_>>().join(".");
    assert_eq!(lines.iter().map(of_code).collect::<BTreeSet<_>>(), expected);
    assert!(expected.is_subset(&lines), "a problem has only a case's sentence");
    let words = ["src/domain/cash_path/check/words.rs", "src/domain/issue/text.rs"];
    let words: String = words.map(|file| fs::read_to_string(file).unwrap()).concat();
    for key in lines.iter().filter(|key| key.split('.').count() == 3) {
        let case = key.rsplit('.').next().unwrap();
        let named =
            words.contains(&format!("\"{case}\"")) || words.contains(&format!("\".{case}\""));
        assert!(named, "{key} is asked for by nothing");
    }
}

/// The names that an arm hands to a sentence.
fn given(arm: &str) -> BTreeSet<String> {
    let calls =
        arm.match_indices("values![").flat_map(|(at, call)| arguments(&arm[at + call.len()..]));
    let mut names: BTreeSet<String> = calls
        .map(|value| {
            value.split_once('=').map_or(value.as_str(), |(name, _)| name).trim().to_owned()
        })
        .collect();
    if arm.contains("closure_values(") {
        names.extend(["closure", "from", "to", "after"].map(str::to_owned));
    }
    names
}

#[test]
fn every_blank_of_a_problem_is_given_its_value() {
    let sides = [
        ("src/domain/issue/text.rs", "src/domain/issue/text.rs", "Problem::", "Problem::"),
        (
            "src/domain/cash_path/check/problem.rs",
            "src/domain/cash_path/check/words.rs",
            "Self::",
            "P::",
        ),
    ];
    for (coded, valued, self_name, name) in sides {
        let codes = codes(coded, self_name);
        let source = fs::read_to_string(valued).unwrap();
        let source = source.split_once("fn values_of(").unwrap().1;
        let source = source.split_once("\n}\n").unwrap().0;
        let arms = arms(source, name);
        for (at, (variant, _)) in arms.iter().enumerate() {
            // Variants joined by `|` share the values after the last of them.
            let (_, arm) = arms[at..].iter().find(|(_, arm)| arm.contains("=>")).unwrap();
            let (given, code) = (given(arm), &codes[*variant]);
            for line in problems() {
                if line.key.split('.').nth(1) != Some(code) {
                    continue;
                }
                if line.key.starts_with("deal.") != (self_name == "Problem::") {
                    continue;
                }
                for blank in blanks(&line.en) {
                    // Whose it is is said of several payments only.
                    if blank == "whose" && line.key.contains(".several") {
                        continue;
                    }
                    assert!(given.contains(blank), "{{{blank}}} of {}", line.key);
                }
            }
        }
    }
}
