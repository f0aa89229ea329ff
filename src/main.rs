//! The page: panic hook, mount, nothing else.

fn main() {
    #[cfg(feature = "ui")]
    parley::app::start();
}
