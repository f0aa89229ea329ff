//! A box for an amount: typed and shown in the unit on view, kept so that it means the same in any.

use super::signals::{live, maybe, typed};
use crate::app::format::NumberStyle;
use crate::app::state::{AppState, state};
use crate::domain::lang::Lang;
use crate::domain::number::ShownAmount;
use leptos::ev::FocusEvent;
use leptos::prelude::*;

/// What is being typed, and what is kept of it.
#[derive(Debug, Clone, PartialEq)]
struct Typing {
    typed: String,
    kept: String,
    style: NumberStyle,
}

/// What stands in a box for an amount. While it is typed, that is what is typed.
#[derive(Clone, Copy)]
pub struct AmountBox {
    state: AppState,
    kept: Signal<String>,
    typing: RwSignal<Option<Typing>>,
}

impl AmountBox {
    /// A box for a text that is kept elsewhere.
    pub fn new(state: AppState, kept: Signal<String>) -> Self {
        Self { state, kept, typing: RwSignal::new(None) }
    }

    /// What is to be kept of a text typed.
    pub fn take(self, text: String) -> String {
        let style = untrack(|| self.state.style());
        let kept = style.unit.kept(&text);
        self.typing.set(Some(Typing { typed: text, kept: kept.clone(), style }));
        kept
    }

    /// Nobody types any more: the amount stands in the unit on view.
    pub fn leave(self) -> Box<dyn FnMut(FocusEvent)> {
        Box::new(move |_| self.typing.set(None))
    }

    fn shown(self) -> ShownAmount {
        let style = self.state.style();
        let kept = self.kept.get();
        let typing = self.typing.get().filter(|now| now.kept == kept && now.style == style);
        match typing {
            Some(now) => ShownAmount { is_bare: now.typed != kept, text: now.typed },
            None => style.unit.shown(&kept),
        }
    }

    /// The text in the box.
    pub fn text(self) -> Signal<String> {
        live(move || self.shown().text)
    }

    /// The unit after it; none in English, whose headings name it, and none after a text that names one.
    pub fn unit(self) -> Signal<Option<String>> {
        maybe(move || {
            let NumberStyle { lang, unit } = self.state.style();
            let shown = self.shown();
            let bare = shown.is_bare || shown.text.is_empty();
            (lang == Lang::Zh && bare).then(|| unit.in_chinese().to_owned())
        })
    }

    /// A box with its unit.
    pub fn with_unit(self, input: impl IntoView) -> AnyView {
        let unit = self.unit();
        view! {
            <span class="amount" data-unit=unit>
                {input}
                <span class="unit">{unit}</span>
            </span>
        }
        .into_any()
    }
}

/// A box for an amount that is no field of the deal.
#[component]
pub fn AmountInput(
    /// Its id.
    id: &'static str,
    /// What is kept.
    kept: RwSignal<String>,
) -> impl IntoView {
    let amount = AmountBox::new(state(), kept.into());
    let input = view! {
        <input
            id=id
            type="text"
            inputmode="decimal"
            class="number"
            autocomplete="off"
            prop:value=amount.text()
            on:input=typed(move |text| kept.set(amount.take(text)))
            on:blur=amount.leave()
        />
    };
    amount.with_unit(input)
}
