//! What both sides have more in other contracts than in the present one.

use super::super::two_models::{PartsPair, PreparedPair, TwoModels, ValuePair};
use super::curve::{BegunCurve, LeverCurve};

/// The present contract under both models, prepared for valuing others.
pub struct Gains {
    pub models: TwoModels,
    prepared: PreparedPair,
    parts: PartsPair,
    now: ValuePair,
}

impl Gains {
    pub fn over(models: &TwoModels) -> Self {
        let mut prepared = PreparedPair::of(models);
        let parts = prepared.parts(models);
        Self { models: models.clone(), prepared, parts, now: parts.value(models.us) }
    }

    /// What both have more in another contract.
    pub fn of(&mut self, models: &TwoModels) -> ValuePair {
        self.prepared.value(models).less(self.now)
    }

    /// What both have more with more in the parts of their values.
    pub fn of_more(&self, more: PartsPair) -> ValuePair {
        self.of_parts(self.parts_with(more))
    }

    /// What both have more if their values have these parts.
    pub fn of_parts(&self, parts: PartsPair) -> ValuePair {
        parts.value(self.models.us).less(self.now)
    }

    /// The parts of the present values with more in them.
    pub fn parts_with(&self, more: PartsPair) -> PartsPair {
        self.parts.each(more, |now, more| now + more)
    }

    /// Looks at the next knot of a curve; the curve once there is none left, where the lever moves anything.
    pub fn go_on(&mut self, mut curve: BegunCurve) -> Result<Option<LeverCurve>, BegunCurve> {
        if curve.step(&self.models, &mut self.prepared, self.parts) {
            Err(curve)
        } else {
            Ok(curve.curve(self.parts))
        }
    }
}
