//! The order in which properties stand (ECMA-376, part 1, annex A): its writer has several of them otherwise.

use crate::domain::sort::sort_by;

/// Each group of properties with the order of what it holds, as far as this file holds it; what is not named stands
/// before.
const ORDERS: [(&str, &[&str]); 7] = [
    ("rPr", &["ins", "del", "rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "highlight", "lang"]),
    ("numPr", &["ilvl", "numId", "ins"]),
    ("pPr", &["pStyle", "keepNext", "numPr", "spacing", "ind", "jc", "rPr"]),
    ("trPr", &["cantSplit", "ins", "del"]),
    ("style", &["name", "basedOn", "next", "link", "uiPriority", "qFormat", "pPr", "rPr"]),
    ("lvl", &["start", "numFmt", "suff", "lvlText", "lvlJc", "pPr", "rPr"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "cols",
            "titlePg",
            "docGrid",
        ],
    ),
];

/// A part of the file with its properties in order; empty groups go.
pub(super) fn in_order(part: &str) -> String {
    let part = part.replace("<w:rPr />", "").replace("<w:pPr />", "");
    ORDERS.iter().fold(part, |part, (group, order)| sorted(&part, group, order))
}

/// The part with every group of a name sorted.
fn sorted(part: &str, group: &str, order: &[&str]) -> String {
    let (open, close) = (format!("<w:{group}"), format!("</w:{group}>"));
    let mut pieces = part.split(&open);
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        whole.push_str(&open);
        // A longer name, or a group that holds nothing.
        let is_group = piece.starts_with(['>', ' ']);
        let held = piece.split_once('>').filter(|(head, _)| is_group && !head.ends_with('/'));
        let split = held.and_then(|(head, rest)| Some((head, rest.split_once(&close)?)));
        let Some((head, (inside, after))) = split else {
            whole.push_str(piece);
            continue;
        };
        let mut held = elements(inside);
        sort_by(&mut held, |a, b| place(a, order).cmp(&place(b, order)));
        whole.extend([head, ">", &held.concat(), &close, after]);
    }
    whole
}

/// Where an element belongs.
fn place(element: &str, order: &[&str]) -> usize {
    let name = element.trim_start_matches("<w:").split([' ', '/', '>']).next();
    order.iter().position(|known| Some(*known) == name).map_or(0, |at| at + 1)
}

/// The elements of a text one beside the other, each with all it holds.
fn elements(text: &str) -> Vec<&str> {
    let (mut found, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, _) in text.match_indices('>') {
        let tag = text.get(..at).and_then(|head| head.rsplit_once('<')).map_or("", |(_, tag)| tag);
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') {
            depth += 1;
        }
        if depth == 0 {
            found.extend(text.get(from..=at));
            from = at + 1;
        }
    }
    found.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    found
}
