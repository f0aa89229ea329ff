//! Where the parties sign.

use super::fill::field;
use super::model::{Block, Run};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// Left free to be signed on paper.
const LINE: &str = "____________________";

/// A table with a column for each party: company, signature, name, title, date.
pub(super) fn signatures(values: &FieldValues, lang: Lang) -> Block {
    let (heads, lines) = match lang {
        Lang::En => (["Licensor", "Licensee"], ["Signature", "Name", "Title", "Date"]),
        Lang::Zh => (["许可方", "被许可方"], ["签署", "姓名", "职务", "日期"]),
    };
    let between = if lang == Lang::En { ": " } else { "：" };
    let names = ["licensor", "licensee"].map(|party| vec![field(values, party, lang)]);
    let line = |name: &str| {
        let line = || vec![Run::plain(format!("{name}{between}{LINE}"))];
        vec![line(), line()]
    };
    let rows = std::iter::once(names.to_vec()).chain(lines.into_iter().map(line));
    Block::Table(heads.map(Into::into).to_vec(), rows.collect())
}
