//! What writes office files: the third wasm file, asked for only from the second ([`super::lazy`]).

use crate::domain::term_sheet::Document;
use crate::export::docx::{FileStamp, docx};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// An office file to be written.
#[derive(Debug)]
pub enum OfficeFile {
    /// The term sheet as a Word file.
    Docx {
        /// The sheet, once for each language.
        documents: Vec<Document>,
        /// Whose it is, and when it was written.
        stamp: FileStamp,
    },
}

/// Why there is no file.
#[derive(Debug)]
pub enum NotWritten {
    /// The code did not arrive.
    NotLoaded,
    /// It could not be packed.
    NotPacked,
}

impl From<SplitLoaderError> for NotWritten {
    fn from(_: SplitLoaderError) -> Self {
        Self::NotLoaded
    }
}

/// The bytes of an office file.
///
/// # Errors
/// When the code cannot be fetched, or the file not be packed.
#[wasm_split(
    office,
    preload(
        /// Fetches what writes office files.
        fetch
    ),
    fallible
)]
pub fn write(file: OfficeFile) -> Result<Vec<u8>, NotWritten> {
    match file {
        OfficeFile::Docx { documents, stamp } => {
            docx(&documents, &stamp).map_err(|_| NotWritten::NotPacked)
        }
    }
}
