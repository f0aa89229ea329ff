//! What is paid and what it moves, product by product.

use super::Slow;
use super::market::{HALF_CENT, Market, f, later, month_later};
use chrono::NaiveDate;
use parley::domain::deal::{EACH, ForeignTax, Party, PaymentKind, Trigger, UpfrontForm};
use parley::domain::region::RegionName;
use parley::domain::valuation::Item;

/// A payment to the licensor times its probability.
#[derive(Debug, Clone, Copy)]
pub struct Paid {
    pub item: Item,
    pub due_on: NaiveDate,
    pub amount: f64,
}

/// Dated amounts after tax.
pub type Moves = Vec<(NaiveDate, f64)>;

/// Everything that moves.
#[derive(Default)]
pub struct Flows {
    pub paid: Vec<Paid>,
    pub project: Moves,
    pub licensor: Moves,
    pub licensee: Moves,
}

/// For each programme the probability that each stage starts, then that it is filed.
pub type Reached = Vec<Vec<f64>>;

impl Slow<'_> {
    /// What belongs to no product: upfronts, dates, events, tech transfer.
    pub fn flows_of_deal(&self, success: bool) -> Flows {
        let (a, terms) = (&self.deal.assumptions, &self.deal.terms);
        let mut flows = Flows::default();
        for (row, upfront) in terms.upfront.iter().enumerate() {
            let days = upfront.days_after_effective + self.invoiced(terms.payment.upfront_days);
            let due_on = later(terms.effective_on, days);
            self.pay(&mut flows, Item::Upfront(row), due_on, f(upfront.amount));
        }
        for (row, milestone) in terms.milestones.iter().enumerate() {
            let (on, probability) = match &milestone.trigger {
                Trigger::Date { date } => (*date, 1.0),
                Trigger::Event { event } => {
                    let assumed = a.events.iter().find(|it| it.event == *event).unwrap();
                    (assumed.on, if success { 1.0 } else { assumed.probability.get() })
                }
                _ => continue,
            };
            let item = Item::Milestone { row, each: None };
            self.pay(&mut flows, item, self.noticed(on), probability * f(milestone.amount));
        }
        let transfer_on = later(terms.effective_on, terms.tech_transfer.days_after_effective);
        let transfer = f(terms.tech_transfer.cost);
        let licensee = (transfer_on, -transfer * (1.0 - a.licensee.tax_rate.get()));
        flows.project.push(licensee);
        match terms.tech_transfer.payer {
            Party::Licensee => flows.licensee.push(licensee),
            Party::Licensor => {
                flows.licensor.push((transfer_on, -transfer * (1.0 - a.licensor.tax_rate.get())));
            }
        }
        flows
    }

    /// When a milestone, an event or an exercise fee is due.
    fn noticed(&self, on: NaiveDate) -> NaiveDate {
        let clause = &self.deal.terms.payment;
        later(on, clause.milestone_notice_days + self.invoiced(clause.milestone_days))
    }

    /// Days after the first on which an invoice can be written.
    fn invoiced(&self, days: u32) -> u32 {
        match self.deal.terms.payment.invoice_days {
            Some(least) if least > days => least,
            _ => days,
        }
    }

    /// What belongs to a product.
    pub fn flows_of(&self, product: usize, reached: &Reached, success: bool) -> Flows {
        let mut flows = Flows::default();
        for programme in self.programmes_of(product) {
            self.development(&mut flows, product, programme, &reached[programme], success);
        }
        self.fee(&mut flows, product, reached);
        for (probability, approved) in self.outcomes(product, reached, success) {
            self.outcome(&mut flows, product, probability, &approved);
        }
        flows
    }

    fn fee(&self, flows: &mut Flows, product: usize, reached: &Reached) {
        for (row, option) in self.deal.terms.options.iter().enumerate() {
            let (programme, stage) = self.decided(row);
            if self.product_named(Some(&option.product)) == product {
                let course = &self.courses[programme];
                let months = course.starts[stage] + course.programme.stages[stage].months;
                let amount = reached[programme][stage + 1] * f(option.exercise_fee);
                self.pay(flows, Item::Option(row), self.noticed(course.on(months)), amount);
            }
        }
    }

    /// Costs and milestones of a programme.
    fn development(
        &self,
        flows: &mut Flows,
        product: usize,
        programme: usize,
        reached: &[f64],
        success: bool,
    ) {
        let (a, course) = (&self.deal.assumptions, &self.courses[programme]);
        let (stays, kept) = (1.0 - a.licensee.tax_rate.get(), 1.0 - a.licensor.tax_rate.get());
        for (k, stage) in course.programme.stages.iter().enumerate() {
            let share = self.cost_share(programme, &stage.stage);
            let months = if stage.months == 0 { vec![0] } else { (1..=stage.months).collect() };
            for month in &months {
                let on = course.on(course.starts[k] + month);
                let cost = reached[k] * stage.cost / months.len() as f64;
                flows.project.push((on, -cost * stays));
                flows.licensee.push((on, -cost * share * stays));
                flows.licensor.push((on, -cost * (1.0 - share) * kept));
            }
        }
        let filed = *reached.last().unwrap();
        let approved = |market: &Market| if success { filed } else { self.approved(market, filed) };
        for market in &course.markets {
            let region = &market.terms;
            let cost = approved(market) * region.launch_cost;
            let shared = self.is_shared(product, &region.region).unwrap_or(0.0);
            flows.project.push((market.launch_on, -cost * stays));
            flows.licensee.push((market.launch_on, -cost * (1.0 - shared) * stays));
            flows.licensor.push((market.launch_on, -cost * shared * kept));
        }
        for (row, milestone) in self.deal.terms.milestones.iter().enumerate() {
            let (named, on, probability) = match &milestone.trigger {
                Trigger::Start { stage, programme } => {
                    let k = course.programme.stages.iter().position(|it| it.stage == *stage);
                    let Some(k) = k else { continue };
                    (programme, course.on(course.starts[k]), reached[k])
                }
                Trigger::Filing { programme, .. } => (programme, course.on(course.filing), filed),
                Trigger::Approval { region, programme } => {
                    let market = course.markets.iter().find(|it| it.terms.region == *region);
                    let Some(market) = market else { continue };
                    (programme, market.approval_on, approved(market))
                }
                _ => continue,
            };
            let each = named.as_deref() == Some(EACH);
            if each || named.as_ref().is_none_or(|id| *id == course.programme.id) {
                let item = Item::Milestone { row, each: each.then_some(programme) };
                self.pay(flows, item, self.noticed(on), probability * f(milestone.amount));
            }
        }
    }

    fn cost_share(&self, programme: usize, stage: &str) -> f64 {
        let id = &self.deal.assumptions.programmes[programme].id;
        let mut rows = self.deal.terms.cost_share.iter();
        let own = rows.find(|row| {
            row.programme.as_ref().is_none_or(|named| named == id) && row.stage == stage
        });
        own.map_or(1.0, |row| row.licensee_share.get())
    }

    /// What is sold in an outcome of a product, and what is paid on it.
    fn outcome(&self, flows: &mut Flows, product: usize, probability: f64, approved: &[&Market]) {
        let (a, terms) = (&self.deal.assumptions, &self.deal.terms);
        let stays = 1.0 - a.licensee.tax_rate.get();
        let (cogs, opex) = (a.licensee.cogs.get(), a.licensee.opex.get());
        let margin = 1.0 - cogs - opex - a.third_party_royalty.get();
        let sold = self.sold(&self.licensed(product), approved);
        // Duty in the US, a part of the cost of what is sold there.
        let duty = cogs * a.licensee.us_duty.get();
        let american = self.licensed(product).into_iter().filter(RegionName::is_us);
        let american = self.sold(&american.collect::<Vec<_>>(), approved);
        for (quarter, (net, american)) in sold.iter().zip(american).enumerate() {
            let left = (net * margin - american * duty) * stays;
            let earned = (self.quarters.last_day(quarter), probability * left);
            flows.project.push(earned);
            flows.licensee.push(earned);
        }
        let quarterly = |flows: &mut Flows, item, amounts: Vec<f64>| {
            for (quarter, amount) in amounts.into_iter().enumerate() {
                let due_on = later(
                    self.quarters.last_day(quarter),
                    self.invoiced(terms.payment.royalty_days),
                );
                if amount.abs() >= HALF_CENT {
                    self.pay(flows, item, due_on, probability * amount);
                }
            }
        };
        for schedule in (0..terms.royalties.len()).filter(|row| self.applies(*row, product)) {
            let due = self.royalties(schedule, product, approved);
            quarterly(flows, Item::Royalty { schedule, product }, due);
        }
        for (row, share) in terms.profit_share.iter().enumerate() {
            if self.product_named(share.product.as_deref()) == product {
                let sold = self.sold(std::slice::from_ref(&share.region), approved);
                let duty = if share.region.is_us() { duty } else { 0.0 };
                let part = share.licensor_share.get() * (margin - duty);
                let profits = sold.iter().map(|net| part * net).collect();
                quarterly(flows, Item::ProfitShare(row), profits);
            }
        }
        for (row, milestone) in terms.milestones.iter().enumerate() {
            let (Trigger::AnnualSales(limit) | Trigger::CumulativeSales(limit)) =
                &milestone.trigger
            else {
                continue;
            };
            let each = limit.product.as_deref() == Some(EACH);
            if !each && self.product_named(limit.product.as_deref()) != product {
                continue;
            }
            if let Some(quarter) = self.met(&milestone.trigger, product, approved) {
                let item = Item::Milestone { row, each: each.then_some(product) };
                let due_on = self.noticed(self.quarters.last_day(quarter));
                self.pay(flows, item, due_on, probability * f(milestone.amount));
            }
        }
    }

    /// A payment as it reaches either side.
    fn pay(&self, flows: &mut Flows, item: Item, due_on: NaiveDate, amount: f64) {
        let (a, terms) = (&self.deal.assumptions, &self.deal.terms);
        flows.paid.push(Paid { item, due_on, amount });
        let (tax, own_tax) = (a.licensee.tax_rate.get(), a.licensor.tax_rate.get());
        let own = 1.0 - a.licensor.upstream_share.get();
        let form = match item {
            Item::Upfront(row) => terms.upfront[row].form,
            _ => UpfrontForm::Cash,
        };
        if let (UpfrontForm::LicensorShares, Item::Upfront(row)) = (form, item) {
            let premium = amount * terms.upfront[row].premium.get();
            flows.licensor.push((due_on, premium * own));
            flows.licensee.push((due_on, -premium));
            return;
        }
        if amount < 0.0 {
            flows.licensor.push((due_on, amount * (1.0 - own_tax)));
            flows.licensee.push((due_on, -amount * (1.0 - tax)));
            return;
        }
        let w = self.deal.wht().get() * a.wht_sourced.get();
        let grossed_up = terms.payment.gross_up && form == UpfrontForm::Cash;
        let gross = if grossed_up { amount / (1.0 - w) } else { amount };
        let received = match a.licensor.foreign_tax {
            ForeignTax::Credit => gross * (1.0 - w.max(own_tax)),
            ForeignTax::Deduction => gross * (1.0 - w) * (1.0 - own_tax),
            ForeignTax::Exempt => gross * (1.0 - w),
        };
        flows.licensor.push((due_on, received * own));
        let capitalised = matches!(
            item.payment_kind(),
            Some(PaymentKind::Upfront | PaymentKind::Option | PaymentKind::Milestone)
        );
        let years = a.licensee.relief_years;
        if capitalised && years > 0 {
            flows.licensee.push((due_on, -gross));
            for year in 1..=years {
                let saved = tax * gross / f64::from(years);
                flows.licensee.push((month_later(due_on, 12 * year), saved));
            }
        } else {
            flows.licensee.push((due_on, -gross * (1.0 - tax)));
        }
    }
}
