//! Why an offer is not taken, English and Chinese side by side. Nothing private is said, nothing was changed.

use super::key::fingerprint;
use crate::domain::lang::Lang;

/// Why an offer is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's sentence stands below")]
pub enum OfferRefusal {
    NotAnOffer,
    NoKey,
    Broken,
    Newer,
    NewerPaper,
    BadPaper,
    Forged,
    Hidden,
    TooLong { most: usize },
    OtherDeal,
    OwnOffer { number: u32 },
    OurSide { number: u32 },
    Replayed { number: u32 },
    Missing { number: u32 },
    Misnumbered { number: u32 },
    Late { number: u32 },
    KeyChanged { was: [u8; 32], is: [u8; 32] },
    NoRoom,
}

impl OfferRefusal {
    /// Why, in one or two sentences.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Zh => self.chinese(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotAnOffer => "This is not a Parley offer.".into(),
            Self::NoKey => "This browser gives no random numbers, from which a key could be made; nothing is sealed.".into(),
            Self::Broken => "The offer was cut short or changed on the way; ask for it again.".into(),
            Self::Newer | Self::NewerPaper => {
                "The offer was made by a newer version of this page; reload the page.".into()
            }
            Self::BadPaper => "The offer is sealed, but its paper is no deal.".into(),
            Self::Forged => "The seal does not fit: the offer was changed after it was sealed, or is forged. Nothing was changed here.".into(),
            Self::Hidden => "The offer holds letters that nobody sees or that turn the text around; it is not taken.".into(),
            Self::TooLong { most } => format!("The message is longer than {most} characters; the offer is not taken."),
            Self::OtherDeal => "This offer belongs to another deal.".into(),
            Self::OwnOffer { number } => format!("This is your own offer {number}, which is here already."),
            Self::OurSide { number } => format!("Offer {number} says that it comes from your own side, but it was not made in this deal; it is not taken."),
            Self::Replayed { number } => format!("Their offer {number} is here already."),
            Self::Missing { number } => format!("Offer {number} answers an offer that is not here: one before it is missing. Ask for it and open it first."),
            Self::Misnumbered { number } => format!("Offer {number} carries no number after that of the offer it answers; it is not taken."),
            Self::Late { number } => format!("A later offer of theirs than offer {number} is here already; it is not taken."),
            Self::KeyChanged { was, is } => format!(
                "The other side's key has changed since its last offer: it was “{}” and is “{}”. Ask them aloud, by a call or in person, to read their four words before anything else; the offer is not taken.",
                fingerprint(was), fingerprint(is)
            ),
            Self::NoRoom => "The deal holds as many offers as it may; take one out first.".into(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Self::NotAnOffer => "这不是 Parley 报价。".into(),
            Self::NoKey => "本浏览器不提供生成密钥所需的随机数；未封存任何内容。".into(),
            Self::Broken => "报价在传送中被截断或改动；请对方重新发送。".into(),
            Self::Newer | Self::NewerPaper => "该报价由更新版本的本页生成；请重新加载本页。".into(),
            Self::BadPaper => "该报价已封存，但其文本不是一份交易。".into(),
            Self::Forged => {
                "封存不符：该报价在封存后被改动，或系伪造。本机内容未作任何改动。".into()
            }
            Self::Hidden => "该报价含有不可见或改变文字方向的字符；未予接收。".into(),
            Self::TooLong { most } => format!("附言超过 {most} 个字符；未接收该报价。"),
            Self::OtherDeal => "该报价属于另一份交易。".into(),
            Self::OwnOffer { number } => format!("这是您自己的第 {number} 轮报价，本机已有。"),
            Self::OurSide { number } => {
                format!("第 {number} 轮报价自称来自您这一方，但并非在本交易中作出；未予接收。")
            }
            Self::Replayed { number } => format!("对方的第 {number} 轮报价本机已有。"),
            Self::Missing { number } => format!(
                "第 {number} 轮报价所回应的报价不在本机：缺少其前一轮报价。请索取并先行打开。"
            ),
            Self::Misnumbered { number } => {
                format!("第 {number} 轮报价的编号不在其所回应的报价之后；未予接收。")
            }
            Self::Late { number } => format!("本机已有对方晚于第 {number} 轮的报价；未予接收。"),
            Self::KeyChanged { was, is } => format!(
                "对方密钥自上一轮报价后发生变化：原为“{}”，现为“{}”。请先当面或电话核对；未接收该报价。",
                fingerprint(was),
                fingerprint(is)
            ),
            Self::NoRoom => "本交易的报价数量已达上限；请先移除一项。".into(),
        }
    }
}
