//! What sheets compared added and took out, as changes that Word tracks: to be accepted or rejected one by one.

use crate::domain::term_sheet::Edit;
use docx_rs::{Delete, Insert, Paragraph, Run, TableRow};

/// Writes changes, all made at one time and by one party.
pub(super) struct Changes {
    at: String,
    author: String,
}

impl Changes {
    /// At a time as `2026-11-22T09:30:00Z`; what is no part of such a time is dropped.
    pub fn new(at: &str, author: &str) -> Self {
        let part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+');
        Self { at: at.chars().filter(part).collect(), author: clean(author) }
    }

    fn insert(&self) -> Insert {
        Insert::new_with_empty().author(&self.author).date(&self.at)
    }

    fn delete(&self) -> Delete {
        Delete::new().author(&self.author).date(&self.at)
    }

    /// A paragraph with more text, made to look as asked.
    pub fn add(
        &self,
        to: Paragraph,
        edit: Edit,
        text: &str,
        look: impl Fn(Run) -> Run,
    ) -> Paragraph {
        let text = clean(text);
        if edit == Edit::Removed {
            return to.add_delete(self.delete().add_run(look(Run::new().add_delete_text(text))));
        }
        self.add_runs(to, edit, vec![look(Run::new().add_text(text))])
    }

    /// A paragraph with more runs that stand.
    pub fn add_runs(&self, to: Paragraph, edit: Edit, runs: Vec<Run>) -> Paragraph {
        match edit {
            Edit::Added => {
                to.add_insert(runs.into_iter().fold(self.insert(), |all, run| all.add_run(run)))
            }
            Edit::Kept | Edit::Removed => runs.into_iter().fold(to, Paragraph::add_run),
        }
    }

    /// The end of a paragraph, which goes and comes with the whole of it.
    pub fn end(&self, of: Paragraph, edit: Edit) -> Paragraph {
        match edit {
            Edit::Kept => of,
            Edit::Added => of.insert(&self.author, &self.at),
            Edit::Removed => of.delete(&self.author, &self.at),
        }
    }

    /// A row that goes and comes as a whole.
    pub fn row(&self, row: TableRow, edit: Edit) -> TableRow {
        match edit {
            Edit::Kept => row,
            Edit::Added => row.insert(self.insert()),
            Edit::Removed => row.delete(self.delete()),
        }
    }
}

/// Text without what XML cannot hold.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
