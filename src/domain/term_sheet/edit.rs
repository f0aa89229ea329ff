//! What became of a text since an earlier sheet. In a sheet that is not compared all is kept.

use super::model::{Block, Clause, Document, Edit, Run};

/// What became of a paragraph, a row or a table as a whole: what became of each of its runs, where that is the
/// same; else it was kept.
pub fn edit_of<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Edit {
    let mut edits = runs.into_iter().map(|run| run.edit);
    let first = edits.next().unwrap_or_default();
    if edits.all(|edit| edit == first) { first } else { Edit::Kept }
}

impl Block {
    /// What became of it as a whole.
    pub fn edit(&self) -> Edit {
        match self {
            Self::Paragraph(runs) | Self::Item(_, runs) => edit_of(runs),
            Self::Table(_, rows) => edit_of(rows.iter().flatten().flatten()),
        }
    }
}

impl Document {
    /// Its title, with what became of it.
    pub fn heading(&self) -> Vec<Run> {
        replaced(&self.title_before, &self.title)
    }
}

impl Clause {
    /// Its title, whether it binds and how far the parties are with it, with what became of them.
    pub fn heading(&self) -> Vec<Run> {
        let mark = |binding: bool| if binding { self.binding_words.as_ref() } else { "" };
        let standing = |standing: &str| match standing {
            "" => String::new(),
            said => format!(" · {said}"),
        };
        let mut runs = vec![Run::plain(self.title.as_ref())];
        runs.extend(replaced(mark(self.binding_before), mark(self.binding)));
        runs.extend(replaced(&standing(&self.standing_before), &standing(&self.standing)));
        runs.retain(|run| !run.text.is_empty());
        match self.edit {
            Edit::Kept => runs,
            edit => whole(&runs, edit),
        }
    }
}

fn replaced(before: &str, after: &str) -> Vec<Run> {
    if before == after {
        return vec![Run::plain(after)];
    }
    let run = |text: &str, edit| Run { edit, ..Run::plain(text) };
    vec![run(before, Edit::Removed), run(after, Edit::Added)]
}

/// A text added or taken out as a whole; one without runs is given an empty one to say so.
pub(super) fn whole(runs: &[Run], edit: Edit) -> Vec<Run> {
    if runs.is_empty() {
        return vec![Run { edit, ..Run::plain("") }];
    }
    runs.iter().map(|run| Run { edit, ..run.clone() }).collect()
}
