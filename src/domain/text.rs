//! Templates of sentences: `{name}` stands for a value.

/// `template` with each `{name}` replaced by its value. A name without a value stays as it is; values are
/// not searched for names.
///
/// ```
/// use parley::domain::text::fill;
///
/// let values = [("rate", "10 %".to_owned()), ("above", "500".to_owned())];
/// assert_eq!(fill("{rate} above {above}", &values), "10 % above 500");
/// ```
pub fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let replaced = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((value, tail))
        });
        match replaced {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}
