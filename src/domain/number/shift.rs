//! The decimal point moved, and the largest number there is.

use super::error::NumberError;
use rust_decimal::Decimal;

/// Amounts beyond this many millions are refused: a slip of the hand, and more than an exact sum can hold.
const MAX_AMOUNT: i64 = 1_000_000_000_000;

pub(super) fn bounded(value: Decimal) -> Result<Decimal, NumberError> {
    if value.abs() > Decimal::from(MAX_AMOUNT) { Err(NumberError::TooLarge) } else { Ok(value) }
}

/// `value * 10^power`, exactly: the decimal point moves, no digit is rounded away.
pub(super) fn shifted(value: Decimal, power: i32) -> Result<Decimal, NumberError> {
    let value = value.normalize();
    let scale = i64::from(value.scale()) - i64::from(power);
    let lifted = 10_i128.checked_pow(u32::try_from(-scale).unwrap_or(0));
    let mantissa = lifted
        .and_then(|factor| value.mantissa().checked_mul(factor))
        .ok_or(NumberError::TooLarge)?;
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).unwrap_or(0))
        .map_err(|_| if scale > 0 { NumberError::TooManyDigits } else { NumberError::TooLarge })
}
