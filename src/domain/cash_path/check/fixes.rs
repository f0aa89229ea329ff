//! What to do about every problem, English and Chinese side by side.

use super::problem::PaymentProblem as P;
use super::words::pick;
use crate::domain::lang::Lang;

/// What to do, one sentence.
pub(super) fn fix(problem: &P, lang: Lang) -> String {
    let (en, zh) = match problem {
        P::ClosureOverlap { due_by, closure, .. } => {
            let after = closure.to.succ_opt().unwrap_or(closure.to);
            let (en, zh) = due_by.map_or((String::new(), String::new()), |by| {
                (format!("by {by}, or "), format!("提前至 {by} 或之前，或"))
            });
            return pick(
                lang,
                format!("Let it fall due {en}from {after} on."),
                format!("请将到期日{zh}安排在 {after} 或之后。"),
            );
        }
        P::ClosureNear { .. } => ("Let it fall due some days earlier.", "请将到期日提前数日。"),
        P::RegistrationLate { .. } => (
            "File earlier, or enter the day it was registered.",
            "请提前申报，或填写实际登记日期。",
        ),
        P::RegistrationDeadline { .. } => {
            ("File now and enter the day of registration.", "请立即申报并填写登记日期。")
        }
        P::TreatyFormMissing { .. } => (
            "Ask for the papers earlier, mark them as done, or let the payment fall due later.",
            "请提前申请文件、标记为已完成，或推迟到期日。",
        ),
        P::DeCertificate { .. } => (
            "Apply at once, or agree who bears the tax until then.",
            "请立即申请，或约定此前税款由谁承担。",
        ),
        P::RestrictedTechnology => (
            "Obtain the letter of intent before negotiating on substance; ask a PRC lawyer.",
            "请在实质性谈判前取得意向书；请咨询中国律师。",
        ),
        P::HkNoTreaty { .. } => {
            ("Compare with the mainland company as payee.", "请与由内地公司收款的方案比较。")
        }
        P::HkAffiliateRelief => (
            "Weigh the lost relief in the comparison of structures.",
            "请在架构比较中计入所失优惠。",
        ),
        P::CalendarProjected { .. } => (
            "Look again when the official dates are out: the mainland's by December of the year before, Hong Kong's about May.",
            "官方日期公布后请复核：内地通常在前一年 12 月前，香港约在前一年 5 月。",
        ),
        P::CalendarMissing { .. } => ("Check the dates with the bank.", "请与银行核对日期。"),
        P::DocumentsOver50k => (
            "Have contract, invoice, registration and tax certificate ready.",
            "请备好合同、发票、登记证书与完税证明。",
        ),
        P::OdiPending { .. } => (
            "Enter the dates of the filings, or mark them as done.",
            "请填写备案日期，或标记为已完成。",
        ),
        P::Late { paid: true, .. } => (
            "Claim the interest, or mark the delay as caused by the payee.",
            "请主张利息，或标记为收款方原因。",
        ),
        P::Late { .. } => ("Enter the day it was paid, or claim it.", "请填写实际付款日，或催收。"),
        P::PapersLate { .. } => (
            "Send the invoice earlier, or agree a later due date.",
            "请提前开具发票，或约定较晚的到期日。",
        ),
        P::WhtDiffers { .. } => (
            "Empty the rate to use the table's, or keep it if an adviser confirmed it.",
            "清空税率即按表计算；如经顾问确认可保留。",
        ),
        P::WhtUnknown { .. } | P::WhtRefused => ("Enter the rate.", "请输入税率。"),
        P::SpotRefused => ("Enter the spot rate.", "请输入即期汇率。"),
        P::StepOrder { .. } => ("Put the three durations in order.", "请按顺序填写三个时长。"),
        P::DueBeforeEffective { .. } => {
            ("Check the trigger and the payment days.", "请检查触发日与付款天数。")
        }
        P::EffectiveBeforeSigned { .. } => {
            ("Correct one of the two dates.", "请更正其中一个日期。")
        }
    };
    pick(lang, en.to_owned(), zh.to_owned())
}
