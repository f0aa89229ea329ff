//! Deals to start from and to compare with: [`templates`] by stage and modality, [`public_deals`] as published,
//! and the [`first_deal`] a first visit shows.

pub mod first_deal;
pub mod public_deals;
pub mod templates;
