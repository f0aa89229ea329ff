//! What the page asks its catalogue of deals to start from, and what it is answered.
//!
//! Templates and public deals are looked at once in a while, so they are no part of the page: they stand
//! in a second wasm, loaded when it is first asked. The two talk in these words, sent as text.

mod listed;

pub use listed::Listed;

use super::date::{Date, parse};
use super::json::{self, Value};
use super::public_deals;
use super::templates::{self, Modality, Stage};

/// What the page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// The list of public deals.
    PublicDeals,
    /// A public deal's file.
    PublicDeal {
        /// Its place in the list.
        index: usize,
        /// The day a deal without a reported one is signed.
        today: Date,
    },
    /// A template's file.
    Template {
        /// How far the asset is.
        stage: Stage,
        /// What it is made of.
        modality: Modality,
        /// The day it is signed.
        today: Date,
    },
    /// The blank deal's file.
    Blank {
        /// The day it is signed.
        today: Date,
    },
}

impl Request {
    /// As it is sent: a few words.
    pub fn to_text(self) -> String {
        match self {
            Self::PublicDeals => "public_deals".into(),
            Self::PublicDeal { index, today } => format!("public_deal {index} {today}"),
            Self::Template { stage, modality, today } => {
                format!("template {} {} {today}", stage.code(), modality.code())
            }
            Self::Blank { today } => format!("blank {today}"),
        }
    }

    /// Reads what [`Request::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        Some(match *words.as_slice() {
            ["public_deals"] => Self::PublicDeals,
            ["public_deal", index, today] => {
                Self::PublicDeal { index: index.parse().ok()?, today: parse(today)? }
            }
            ["template", stage, modality, today] => Self::Template {
                stage: Stage::from_code(stage)?,
                modality: Modality::from_code(modality)?,
                today: parse(today)?,
            },
            ["blank", today] => Self::Blank { today: parse(today)? },
            _ => return None,
        })
    }
}

/// What it is answered: one answer to each request, in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Said once, unasked: requests are heard from now on.
    Ready,
    /// The public deals, in the table's order.
    PublicDeals(Vec<Listed>),
    /// A deal file's text.
    Document(String),
    /// There is no such deal, or the request was not understood.
    Refused,
}

impl Answer {
    /// As it is sent: a word and, where there is more to say, JSON.
    pub fn to_text(&self) -> String {
        match self {
            Self::Ready => "ready".into(),
            Self::PublicDeals(deals) => {
                let rows = deals.iter().map(Listed::to_row).collect();
                format!("public_deals {}", Value::Array(rows))
            }
            Self::Document(file) => format!("document {file}"),
            Self::Refused => "refused".into(),
        }
    }

    /// Reads what [`Answer::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        Some(match word {
            "ready" => Self::Ready,
            "public_deals" => {
                let table = json::parse(rest).ok()?;
                let rows = table.as_array()?.iter().enumerate();
                Self::PublicDeals(rows.map(Listed::from_row).collect::<Option<_>>()?)
            }
            "document" => Self::Document(rest.to_owned()),
            "refused" => Self::Refused,
            _ => return None,
        })
    }
}

/// The answer to a request.
pub fn answer(request: Request) -> Answer {
    match request {
        Request::PublicDeals => Answer::PublicDeals(
            public_deals::all().into_iter().enumerate().map(Listed::of).collect(),
        ),
        Request::PublicDeal { index, today } => public_deals::all()
            .get(index)
            .map_or(Answer::Refused, |public| document(&public_deals::deal(public, today))),
        Request::Template { stage, modality, today } => {
            document(&templates::template(stage, modality, today))
        }
        Request::Blank { today } => document(&templates::blank(today)),
    }
}

fn document(file: &Value) -> Answer {
    Answer::Document(file.to_string())
}
