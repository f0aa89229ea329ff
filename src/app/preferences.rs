//! How the page is shown: which tab, light or dark, which language and unit; kept across visits.

use super::format::AmountUnit;

/// The tabs, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// All deals of this browser.
    Deals,
    /// The contract.
    #[default]
    Terms,
    /// One side's beliefs.
    Assumptions,
    /// What it is worth.
    Value,
    /// Sales, royalties, scenarios.
    Royalties,
    /// When the cash arrives.
    Payments,
    /// The offers, and what they are worth.
    Rounds,
    /// What must be known before closing.
    Diligence,
    /// What the paper says.
    Document,
}

impl Tab {
    /// Every tab.
    pub const ALL: [Self; 9] = [
        Self::Deals,
        Self::Terms,
        Self::Assumptions,
        Self::Value,
        Self::Royalties,
        Self::Payments,
        Self::Rounds,
        Self::Diligence,
        Self::Document,
    ];

    /// Whether both parties may see it.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Terms | Self::Rounds | Self::Document)
    }

    /// The tab's id in the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Deals => "deals",
            Self::Terms => "terms",
            Self::Assumptions => "assumptions",
            Self::Value => "value",
            Self::Royalties => "royalties",
            Self::Payments => "payments",
            Self::Rounds => "rounds",
            Self::Diligence => "diligence",
            Self::Document => "document",
        }
    }
}

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark ink on paper.
    Light,
    /// Light ink on dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of the page's `data-theme`.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
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
        format!("{language} {} {} {}", self.theme.name(), self.unit.code(), self.tab.id())
    }

    /// Reads what [`Preferences::to_text`] wrote; words not known are left at their default.
    pub fn from_text(text: &str) -> Self {
        let said = |word: &str| text.split(' ').any(|said| said == word);
        Self {
            chinese: said("zh"),
            theme: Theme::ALL.into_iter().find(|theme| said(theme.name())).unwrap_or_default(),
            unit: AmountUnit::ALL.into_iter().find(|unit| said(unit.code())).unwrap_or_default(),
            tab: Tab::ALL.into_iter().find(|tab| said(tab.id())).unwrap_or_default(),
        }
    }
}
