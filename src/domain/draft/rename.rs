//! A programme's new id goes wherever the old one stood: in the contract and in both sets of assumptions.

use super::Draft;
use crate::domain::deal::EACH;
use crate::domain::schema::field_at;

const IDS: &str = "assumptions.programmes[].id";
const REFERENCES: [&str; 2] =
    ["terms.milestones[].trigger.programme", "terms.cost_share[].programme"];

impl Draft {
    /// Whether a path leads to an id that others follow.
    pub(super) fn is_followed(path: &str) -> bool {
        field_at(path).is_some_and(|field| field.path == IDS)
    }

    /// Writes a programme's id, a key at a time: while it is empty or another's, what names it waits under its last
    /// good id.
    pub(super) fn rename_programme(&mut self, path: &str, id: &str) {
        let old = self.name_to_follow(path);
        self.set(path, id);
        let is_own = self.words(IDS).iter().filter(|word| *word == id).count() == 1;
        if let Some(old) = old.filter(|_| is_own && !id.is_empty()) {
            self.whole(|own| own.each_set(|set| set.replace_programme(&old, id)));
        }
    }

    /// The id under which a programme is named: its own, else the one word that names nobody.
    fn name_to_follow(&self, path: &str) -> Option<String> {
        let ids = self.words(IDS);
        let id = self.text(path);
        if !id.is_empty() && ids.iter().filter(|word| *word == id).count() == 1 {
            return Some(id.to_owned());
        }
        let named = REFERENCES.iter().flat_map(|reference| self.words(reference));
        let mut lost = named.filter(|word| !word.is_empty() && word != EACH && !ids.contains(word));
        let first = lost.next()?;
        lost.all(|word| word == first).then_some(first)
    }

    fn replace_programme(&mut self, old: &str, id: &str) {
        for pattern in REFERENCES.into_iter().chain([IDS]) {
            for path in self.expand(pattern) {
                if self.text(&path) == old {
                    self.put(&path, id.into());
                }
            }
        }
    }

    fn words(&self, pattern: &str) -> Vec<String> {
        self.expand(pattern).iter().map(|path| self.text(path).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::draft::{Audience, Draft, from_file};
    use crate::domain::examples::first_deal;

    const ID: &str = "assumptions.programmes.0.id";
    const NAMED: &str = "terms.milestones.0.trigger.programme";

    /// Two programmes in both models, the first named by a milestone.
    fn two() -> Draft {
        let mut draft = from_file(first_deal::example()).unwrap();
        draft.begin_other();
        draft.add_programme(0);
        draft.set_recorded(ID, "lung");
        assert_eq!(draft.text(NAMED), "lung");
        draft
    }

    fn typed(draft: &mut Draft, texts: &[&str]) {
        for text in texts {
            let before = draft.own().into_owned();
            let changes = draft.set_recorded(ID, text);
            assert_eq!(crate::domain::draft::changes(&before, &draft.own()), changes);
        }
    }

    #[test]
    fn what_names_a_programme_follows_its_id_in_both_models() {
        let second = two().text("assumptions.programmes.1.id").to_owned();
        let through_nothing = ["lun", "", "b", "br"];
        let through_the_others = ["l", second.as_str(), "br"];
        for texts in [through_nothing.as_slice(), &through_the_others] {
            let mut draft = two();
            typed(&mut draft, texts);
            assert_eq!(draft.text(NAMED), "br");
            assert_eq!(draft.text("other.programmes.0.id"), "br");
            assert_eq!(draft.text("other.programmes.1.id"), second);
        }
        let mut seen = two().through(Audience::Other);
        seen.set_recorded(ID, "liver");
        assert_eq!((seen.text(NAMED), seen.view()), ("liver", Audience::Other));
        assert_eq!(seen.own().text(ID), "liver");
    }

    #[test]
    fn an_id_without_a_name_to_follow_is_only_written() {
        let mut draft = two();
        draft.set(NAMED, "gone");
        draft.set("terms.milestones.1.trigger.programme", "lost");
        typed(&mut draft, &["", "new"]);
        assert_eq!(draft.text(NAMED), "gone");
        assert_eq!(draft.text(ID), "new");
    }
}
