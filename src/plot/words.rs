//! The texts of figures: keys, which the page and the tests look up in `locales/*.json`, group `plot`.

use crate::domain::deal::PaymentKind;
use crate::domain::lang::Lang;
use crate::domain::region::RegionName;
use crate::domain::text::fill;
use crate::domain::usual_name::said;
use crate::domain::words;

/// Hands every text of the figures to the macro `$with`, as `Variant = key_of_the_locale_file`: a new text is
/// a line here and one in each locale file. Sentences hold `{names}` that the figure replaces.
#[macro_export]
macro_rules! plot_texts {
    ($with:ident) => {
        $with! {
            // Axes and columns.
            NoData = no_data,
            Year = year,
            Events = events,
            Item = item,
            Amount = amount,
            Axis = axis,
            From = from,
            To = to,
            // Parties, kinds of cash.
            Licensor = licensor,
            Licensee = licensee,
            Upfront = upfront,
            ExerciseFees = exercise_fees,
            Milestones = milestones,
            Royalties = royalties,
            ProfitShare = profit_share,
            TaxRelief = tax_relief,
            SalesMargin = sales_margin,
            Development = development,
            Launch = launch,
            TechTransfer = tech_transfer,
            PaymentsToLicensor = payments_to_licensor,
            Cumulative = cumulative,
            Sunk = sunk,
            ValuationDate = valuation_date,
            // One party's cash by year. The lowest running total is `low`.
            CashflowTitle = cashflow_title,
            CashflowSentence = cashflow_sentence,
            // From the project's value to each side's.
            WaterfallTitle = waterfall_title,
            WaterfallSentence = waterfall_sentence,
            Project = project,
            Leakage = leakage,
            Equity = equity,
            OwnCosts = own_costs,
            // The programme over time.
            TimelineTitle = timeline_title,
            TimelineSentence = timeline_sentence,
            Contract = contract,
            Closing = closing,
            Stage = stage,
            Preclinical = preclinical,
            Phase1 = phase1,
            Phase2 = phase2,
            Phase3 = phase3,
            Review = review,
            RoyaltyTerm = royalty_term,
            AfterRoyalty = after_royalty,
            ExclusivityEnds = exclusivity_ends,
            RoyaltyEnds = royalty_ends,
            Milestone = milestone,
            Decision = decision,
            // Net sales by region.
            NetSalesTitle = net_sales_title,
            NetSalesSentence = net_sales_sentence,
            NetSalesByProductTitle = net_sales_by_product_title,
            Others = others,
            // Royalty by tier.
            RoyaltyTitle = royalty_title,
            RoyaltySentence = royalty_sentence,
            RoyaltyByProductTitle = royalty_by_product_title,
            Tier = tier,
            Minimum = minimum,
            ExclusivityCut = exclusivity_cut,
            StackingCut = stacking_cut,
            Due = due,
            // The effective rate, by year and against sales.
            RateOverTimeTitle = rate_over_time_title,
            RateOverTimeSentence = rate_over_time_sentence,
            EffectiveRate = effective_rate,
            RateBySalesTitle = rate_by_sales_title,
            RateBySalesSentence = rate_by_sales_sentence,
            MarginalRate = marginal_rate,
            AnnualNetSales = annual_net_sales,
            PeakSales = peak_sales,
            // Scenarios; the sentences stand once for each scenario.
            ScenariosTitle = scenarios_title,
            ScenariosSentence = scenarios_sentence,
            Value = value,
            ScenarioSalesTitle = scenario_sales_title,
            ScenarioSalesSentence = scenario_sales_sentence,
            NetSales = net_sales,
            Royalty = royalty,
            Scenario = scenario,
            // Case and basis of a figure.
            RiskAdjusted = risk_adjusted,
            IfAllSucceeds = if_all_succeeds,
            AfterTaxCash = after_tax_cash,
            Undiscounted = undiscounted,
            PresentValue = present_value,
            LicenseeRate = licensee_rate,
            OwnRates = own_rates,
            EachModel = each_model,
            AfterReductions = after_reductions,
            ContractRate = contract_rate,
            WithCredit = with_credit,
            Ghost = ghost,
            GhostNet = ghost_net,
        }
    };
}

macro_rules! plot_text {
    ($($name:ident = $key:ident,)*) => {
        /// A text of a figure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "what each says stands in the locale files under its key")]
        pub enum PlotText {
            $($name,)*
        }

        impl PlotText {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key in the group `plot` of the locale files.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($key),)*
                }
            }
        }
    };
}

plot_texts!(plot_text);

impl PlotText {
    /// The name of a kind of payment.
    pub const fn of_payment(kind: PaymentKind) -> Self {
        match kind {
            PaymentKind::Upfront => Self::Upfront,
            PaymentKind::Option => Self::ExerciseFees,
            PaymentKind::Milestone => Self::Milestones,
            PaymentKind::Royalty => Self::Royalties,
            PaymentKind::ProfitShare => Self::ProfitShare,
            PaymentKind::TechTransfer => Self::TechTransfer,
        }
    }

    /// The name of a clinical stage by its word in deal files.
    pub fn of_stage(word: &str) -> Option<Self> {
        let stages = [Self::Preclinical, Self::Phase1, Self::Phase2, Self::Phase3];
        stages.into_iter().find(|stage| stage.key() == word)
    }
}

/// The texts of figures in one language.
#[derive(Clone, Copy)]
pub struct PlotWords<'a> {
    /// Unit of money on an axis: "USD m".
    pub unit: &'a str,
    /// The language, for words the core has.
    pub lang: Lang,
    /// Looks a text up.
    pub look_up: &'a dyn Fn(PlotText) -> &'a str,
}

impl<'a> PlotWords<'a> {
    /// A text.
    pub fn get(&self, text: PlotText) -> &'a str {
        (self.look_up)(text)
    }

    /// A text with each `{name}` replaced by its value.
    pub fn filled(&self, text: PlotText, values: &[(&str, String)]) -> String {
        fill(self.get(text), values)
    }

    /// Sentences one after the other; in Chinese nothing stands between them.
    pub fn in_a_row(&self, sentences: impl Iterator<Item = String>) -> String {
        let sentences: Vec<String> = sentences.collect();
        sentences.join(if self.lang == Lang::En { " " } else { "" })
    }

    /// What stands beside an axis of money: its name and unit.
    pub fn money_axis(&self, name: PlotText) -> String {
        let values = [("name", self.get(name).to_owned()), ("unit", self.unit.to_owned())];
        self.filled(PlotText::Axis, &values)
    }

    /// Several texts, as headings of a table.
    pub fn headings<const N: usize>(&self, texts: [PlotText; N]) -> Vec<String> {
        texts.map(|text| self.get(text).to_owned()).to_vec()
    }

    /// Case and basis of a figure: texts, then what is given.
    pub fn basis<const N: usize>(&self, texts: [PlotText; N], more: &[&str]) -> Vec<String> {
        let mut basis = self.headings(texts);
        basis.extend(more.iter().map(|&part| part.to_owned()));
        basis
    }

    /// The name of a row or a party of the contract; a usual one in the figure's language.
    pub fn usual(&self, label: &str) -> String {
        said(label, self.lang)
    }

    /// What people call a region.
    pub fn region_name<'b>(&self, region: &'b RegionName) -> &'b str {
        words::region(region.as_str(), self.lang)
    }

    /// The name of a clinical stage; its word where there is none.
    pub fn stage_name<'b>(&self, word: &'b str) -> &'b str
    where
        'a: 'b,
    {
        PlotText::of_stage(word).map_or(word, |stage| self.get(stage))
    }
}
