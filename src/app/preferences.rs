//! How the page is shown: which tab, light or dark, which language and unit; kept across visits.

use super::format::AmountUnit;
use crate::domain::word_enum::word_enum;

word_enum! {
    /// The tabs, in order, each with its id in the page.
    #[derive(Default)]
    pub enum Tab {
        /// All deals of this browser.
        Deals = "deals",
        /// The contract.
        #[default]
        Terms = "terms",
        /// One side's beliefs.
        Assumptions = "assumptions",
        /// What it is worth.
        Value = "value",
        /// Sales, royalties, scenarios.
        Royalties = "royalties",
        /// When the cash arrives.
        Payments = "payments",
        /// The offers, and what they are worth.
        Rounds = "rounds",
        /// What must be known before closing.
        Diligence = "diligence",
        /// What the paper says.
        Document = "document",
    }
}

impl Tab {
    /// Whether both parties may see it.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Terms | Self::Rounds | Self::Document)
    }
}

word_enum! {
    /// Light, dark, or as the system says, with the value of the page's `data-theme`.
    #[derive(Default)]
    pub enum Theme {
        /// As the system says.
        #[default]
        System = "system",
        /// Dark ink on paper.
        Light = "light",
        /// Light ink on dark.
        Dark = "dark",
    }
}

/// What the user likes, kept across visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// Chinese instead of English.
    pub chinese: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Unit of amounts in Chinese.
    pub unit: AmountUnit,
    /// The open tab.
    pub tab: Tab,
}

impl Preferences {
    /// As kept: a word each.
    pub fn to_text(self) -> String {
        let language = if self.chinese { "zh" } else { "en" };
        format!("{language} {} {} {}", self.theme.word(), self.unit.word(), self.tab.word())
    }

    /// Reads what [`Preferences::to_text`] wrote; words not known are left at their default.
    pub fn from_text(text: &str) -> Self {
        let said = |word: &str| text.split(' ').any(|said| said == word);
        Self {
            chinese: said("zh"),
            theme: Theme::ALL.into_iter().find(|theme| said(theme.word())).unwrap_or_default(),
            unit: AmountUnit::ALL.into_iter().find(|unit| said(unit.word())).unwrap_or_default(),
            tab: Tab::ALL.into_iter().find(|tab| said(tab.word())).unwrap_or_default(),
        }
    }
}
