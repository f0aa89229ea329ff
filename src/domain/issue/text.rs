//! The sentence of every problem, English and Chinese side by side.

use super::Problem;
use crate::domain::lang::Lang;
use crate::domain::number::{NumberError, Range};
use std::ops::Bound;

/// The stable word of a problem.
pub(super) fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Missing => "missing",
        Problem::Number(_) => "unreadable",
        Problem::Negative => "negative",
        Problem::NotPositive => "not_positive",
        Problem::OutOfRange { .. } => "out_of_range",
        Problem::TooMany { .. } => "too_many",
        Problem::NotLetters { .. } => "not_letters",
        Problem::UnknownWord { .. } => "unknown_word",
        Problem::RoundedToCents => "rounded_to_cents",
        Problem::EmptyList => "empty_list",
        Problem::TooManyRows { .. } => "too_many_rows",
        Problem::TiersStartAboveZero => "tiers_start_above_zero",
        Problem::TiersNotAscending => "tiers_not_ascending",
        Problem::Duplicate { .. } => "duplicate",
        Problem::NoAssumptions { .. } => "no_assumptions",
        Problem::LicensedAndRetained { .. } => "licensed_and_retained",
        Problem::UnknownStage { .. } => "unknown_stage",
        Problem::NotLicensed { .. } => "not_licensed",
        Problem::NotWholeMonths => "not_whole_months",
        Problem::TooManyOutcomes { .. } => "too_many_outcomes",
        Problem::ProgrammeTooLong { .. } => "programme_too_long",
        Problem::StaleProgramme => "stale_programme",
        Problem::EffectiveBeforeSigned => "effective_before_signed",
        Problem::NoWithholdingRow { .. } => "no_withholding_row",
        Problem::FileTooLarge { .. } => "file_too_large",
        Problem::NotJson { .. } => "not_json",
        Problem::ForeignFile => "foreign_file",
        Problem::NewerFile { .. } => "newer_file",
        Problem::NotALink => "not_a_link",
        Problem::LinkBroken => "link_broken",
        Problem::NewerLink { .. } => "newer_link",
        Problem::LinkTooLarge => "link_too_large",
        Problem::LinkTooLong { .. } => "link_too_long",
        Problem::NotAList => "not_a_list",
        Problem::NotAGroup => "not_a_group",
        Problem::WrongType => "wrong_type",
        Problem::NoSuchColumn { .. } => "no_such_column",
        Problem::Inconsistent { .. } => "inconsistent",
    }
}

