//! Calendar years as slots of an axis.

use super::spec::{PlotPanel, PlotSpec, XAxis};
use super::words::{PlotText, PlotWords};
use crate::domain::valuation::SalesYear;

/// More years than any deal has; a date that stopped at the calendar's end must not draw a million slots.
const MOST_YEARS: i32 = 1000;

/// An unbroken run of calendar years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub first: i32,
    /// Last year.
    pub last: i32,
}

impl Years {
    /// Stands for no years at all: a figure over it has no marks.
    pub const NONE: Self = Self { first: 0, last: 0 };

    /// The run that covers all `years`, cut after a thousand; `None` without any.
    pub fn covering(years: impl Iterator<Item = i32> + Clone) -> Option<Self> {
        let first = years.clone().min()?;
        let last = years.max()?.min(first.saturating_add(MOST_YEARS));
        Some(Self { first, last })
    }

    /// How many.
    pub fn count(self) -> usize {
        usize::try_from(self.last - self.first + 1).unwrap_or(0)
    }

    /// `value` added to the slot of `year`; years after the last count there.
    pub fn add(self, slots: &mut [f64], year: i32, value: f64) {
        let index = usize::try_from(year.min(self.last) - self.first).unwrap_or(0);
        if let Some(slot) = slots.get_mut(index) {
            *slot += value;
        }
    }

    /// The years of a case's sales; year 0 without any.
    pub fn of_sales(sales: &[SalesYear]) -> Self {
        Self::covering(sales.iter().map(|year| year.year)).unwrap_or(Self::NONE)
    }

    /// A value of each year's sales in its slot.
    pub fn values(self, sales: &[SalesYear], value: impl Fn(&SalesYear) -> f64) -> Vec<f64> {
        let mut slots = vec![0.0; self.count()];
        sales.iter().for_each(|year| self.add(&mut slots, year.year, value(year)));
        slots
    }

    /// A figure over the years.
    pub fn figure(
        self,
        title: &str,
        description: String,
        words: &PlotWords,
        panels: Vec<PlotPanel>,
    ) -> PlotSpec {
        PlotSpec {
            title: title.to_owned(),
            basis: Vec::new(),
            description,
            no_data: words.get(PlotText::NoData).to_owned(),
            lead: words.headings([PlotText::Year, PlotText::Events]),
            x: XAxis::Years { first: self.first, last: self.last },
            panels,
        }
    }

    /// The years.
    pub fn iter(self) -> impl Iterator<Item = i32> + Clone {
        self.first..=self.last
    }
}
