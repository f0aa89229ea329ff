//! The sentence of every problem, English and Chinese side by side.

use super::problem::PaymentProblem as P;
use crate::domain::calendar::{Closure, HolidayCalendar, Status};
use crate::domain::lang::Lang;

/// What is wrong, one sentence.
pub(super) fn message(problem: &P, lang: Lang) -> String {
    let (en, zh) = match problem {
        P::ClosureOverlap { due_on, usable, closure, .. } => {
            overlap(closure, &format!("{due_on}"), &format!("{usable}"))
        }
        P::ClosureNear { due_on, closure, longest_only } => {
            near(closure, &format!("{due_on}"), *longest_only)
        }
        P::RegistrationLate { registration, credited } => (
            format!(
                "The technology-export registration is expected on {registration}, after the first reviewed receipt is credited on {credited}: the bank holds the money until then."
            ),
            format!(
                "技术出口合同登记预计于 {registration} 完成，晚于首笔须审核收款的入账日 {credited}：此前银行不予办理。"
            ),
        ),
        P::RegistrationDeadline { limit, on } if on > limit => (
            format!(
                "The technology-export registration passes its limit of {limit}, 60 days after the contract takes effect (counted to {on})."
            ),
            format!("技术出口合同登记超过期限 {limit}（合同生效后 60 日；计至 {on}）。"),
        ),
        P::RegistrationDeadline { limit, .. } => (
            format!(
                "The technology-export registration is due by {limit}, 60 days after the contract takes effect, and is not recorded as done."
            ),
            format!("技术出口合同登记须在 {limit}（合同生效后 60 日）前完成，目前尚无完成记录。"),
        ),
        P::TreatyFormMissing { pay_on, at_stake, currency, rate, treaty } => (
            format!(
                "The treaty papers are not in hand on {pay_on}: {} is withheld instead of {}, {} more, which may be reclaimed later.",
                percent(*rate, Lang::En),
                percent(*treaty, Lang::En),
                money(currency, *at_stake, Lang::En)
            ),
            format!(
                "{pay_on} 付款时协定文件尚未齐备：按 {} 而非 {} 预提，多扣 {}，日后或可申请退税。",
                percent(*rate, Lang::Zh),
                percent(*treaty, Lang::Zh),
                money(currency, *at_stake, Lang::Zh)
            ),
        ),
        P::DeCertificate { at_stake, currency } => (
            format!(
                "A German payer must withhold 15.825 % until it holds the exemption certificate, which may take about 15 months; {} is at stake.",
                money(currency, *at_stake, Lang::En)
            ),
            format!(
                "德国付款方在取得免税证书前须预提 15.825%，办理可能需约 15 个月；涉及 {}。",
                money(currency, *at_stake, Lang::Zh)
            ),
        ),
        P::HkNoTreaty { country, rate } => (
            format!(
                "Hong Kong has no income-tax treaty with {country}: {} is withheld from the vehicle.",
                percent(*rate, Lang::En)
            ),
            format!(
                "香港与 {country} 没有所得税协定：对香港公司按 {} 预提。",
                percent(*rate, Lang::Zh)
            ),
        ),
        P::CalendarProjected { calendars, first, last } => (
            format!(
                "The dates lean on the {} calendar of {}, not yet published officially: right to about one business day; make-up workdays are unknown.",
                years(*first, *last),
                places(calendars, Lang::En)
            ),
            format!(
                "日期依据{}{}年的推算日历（尚未官方公布）：误差约一个工作日，调休上班日未知。",
                places(calendars, Lang::Zh),
                years(*first, *last)
            ),
        ),
        P::CalendarMissing { calendars, country, currency } if calendars.is_empty() => (
            format!(
                "There is no bank calendar for {country} and {currency}: only weekends are counted as closed."
            ),
            format!("没有 {country} 与 {currency} 的银行日历：仅按周末休市计算。"),
        ),
        P::CalendarMissing { calendars, .. } => (
            format!(
                "The dates lie beyond the calendar data of {}: only weekends and fixed-date holidays are counted as closed.",
                places(calendars, Lang::En)
            ),
            format!(
                "日期超出{}的日历数据：仅按周末与固定日期假日计算。",
                places(calendars, Lang::Zh)
            ),
        ),
        P::OdiPending { expected: Some(on) } => (
            format!(
                "The outbound-investment filings for the licensor's shares are not done; the last is expected on {on}."
            ),
            format!("许可方持股的境外投资备案尚未完成；最后一项预计于 {on}。"),
        ),
        P::Late { due_on, until, paid, days, interest, currency } => {
            late(*paid, &format!("{due_on}"), &format!("{until}"), *days, *interest, currency)
        }
        P::PapersLate { due_on, ready } => (
            format!(
                "The papers for this payment out of China are ready on {ready}, after it is due on {due_on}."
            ),
            format!("该笔对外付款的文件于 {ready} 才能备齐，晚于到期日 {due_on}。"),
        ),
        P::WhtUnknown { country } => (
            format!(
                "The withholding table has no row for {country}; enter the rate (it is not taken for 0)."
            ),
            format!("预提税表中没有 {country}；请输入税率（不会按 0 处理）。"),
        ),
        P::WhtDiffers { entered, table, difference, currency } => (
            format!(
                "The entered withholding rate is {}, the table's for this payer and payee {}: a difference of {}.",
                percent(*entered, Lang::En),
                percent(*table, Lang::En),
                money(currency, *difference, Lang::En)
            ),
            format!(
                "输入的预提税率为 {}，而表中该付款方与收款方适用 {}：相差 {}。",
                percent(*entered, Lang::Zh),
                percent(*table, Lang::Zh),
                money(currency, *difference, Lang::Zh)
            ),
        ),
        P::StepOrder { step } => {
            let name = |lang| step.info().map_or("", |info| info.name(lang));
            (
                format!(
                    "{}: the shortest must not exceed the likely, nor the likely the longest; the table's duration is used.",
                    name(Lang::En)
                ),
                format!(
                    "{}：最短不得超过一般，一般不得超过最长；现按表中时长计算。",
                    name(Lang::Zh)
                ),
            )
        }
        P::DueBeforeEffective { due_on, effective_on } => (
            format!(
                "The payment falls due on {due_on}, before the contract takes effect on {effective_on}."
            ),
            format!("付款到期日 {due_on} 早于合同生效日 {effective_on}。"),
        ),
        P::EffectiveBeforeSigned { effective_on, signed_on } => (
            format!(
                "The contract takes effect on {effective_on}, before it is signed on {signed_on}."
            ),
            format!("合同生效日 {effective_on} 早于签署日 {signed_on}。"),
        ),
        fixed => {
            let (en, zh) = sentence(fixed);
            (en.to_owned(), zh.to_owned())
        }
    };
    pick(lang, en, zh)
}