/// One sentence: what is wrong and, where it is not plain from that, what to do.
pub(super) fn message(problem: &Problem, lang: Lang) -> String {
    let (en, zh) = match problem {
        Problem::Number(error) => return number(error, lang),
        Problem::OutOfRange { range, percent } => return out_of_range(range, *percent, lang),
        Problem::TooMany { most } => {
            (format!("{most} is the most that makes sense here."), format!("此处最多为 {most}。"))
        }
        Problem::NotLetters { count } => (
            format!("Enter {count} capital letters, as in {}.", letters_example(*count)),
            format!("请输入 {count} 个大写字母，例如 {}。", letters_example(*count)),
        ),
        Problem::UnknownWord { text, known } => (
            format!("“{text}” is not one of: {known}."),
            format!("“{text}”不在可选值之内：{known}。"),
        ),
        Problem::TooManyRows { rows, most } => (
            format!("{rows} rows; at most {most} are taken."),
            format!("共 {rows} 行；最多接受 {most} 行。"),
        ),
        Problem::Duplicate { name } => (
            format!("“{name}” stands here twice; each must be different."),
            format!("“{name}”重复出现，每一项必须不同。"),
        ),
        Problem::NoAssumptions { region } => (
            format!("{region} is licensed but has no assumptions; add a region row for it."),
            format!("{region} 已许可但没有假设；请为其添加地区行。"),
        ),
        Problem::LicensedAndRetained { region } => (
            format!("{region} is both licensed and retained; the licensed side is valued."),
            format!("{region} 同时列为许可与保留；按许可计算。"),
        ),
        Problem::UnknownStage { stage } => (
            format!("“{stage}” is not among the programme's stages ahead; it is past or misspelt."),
            format!("“{stage}”不在尚待进行的研发阶段中；可能已结束或拼写有误。"),
        ),
        Problem::NotLicensed { region } => (
            format!("{region} is not a licensed region, so its approval is no trigger."),
            format!("{region} 不是许可地区，其获批不能作为触发条件。"),
        ),
        Problem::TooManyOutcomes { most } => (
            format!(
                "More than {most} licensed regions with uncertain approval; group small markets into one row."
            ),
            format!("审批结果不确定的许可地区超过 {most} 个；请将小市场合并为一行。"),
        ),
        Problem::ProgrammeTooLong { most } => (
            format!("From programme start to launch takes more than {most} months."),
            format!("从研发起始到上市超过 {most} 个月。"),
        ),
        Problem::NoWithholdingRow { country } => (
            format!(
                "The withholding table has no row for {country}; enter the rate (it is not taken for 0)."
            ),
            format!("预提税表中没有 {country}；请输入税率（不会按 0 处理）。"),
        ),
        Problem::FileTooLarge { most } => (
            format!("The file is larger than {most} MB; a deal file is a few kilobytes."),
            format!("文件超过 {most} MB；交易文件通常只有几 KB。"),
        ),
        Problem::NotJson { at } => (
            format!("This is not a complete JSON document (it breaks off at line {at})."),
            format!("这不是完整的 JSON 文档（在第 {at} 行中断）。"),
        ),
        Problem::NewerFile { version } => (
            format!(
                "The file is version {version}, newer than this page reads; it was left as it is."
            ),
            format!("文件版本为 {version}，高于本页可读版本；文件未被改动。"),
        ),
        Problem::NewerLink { version } => (
            format!("The link is version {version}, newer than this page reads; reload the page."),
            format!("链接版本为 {version}，高于本页可读版本；请重新加载本页。"),
        ),
        Problem::LinkTooLong { length, most } => (
            format!(
                "The link would have {length} characters, and more than {most} may be cut on the way; send the file instead."
            ),
            format!(
                "链接将长达 {length} 个字符，超过 {most} 个可能在传送中被截断；请改为发送文件。"
            ),
        ),
        Problem::NoSuchColumn { cell } => (
            format!("“{cell}” would fall outside the table's columns."),
            format!("“{cell}”超出了表格的列。"),
        ),
        Problem::Inconsistent { what } => (
            format!("The fields do not make a deal together: {what}."),
            format!("各字段无法构成一份交易：{what}。"),
        ),
        plain => {
            let (en, zh) = sentence(plain);
            (en.to_owned(), zh.to_owned())
        }
    };
    pick(lang, en, zh)
}

/// The problems whose sentence never changes.
fn sentence(problem: &Problem) -> (&'static str, &'static str) {
    match problem {
        Problem::Missing => ("A value is missing.", "缺少数值。"),
        Problem::Negative => {
            ("The amount is negative; enter it as a positive number.", "金额为负；请输入正数。")
        }
        Problem::NotPositive => ("The threshold must be above 0.", "门槛必须大于 0。"),
        Problem::RoundedToCents => ("Rounded to whole cents.", "已四舍五入至分。"),
        Problem::EmptyList => ("At least one row is needed.", "至少需要一行。"),
        Problem::TiersStartAboveZero => {
            ("The first tier must start at 0.", "第一档必须从 0 开始。")
        }
        Problem::TiersNotAscending => {
            ("Each tier must start above the one before it.", "每一档的起点必须高于前一档。")
        }
        Problem::NotWholeMonths => {
            ("The term must be a whole number of months.", "期限必须为整月数。")
        }
        Problem::StaleProgramme => (
            "This stage ends on or before the valuation date: set its probability to 100 if it succeeded, or remove it.",
            "该阶段在估值日或之前已结束：如已成功请将概率设为 100，否则请删除。",
        ),
        Problem::EffectiveBeforeSigned => {
            ("The effective date lies before the signing date.", "生效日早于签署日。")
        }
        Problem::ForeignFile => (
            "This is not a Parley deal file (format “parley-deal”, version 1).",
            "这不是 Parley 交易文件（format 为“parley-deal”，version 为 1）。",
        ),
        Problem::NotALink => ("This is not a Parley link.", "这不是 Parley 链接。"),
        Problem::LinkBroken => (
            "The link was cut short or changed on the way; ask for it again, or for the file.",
            "链接在传送中被截断或改动；请对方重新发送，或改为发送文件。",
        ),
        Problem::LinkTooLarge => (
            "This is larger than a link can hold; a deal is a few kilobytes.",
            "内容超过链接所能容纳的大小；交易通常只有几 KB。",
        ),
        Problem::NotAList => ("A list of rows belongs here.", "此处应为列表。"),
        Problem::NotAGroup => ("A group of fields belongs here.", "此处应为一组字段。"),
        Problem::WrongType => (
            "The file holds another kind of value here (a number must not be quoted).",
            "文件中此处的数据类型不符（数字不应加引号）。",
        ),
        _ => ("The value cannot be used.", "该值无法使用。"),
    }
}

