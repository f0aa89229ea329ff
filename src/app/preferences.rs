//! How the page is shown: which tab, light or dark, which language and unit; kept across visits.

use crate::domain::lang::Lang;
use crate::domain::number::AmountUnit;
use crate::domain::valuation::RateBasis;
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
        /// What it might be worth; last, so that every other tab keeps its digit.
        Risk = "risk",
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

word_enum! {
    /// How large the figures of the scoreboard are.
    #[derive(Default)]
    pub enum FigureSize {
        /// For one who sits at the screen.
        #[default]
        Desk = "desk",
        /// For a room that looks at a wall.
        Room = "room",
    }
}

word_enum! {
    /// Whether the line that says what this is was read.
    #[derive(Default)]
    pub enum Introduction {
        /// A first visit.
        #[default]
        Shown = "new_here",
        /// Put away.
        Read = "been_here",
    }
}

/// What the user likes, kept across visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Preferences {
    /// Language of the page.
    pub language: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Unit of amounts in Chinese.
    pub unit: AmountUnit,
    /// The open tab.
    pub tab: Tab,
    /// The rates every value is discounted at.
    pub basis: RateBasis,
    /// How large the scoreboard is.
    pub size: FigureSize,
    /// Whether the introduction was read.
    pub introduction: Introduction,
}

impl Preferences {
    /// As kept: a word each.
    pub fn to_words(self) -> String {
        let shown = [self.language.word(), self.theme.word(), self.unit.word(), self.tab.word()];
        let valued = [self.basis.word(), self.size.word(), self.introduction.word()];
        [shown.as_slice(), &valued].concat().join(" ")
    }

    /// Reads what [`Preferences::to_words`] wrote; what is not known is left at its default.
    pub fn from_words(text: &str) -> Self {
        let words = || text.split(' ');
        Self {
            language: words().find_map(Lang::from_word).unwrap_or_default(),
            theme: words().find_map(Theme::from_word).unwrap_or_default(),
            unit: words().find_map(AmountUnit::from_word).unwrap_or_default(),
            tab: words().find_map(Tab::from_word).unwrap_or_default(),
            basis: words().find_map(RateBasis::from_word).unwrap_or_default(),
            size: words().find_map(FigureSize::from_word).unwrap_or_default(),
            introduction: words().find_map(Introduction::from_word).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Preferences {
        Preferences {
            language: Lang::Zh,
            theme: Theme::Dark,
            unit: AmountUnit::Wan,
            tab: Tab::Value,
            basis: RateBasis::Common,
            size: FigureSize::Room,
            introduction: Introduction::Read,
        }
    }

    #[test]
    fn words_once_kept_are_read_and_kept_the_same() {
        let all = "zh dark wan value one_rate room been_here";
        let default = "en system million terms own_rates desk new_here";
        for (text, kept) in [(all, some()), (default, Preferences::default())] {
            assert_eq!(kept.to_words(), text);
            assert_eq!(Preferences::from_words(text), kept);
        }
        // As an earlier version kept them.
        let earlier = Preferences { language: Lang::Zh, tab: Tab::Value, ..Preferences::default() };
        assert_eq!(Preferences::from_words("zh system million value"), earlier);
    }

    #[test]
    fn what_is_not_known_is_left_at_its_default() {
        let other = Preferences { tab: Tab::default(), ..some() };
        assert_eq!(Preferences::from_words("zh dark wan map one_rate room been_here"), other);
        for noise in ["", "{}", "zhdark", &"[".repeat(10_000)] {
            assert_eq!(Preferences::from_words(noise), Preferences::default(), "{noise:.60}");
        }
    }
}
