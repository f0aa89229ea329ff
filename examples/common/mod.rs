//! What the examples share: a file in, what is wrong with it out.

use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;

/// A file's text.
///
/// # Errors
/// Says which file could not be read, and why.
pub fn text_of(file: &str) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))
}

/// The part of a test case under `key`; any other text as it is.
pub fn part_of(text: &str, key: &str) -> String {
    let file: Option<Value> = serde_json::from_str(text).ok();
    file.and_then(|file| file.get(key).map(Value::to_string)).unwrap_or_else(|| text.to_owned())
}

/// One line of stderr for each problem.
pub fn refuse(lines: &[String]) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    for line in lines {
        // Nobody listens: there is nowhere else to say it.
        let _ = writeln!(stderr, "{line}");
    }
    ExitCode::FAILURE
}

/// Results on stdout.
pub fn print(results: &Value) -> ExitCode {
    match writeln!(std::io::stdout().lock(), "{results:#}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
