//! The one text of a paper that both sides sign.
//!
//! Two drafts that say the same have the same text, whatever was typed and in whichever version of the page: the
//! deal file of the paper, its names in order, without what is empty or at its default, without the title, which is
//! only what the deal is called.

use super::words::sha256;
use crate::domain::draft::{Draft, from_value, leaf_in_file, to_file};
use crate::domain::schema::FIELDS;
use serde_json::Value;

/// The canonical text of a draft's paper.
pub fn canonical(draft: &Draft) -> String {
    // As whoever opens it reads it: what nobody sees is dropped there, and what is absent is filled in.
    let paper = draft.paper();
    let paper = from_value(to_file(&paper)).map_or(paper, |read| read.paper());
    let mut file = Draft::from_tree(to_file(&paper));
    file.remove("title");
    for field in FIELDS.iter().filter(|field| !field.path.ends_with("[]")) {
        for path in file.expand(field.path) {
            let default = leaf_in_file(&path, field.default.unwrap_or_default());
            let unsaid = |node: &Value| node.is_null() || *node == "" || *node == default;
            if file.node(&path).is_some_and(unsaid) {
                file.remove(&path);
            }
        }
    }
    let mut tree = file.tree().clone();
    prune(&mut tree);
    tree.to_string()
}

/// Takes lists and groups without content out of their groups; a row without content keeps its place.
fn prune(node: &mut Value) {
    match node {
        Value::Object(fields) => {
            fields.iter_mut().for_each(|(_, node)| prune(node));
            fields.retain(|_, node| !is_empty(node));
        }
        Value::Array(rows) => rows.iter_mut().for_each(prune),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_empty(node: &Value) -> bool {
    node.as_object().is_some_and(serde_json::Map::is_empty)
        || node.as_array().is_some_and(Vec::is_empty)
}

/// What names a paper: the SHA-256 of its canonical text.
pub fn text_hash(canonical: &str) -> [u8; 32] {
    sha256(&[b"parley paper\n", canonical.as_bytes()])
}