fn pick(lang: Lang, en: String, zh: String) -> String {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn letters_example(count: usize) -> &'static str {
    if count == 2 { "US" } else { "USD" }
}

fn out_of_range(range: &Range, percent: bool, lang: Lang) -> String {
    let low = bound(range.low, percent, lang, true);
    let high = bound(range.high, percent, lang, false);
    pick(lang, format!("The value must be {low} and {high}."), format!("数值必须{low}且{high}。"))
}

fn bound(bound: Bound<f64>, percent: bool, lang: Lang, low: bool) -> String {
    let shown = |x: &f64| if percent { format!("{} %", x * 100.0) } else { x.to_string() };
    let (words, x) = match (&bound, low) {
        (Bound::Included(x), true) => (["at least", "不低于"], x),
        (Bound::Excluded(x), true) => (["above", "高于"], x),
        (Bound::Included(x), false) => (["at most", "不高于"], x),
        (Bound::Excluded(x), false) => (["below", "低于"], x),
        (Bound::Unbounded, _) => return pick(lang, "any".into(), "任意".into()),
    };
    pick(lang, format!("{} {}", words[0], shown(x)), format!("{} {}", words[1], shown(x)))
}

fn number(error: &NumberError, lang: Lang) -> String {
    match lang {
        Lang::En => capitalised(&error.to_string()),
        Lang::Zh => number_in_chinese(error),
    }
}

fn capitalised(clause: &str) -> String {
    let mut sentence = clause.to_owned();
    sentence.push('.');
    // The clauses are ours: they begin with a letter of ASCII or a quotation mark.
    sentence.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    sentence
}

fn number_in_chinese(error: &NumberError) -> String {
    match error {
        NumberError::Empty => "尚未输入。".into(),
        NumberError::NotANumber { text } => format!("“{text}”不是数字。"),
        NumberError::AmbiguousGrouping { text } => {
            format!("“{text}”有两种读法：请按三位分组，小数用点号。")
        }
        NumberError::DecimalComma { text } => format!("“{text}”以逗号表示小数：小数请用点号。"),
        NumberError::UnexpectedPercent => "百分比不是金额。".into(),
        NumberError::UnknownUnit { unit } => format!("“{unit}”不是可识别的单位。"),
        NumberError::TwoCurrencies => "同时出现两种货币。".into(),
        NumberError::TooLarge => "数字过大。".into(),
        NumberError::TooManyDigits => "位数过多，无法精确保存。".into(),
        NumberError::NotWhole => "请输入整数。".into(),
        NumberError::Negative => "数字不能为负。".into(),
        NumberError::NotADate { text } => format!("“{text}”不是日期：请写作 2027-03-12。"),
        NumberError::AmbiguousDate { text } => format!("“{text}”无法判断月份：请写作 2027-03-12。"),
        NumberError::NoSuchDay { text } => format!("“{text}”在日历上不存在。"),
        NumberError::YearOutOfRange { text } => format!("“{text}”不在 1900 至 2200 年之间。"),
    }
}
