//! The one public deal known in such detail that its file was written by hand.

/// The file of Akeso–Summit, each value marked with where it came from: parties, asset, territory and the
/// tranches of the upfront were published; the split of the milestones, the exact royalty rates and the
/// days are illustrative.
pub fn example() -> &'static str {
    include_str!("../../refdata/akeso_summit.json")
}
