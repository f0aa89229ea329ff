//! Works out the paths of a schedule's payments and prints them as JSON:
//! `cargo run --release --no-default-features --example payments -- FILE`.
//!
//! `FILE` holds an object with vehicle, payer, currency, business_day, effective_on and payments, or a test
//! case that holds one under `case`, with durations under `steps` beside it. What is wrong with a file is
//! listed on stderr, one `path: message` a line.

#[allow(dead_code, reason = "shared with other examples")]
mod common;

use common::{print, refuse, text_of};
use parley::domain::cash_path::{
    DayRange, Path, PaymentSetup, Scheduled, StepDurations, ThreePoint, paths,
};
use parley::domain::currency::{Country, Currency, CurrencyPair};
use parley::domain::date::{Date, parse};
use parley::domain::deal::{
    BusinessDayConvention, EnteredFormality, ForeignTax, FormalityKind, Fx, Onward, Party,
    PathStep, PaymentKind, TechnologyStatus, UpfrontForm, Vehicle,
};
use parley::domain::rate::{AnnualRate, Multiple};
use parley::domain::refdata::RefData;
use serde_json::{Map, Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(file) = std::env::args().nth(1) else {
        return refuse(&["usage: payments FILE".to_owned()]);
    };
    let text = match text_of(&file) {
        Ok(text) => text,
        Err(why) => return refuse(&[why]),
    };
    match serde_json::from_str::<Value>(&text) {
        Ok(tree) => match read(&tree) {
            Ok(setup) => print(&results(&setup)),
            Err(problems) => refuse(&problems),
        },
        Err(error) => refuse(&[format!("{file}: this is not a JSON document ({error}).")]),
    }
}

fn results(setup: &PaymentSetup) -> Value {
    let paths = paths(setup);
    let rows = paths
        .inward()
        .filter_map(|(index, path)| setup.scheduled.get(index).map(|it| row(it, path)));
    json!({
        "registration": paths.registration.map(texts),
        "payments": rows.collect::<Vec<_>>(),
    })
}

fn row(it: &Scheduled, path: &Path) -> Value {
    let mut row = json!({
        "due_on": it.due_on.to_string(),
        "pay_on": path.pay_on.to_string(),
        "credited": texts(path.credited),
        "cleared": texts(path.cleared),
        "usable": texts(path.usable),
    });
    if let (Some(onshore), Some(fields)) = (path.onshore, row.as_object_mut()) {
        fields.insert("onshore".to_owned(), json!(texts(onshore)));
    }
    row
}

fn texts(dates: ThreePoint<Date>) -> [String; 3] {
    dates.to_array().map(|date| date.to_string())
}

/// Reads fields and collects everything that is wrong with them.
#[derive(Default)]
struct Reader {
    problems: Vec<String>,
}

impl Reader {
    fn wrong(&mut self, path: &str, sentence: &str) {
        self.problems.push(format!("{path}: {sentence}"));
    }

    fn date(&mut self, object: &Value, field: &str, path: &str) -> Option<Date> {
        let value = object.get(field).filter(|value| !value.is_null())?;
        let date = value.as_str().and_then(parse);
        if date.is_none() {
            self.wrong(path, "This is not a date of the years 1900 to 2200: write 2026-03-12.");
        }
        date
    }

    fn needed_date(&mut self, object: &Value, field: &str, path: &str) -> Date {
        let date = self.date(object, field, path);
        if object.get(field).is_none_or(Value::is_null) {
            self.wrong(path, "A date is missing.");
        }
        date.unwrap_or_default()
    }

    fn letters<T>(
        &mut self,
        object: &Value,
        field: &str,
        count: usize,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let code = read(object.get(field).and_then(Value::as_str).unwrap_or_default());
        if code.is_none() {
            self.wrong(field, &format!("Enter {count} capital letters."));
        }
        code
    }

    fn word<T>(
        &mut self,
        object: &Value,
        field: &str,
        words: &str,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = object.get(field).filter(|value| !value.is_null())?;
        let read = value.as_str().and_then(read);
        if read.is_none() {
            self.wrong(field, &format!("This is not one of: {words}."));
        }
        read
    }

    fn number(&mut self, object: &Value, field: &str, path: &str) -> Option<f64> {
        let value = object.get(field).filter(|value| !value.is_null())?;
        let number = value.as_f64().filter(|number| number.is_finite());
        if number.is_none() {
            self.wrong(path, "This is not a number.");
        }
        number
    }

    fn steps(&mut self, object: Option<&Map<String, Value>>) -> StepDurations {
        let mut steps = StepDurations::default();
        for (key, value) in object.into_iter().flatten() {
            let path = format!("steps.{key}");
            let Some(step) = PathStep::from_word(key) else {
                self.wrong(&path, "This is no step known here.");
                continue;
            };
            match serde_json::from_value::<[u32; 3]>(value.clone()) {
                Ok([min, likely, max]) if steps.set(step, DayRange { min, likely, max }) => {}
                Ok(_) => self.wrong(
                    &path,
                    "The shortest must not exceed the likely, nor the likely the longest.",
                ),
                Err(_) => {
                    self.wrong(&path, "Three whole numbers of days are needed: [min, likely, max].")
                }
            }
        }
        steps
    }

