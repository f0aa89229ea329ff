//! x
#[path = "../tests/fixtures/payments/setup.rs"]
mod setup;
use parley::domain::payments::*;
use parley::domain::date::add_days;
fn main(){
    let mut s = setup::plain();
    s.scheduled = (0..200).map(|i| { let due = add_days(setup::d("2025-01-15"), i*25); Scheduled{ id: format!("p{i}"), due_on: due, trigger_on: due, kind: if i%2==0 {CashKind::Royalty} else {CashKind::Milestone}, ..setup::due("2026-05-19", 5.0) } }).collect();
    let t=std::time::Instant::now(); let p=paths(&s); println!("cold paths {:?} {}", t.elapsed(), p.routes.len());
    let t=std::time::Instant::now(); for _ in 0..100 { std::hint::black_box(paths(&s)); } println!("paths {:?}", t.elapsed()/100);
    let t=std::time::Instant::now(); for _ in 0..20 { std::hint::black_box(report(&s)); } println!("report {:?}", t.elapsed()/20);
    let t=std::time::Instant::now(); for _ in 0..20 { std::hint::black_box(compare(&s)); } println!("compare {:?}", t.elapsed()/20);
    let t=std::time::Instant::now(); std::hint::black_box(plan(&s, 100, setup::d("2032-12-31"))).ok(); println!("plan {:?}", t.elapsed());
}
