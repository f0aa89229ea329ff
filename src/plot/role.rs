//! Colour by role. A figure names roles; the page's style sheet gives them colours.

use plotters::style::Color;
use plotters_backend::BackendColor;

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The licensor, and nothing else.
    Licensor,
    /// The licensor's second shade.
    LicensorSoft,
    /// The licensee, and nothing else.
    Licensee,
    /// The licensee's second shade.
    LicenseeSoft,
    /// Text, zero lines, what belongs to neither party.
    Ink,
    /// Tick labels, notes.
    Soft,
    /// A grey for marks, too light for text.
    Faint,
    /// Hairlines.
    Rule,
    /// The ground.
    Paper,
    /// What is wrong.
    Trouble,
    /// A step of the ordered ramp for regions, tiers and scenarios; steps beyond the last repeat it.
    Series(u8),
}

/// Steps of the ramp.
pub const RAMP: u8 = 6;

/// The custom property of each role, in the order of [`Role::number`].
const PROPERTIES: [&str; 16] = [
    "--plot-licensor",
    "--plot-licensor-soft",
    "--plot-licensee",
    "--plot-licensee-soft",
    "--plot-ink",
    "--plot-soft",
    "--plot-faint",
    "--plot-rule",
    "--plot-paper",
    "--plot-trouble",
    "--plot-series-0",
    "--plot-series-1",
    "--plot-series-2",
    "--plot-series-3",
    "--plot-series-4",
    "--plot-series-5",
];

impl Role {
    /// The ramp's step for the `index`-th of `count`: a few are spread over the ramp.
    pub fn series(index: usize, count: usize) -> Self {
        let (last, steps) = (usize::from(RAMP - 1), count.saturating_sub(1).max(1));
        let step = (index * last.min(3 * steps) + steps / 2) / steps;
        Self::Series(u8::try_from(step.min(last)).unwrap_or(RAMP - 1))
    }

    /// The role a text beside a mark of this role takes: light shades do not carry text.
    pub fn of_text(self) -> Self {
        match self {
            Self::LicensorSoft => Self::Licensor,
            Self::LicenseeSoft => Self::Licensee,
            Self::Faint | Self::Rule | Self::Paper => Self::Soft,
            Self::Series(_) => Self::Ink,
            Self::Licensor | Self::Licensee | Self::Ink | Self::Soft | Self::Trouble => self,
        }
    }

    const fn number(self) -> u8 {
        match self {
            Self::Licensor => 0,
            Self::LicensorSoft => 1,
            Self::Licensee => 2,
            Self::LicenseeSoft => 3,
            Self::Ink => 4,
            Self::Soft => 5,
            Self::Faint => 6,
            Self::Rule => 7,
            Self::Paper => 8,
            Self::Trouble => 9,
            Self::Series(step) => 10 + if step < RAMP { step } else { RAMP - 1 },
        }
    }
}

/// Plotters knows colours of three numbers only: the first carries the role's, [`property`] reads it.
impl Color for Role {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.number(), 0, 0) }
    }
}

/// The custom properties of all roles.
pub fn properties() -> impl Iterator<Item = &'static str> {
    PROPERTIES.into_iter()
}

/// The custom property of the role that a colour of plotters carries.
pub fn property(color: BackendColor) -> &'static str {
    PROPERTIES.get(usize::from(color.rgb.0)).copied().unwrap_or("--plot-ink")
}
