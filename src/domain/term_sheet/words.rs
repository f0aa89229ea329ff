//! The deal's words of choice as a contract writes them.

use crate::domain::lang::Lang;

const WORDS: &[(&str, &str, &str)] = &[
    ("mainland", "a mainland China company", "中国内地公司"),
    ("hong_kong", "a Hong Kong company", "香港公司"),
    ("license", "licence", "许可"),
    ("newco", "licence to a new company with equity", "向新设公司许可并持股"),
    ("cash", "cash", "现金"),
    ("shares", "shares", "股份"),
    ("licensee", "Licensee", "被许可方"),
    ("licensor", "Licensor", "许可方"),
    ("following", "the next Business Day", "下一营业日"),
    (
        "modified_following",
        "the next Business Day, or the last Business Day of the month if the next falls in another month",
        "下一营业日；若跨月则为当月最后一个营业日",
    ),
    ("preceding", "the preceding Business Day", "前一营业日"),
    ("due_date", "the due date", "到期日"),
    ("quarter_average", "the average of the Calendar Quarter", "日历季度平均"),
    ("payment_date", "the day of payment", "付款日"),
    ("none", "none", "无"),
    ("fee", "fee", "费用"),
    ("dividend", "dividend", "股息"),
    ("by_territory", "if the United States is licensed", "许可区域含美国时适用"),
    ("applies", "applies", "适用"),
    ("does_not_apply", "does not apply", "不适用"),
    ("mrct", "a multi-regional clinical trial", "国际多中心临床试验"),
    ("bridging", "a bridging study", "桥接研究"),
    ("505b2", "Section 505(b)(2)", "505(b)(2) 途径"),
    ("full_local", "a full local programme", "完整的当地开发项目"),
    ("unknown", "not yet established", "尚待确认"),
    ("yes", "yes", "是"),
    ("no", "no", "否"),
    ("true", "yes", "是"),
    ("false", "no", "否"),
    ("condition", "condition", "先决条件"),
    ("covenant", "covenant", "承诺"),
    ("warranty", "warranty", "保证"),
    ("indemnity", "indemnity", "赔偿"),
    ("price", "price", "价格"),
];

/// A word in a language; an unknown one as it is.
pub fn word(word: &str, lang: Lang) -> &str {
    let known = WORDS.iter().find(|(key, ..)| *key == word);
    known.map_or(word, |(_, en, zh)| if lang == Lang::En { en } else { zh })
}

/// A currency's Chinese name; its code where none is known here.
pub fn currency(code: &str) -> &str {
    match code {
        "USD" => "美元",
        "EUR" => "欧元",
        "CNY" => "元人民币",
        "HKD" => "港元",
        "JPY" => "日元",
        "GBP" => "英镑",
        "CHF" => "瑞士法郎",
        other => other,
    }
}