    fn payment(&mut self, row: &Value, index: usize) -> Scheduled {
        let at = |field: &str| format!("payments.{index}.{field}");
        let due_on = self.needed_date(row, "due_on", &at("due_on"));
        let amount = self.number(row, "amount", &at("amount"));
        if amount.is_none_or(|amount| amount <= 0.0) {
            self.wrong(&at("amount"), "The amount must be a number above 0, in millions.");
        }
        Scheduled {
            kind: PaymentKind::Upfront,
            id: index.to_string(),
            name: None,
            path: format!("payments.{index}"),
            trigger_on: self.date(row, "trigger_on", &at("trigger_on")).unwrap_or(due_on),
            due_on,
            amount: amount.unwrap_or_default(),
            contract_amount: amount.unwrap_or_default(),
            payer: Party::Licensee,
            form: UpfrontForm::Cash,
            premium: 0.0,
            paid_on: self.date(row, "paid_on", &at("paid_on")),
            payee_caused: false,
        }
    }
}

fn read(tree: &Value) -> Result<PaymentSetup, Vec<String>> {
    let case = tree.get("case").unwrap_or(tree);
    let mut reader = Reader::default();
    if !case.is_object() {
        return Err(vec!["The document holds no case.".to_owned()]);
    }
    let vehicle = reader.word(case, "vehicle", "mainland, hong_kong", Vehicle::from_word);
    let convention = reader.word(
        case,
        "business_day",
        "following, modified_following, preceding",
        BusinessDayConvention::from_word,
    );
    let effective_on = reader.needed_date(case, "effective_on", "effective_on");
    let registered_on = reader.date(case, "registered_on", "registered_on");
    let usd_rate = reader.number(case, "usd_per_deal", "usd_per_deal");
    if usd_rate.is_some_and(|rate| rate <= 0.0) {
        reader.wrong("usd_per_deal", "The rate must be above 0.");
    }
    let steps = case.get("steps").or_else(|| tree.get("steps")).and_then(Value::as_object);
    let rows = case.get("payments").and_then(Value::as_array);
    for (field, missing) in [
        ("vehicle", case.get("vehicle").is_none()),
        ("business_day", case.get("business_day").is_none()),
        ("payments", rows.is_none()),
    ] {
        if missing {
            reader.wrong(field, "A value is missing.");
        }
    }
    let rows = rows.into_iter().flatten().enumerate();
    let scheduled = rows.map(|(index, row)| reader.payment(row, index)).collect();
    let setup = PaymentSetup {
        refdata: RefData::shipped(),
        payer: reader
            .letters(case, "payer", Country::LETTERS, Country::from_code)
            .unwrap_or(Country::US),
        vehicle: vehicle.unwrap_or(Vehicle::Mainland),
        newco: false,
        newco_country: Country::CAYMAN,
        currency: reader
            .letters(case, "currency", Currency::LETTERS, Currency::from_code)
            .unwrap_or(Currency::USD),
        usd_rate,
        convention: convention.unwrap_or(BusinessDayConvention::Following),
        signed_on: reader.date(case, "signed_on", "signed_on").unwrap_or(effective_on),
        effective_on,
        hsr: false,
        technology: TechnologyStatus::NotAssessed,
        technology_asked: false,
        steps: reader.steps(steps),
        refused_steps: Vec::new(),
        formalities: registered_on.map(registered).into_iter().collect(),
        retains_fx: case.get("retains_fx").and_then(Value::as_bool).unwrap_or_default(),
        onward: reader.word(case, "onward", "fee, dividend", Onward::from_word),
        fixing: Default::default(),
        shocks: Vec::new(),
        fx: no_fx(effective_on),
        gross_up: false,
        wht: None,
        wht_sourced: 1.0,
        outward_wht: 0.0,
        tax_rate: 0.0,
        foreign_tax: ForeignTax::Credit,
        upstream_share: 0.0,
        compared: Default::default(),
        late_interest: 0.0,
        scheduled,
        record: false,
        today: reader.date(case, "today", "today").unwrap_or(effective_on),
    };
    if reader.problems.is_empty() { Ok(setup) } else { Err(reader.problems) }
}

fn registered(on: Date) -> EnteredFormality {
    EnteredFormality {
        formality: FormalityKind::Registration,
        id: String::new(),
        due_on: None,
        requested_on: None,
        on: Some(on),
        done: true,
    }
}

fn no_fx(spot_on: Date) -> Fx {
    Fx {
        pair: Some(CurrencyPair { base: Currency::USD, counter: Currency::CNY }),
        spot: 1.0,
        spot_on,
        deal_rate: AnnualRate::ZERO,
        home_rate: AnnualRate::ZERO,
        volatility: Multiple::ZERO,
    }
}
