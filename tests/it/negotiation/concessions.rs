//! What each side gave, by hand.

use parley::domain::deal::Party;
use parley::domain::negotiation::concessions::{Concession, ValuedOffer, concessions};

fn offer(side: Party, ours: f64, royalty_days: u32) -> ValuedOffer {
    let (deal, _) = crate::support::plot_deals::deal("akeso_summit");
    let payment = parley::domain::deal::PaymentClause { royalty_days, ..deal.terms.payment };
    ValuedOffer { side, ours: Some(ours), payment: Some(payment) }
}

#[test]
fn each_side_gives_what_the_other_wins() {
    let (us, them) = (Party::Licensee, Party::Licensor);
    let offers = [
        offer(us, 180.0, 60),
        offer(them, 148.0, 45),
        offer(us, 170.0, 60),
        offer(them, 151.0, 55),
        offer(us, 172.0, 50),
    ];
    let given = |offer, side, money, days| Concession { offer, side, money: Some(money), days };
    let expected = [
        given(2, us, 10.0, 0),
        given(3, them, 3.0, 10),
        // Two taken back, ten days sooner given.
        given(4, us, -2.0, 10),
    ];
    assert_eq!(concessions(&offers, us), expected);
    let without = ValuedOffer { ours: None, payment: None, side: us };
    assert_eq!(concessions(&[offers[0].clone(), without], us)[0].money, None);
}
