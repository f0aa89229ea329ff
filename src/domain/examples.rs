//! Deals to start from and to compare with: [`templates`] by stage and modality, [`public_deals`] as published,
//! of which [`first_deal`] stands apart, and the negotiation a [`first_visit`] shows.

pub mod first_deal;
pub mod first_visit;
pub mod public_deals;
pub mod templates;
