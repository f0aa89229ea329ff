//! Two texts compared word by word, and read as a person marks a text: in phrases.

use super::align::{AlignStep, steps};
use super::model::{Edit, Run};
use super::tokens::{Token, tokens};

/// The runs of both texts, each with what became of it.
pub(super) fn compared(before: &[Run], after: &[Run]) -> Vec<Run> {
    let (old, new) = (tokens(before), tokens(after));
    let mut runs = Vec::new();
    let mut last = None;
    for step in phrases(&steps(&texts(&old), &texts(&new)), &new) {
        let (edit, token, source) = match step {
            AlignStep::Both(_, at) => (Edit::Kept, new.get(at), after),
            AlignStep::Added(at) => (Edit::Added, new.get(at), after),
            AlignStep::Removed(at) => (Edit::Removed, old.get(at), before),
        };
        let Some((token, run)) = token.and_then(|token| Some((token, source.get(token.run)?)))
        else {
            continue;
        };
        match runs.last_mut() {
            Some(Run { text, .. }) if last == Some((edit, token.run)) => text.push_str(token.text),
            _ => runs.push(Run { text: token.text.to_owned(), mark: run.mark.clone(), edit }),
        }
        last = Some((edit, token.run));
    }
    runs
}

fn texts<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens.iter().map(|token| token.text).collect()
}

/// Words replaced in a row as one phrase: a space alone is not kept between them, and all that is taken out
/// comes before what is added.
fn phrases(steps: &[AlignStep], after: &[Token]) -> Vec<AlignStep> {
    let both = |step: &AlignStep| matches!(step, AlignStep::Both(..));
    let parts: Vec<&[AlignStep]> = steps.chunk_by(|a, b| both(a) == both(b)).collect();
    let part = |at: Option<usize>| at.and_then(|at| parts.get(at)).copied().unwrap_or_default();
    let (mut all, mut added) = (Vec::new(), Vec::new());
    for (at, steps) in parts.iter().enumerate() {
        let inside = replaced(part(at.checked_sub(1)), part(Some(at + 1))) && spaces(steps, after);
        for step in *steps {
            match step {
                AlignStep::Both(old, new) if inside => {
                    all.push(AlignStep::Removed(*old));
                    added.push(AlignStep::Added(*new));
                }
                AlignStep::Both(..) => {
                    all.append(&mut added);
                    all.push(*step);
                }
                AlignStep::Removed(_) => all.push(*step),
                AlignStep::Added(_) => added.push(*step),
            }
        }
    }
    all.append(&mut added);
    all
}

/// Whether two stretches of changes both are there, and together take out and add.
fn replaced(one: &[AlignStep], other: &[AlignStep]) -> bool {
    let any = |which: fn(&AlignStep) -> bool| one.iter().chain(other).any(which);
    !one.is_empty()
        && !other.is_empty()
        && any(|step| matches!(step, AlignStep::Removed(_)))
        && any(|step| matches!(step, AlignStep::Added(_)))
}

fn spaces(steps: &[AlignStep], after: &[Token]) -> bool {
    let space = |at: &usize| after.get(*at).is_some_and(Token::is_space);
    steps.iter().all(|step| matches!(step, AlignStep::Both(_, at) if space(at)))
}
