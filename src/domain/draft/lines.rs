//! Typed issues as lines: what is said alike of several rows stands once.

use crate::domain::issue::Issue;
use crate::domain::schema::pattern;

/// The issues, those of one kind of field that say the same together, in the order of the first of each.
pub fn lines(issues: Vec<&Issue>) -> Vec<Vec<&Issue>> {
    let mut lines: Vec<Vec<&Issue>> = Vec::new();
    for issue in issues {
        let same = |line: &&mut Vec<&Issue>| {
            line.first().is_some_and(|first| {
                first.severity == issue.severity
                    && first.problem == issue.problem
                    && pattern(&first.path) == pattern(&issue.path)
            })
        };
        match lines.iter_mut().find(same) {
            Some(line) => line.push(issue),
            None => lines.push(vec![issue]),
        }
    }
    lines
}