/// The problems whose sentence never changes.
fn sentence(problem: &P) -> (&'static str, &'static str) {
    match problem {
        P::RestrictedTechnology => (
            "The technology is marked as restricted from export and no letter of intent is recorded: without it and the licence the deal is barred, not delayed.",
            "技术被标记为限制出口且无意向书记录：没有意向书与许可证，交易不得进行，而非仅仅延迟。",
        ),
        P::HkAffiliateRelief => (
            "China's technology-transfer tax relief excludes income from a wholly owned affiliate, such as a Hong Kong vehicle.",
            "中国技术转让所得税优惠不适用于来自全资关联方（如香港公司）的所得。",
        ),
        P::DocumentsOver50k => (
            "Above USD 50,000 the bank reviews contract, invoice and registration before the money can be used.",
            "超过 5 万美元，银行须审核合同、发票与登记证书后资金方可使用。",
        ),
        P::OdiPending { .. } => (
            "The outbound-investment filings for the licensor's shares are not done.",
            "许可方持股的境外投资备案尚未完成。",
        ),
        P::WhtRefused => (
            "A withholding rate lies between 0 and 100 %, 100 % excluded.",
            "预提税率应在 0 至 100% 之间（不含 100%）。",
        ),
        P::SpotRefused => ("The spot rate must be above 0.", "即期汇率必须大于 0。"),
        _ => ("The value cannot be used.", "该值无法使用。"),
    }
}

fn overlap(closure: &Closure, due_on: &str, usable: &str) -> (String, String) {
    let (en, zh) = closed(closure);
    (
        format!(
            "Due on {due_on}, usable on {usable}: the {en} closure, {} to {}, lies in between.",
            closure.from, closure.to
        ),
        format!(
            "{due_on} 到期、{usable} 可用：期间遇{zh}休市（{} 至 {}）。",
            closure.from, closure.to
        ),
    )
}

fn near(closure: &Closure, due_on: &str, longest_only: bool) -> (String, String) {
    let (en, zh) = closed(closure);
    let (from, to) = (closure.from, closure.to);
    if longest_only {
        return (
            format!(
                "Due on {due_on}: on the longest path the {en} closure, {from} to {to}, lies before the money is usable."
            ),
            format!("{due_on} 到期：按最长路径，资金可用前遇{zh}休市（{from} 至 {to}）。"),
        );
    }
    (
        format!("Due on {due_on}, next to the {en} closure, {from} to {to}."),
        format!("{due_on} 到期，临近{zh}休市（{from} 至 {to}）。"),
    )
}

/// The closure's holiday, place and, where it is not official, how sure it is.
fn closed(closure: &Closure) -> (String, String) {
    let projected = closure.status >= Status::Projected;
    let (en, zh) = (closure.name.en, closure.name.zh);
    let place = |lang| closure.calendar.name(lang);
    (
        format!("{en} ({}{})", place(Lang::En), if projected { ", projected" } else { "" }),
        format!("{}{zh}{}", place(Lang::Zh), if projected { "（推算）" } else { "" }),
    )
}

fn late(
    paid: bool,
    due_on: &str,
    until: &str,
    days: i64,
    interest: f64,
    currency: &str,
) -> (String, String) {
    let (en, zh) =
        if paid { ("Paid on", "付款日") } else { ("Not recorded as paid by", "截至") };
    let unpaid = if paid { "" } else { "未记录付款，" };
    (
        format!(
            "{en} {until}, {days} days after it was due on {due_on}; interest {}.",
            money(currency, interest, Lang::En)
        ),
        format!(
            "{zh} {until}，{unpaid}晚于到期日 {due_on} 共 {days} 天；利息 {}。",
            money(currency, interest, Lang::Zh)
        ),
    )
}

fn places(calendars: &[HolidayCalendar], lang: Lang) -> String {
    let names: Vec<&str> = calendars.iter().map(|calendar| calendar.name(lang)).collect();
    names.join(if lang == Lang::En { ", " } else { "、" })
}

fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

fn percent(rate: f64, lang: Lang) -> String {
    let text = format!("{:.3}", rate * 100.0);
    let space = if lang == Lang::En { " " } else { "" };
    format!("{}{space}%", text.trim_end_matches('0').trim_end_matches('.'))
}

fn money(currency: &str, millions: f64, lang: Lang) -> String {
    let unit = if lang == Lang::En { "million" } else { "百万" };
    format!("{currency} {millions:.3} {unit}")
}

pub(super) fn pick(lang: Lang, en: String, zh: String) -> String {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}
