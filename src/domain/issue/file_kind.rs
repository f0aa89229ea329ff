//! What a file is that is no deal file, told by how it begins.

use crate::domain::lang::Lang;

/// A kind of file people take for a deal file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Word.
    Word,
    /// Excel.
    Excel,
    /// Another archive.
    Archive,
    /// PDF.
    Pdf,
    /// A photograph, a picture of the screen.
    Picture,
    /// A web page.
    WebPage,
}

impl FileKind {
    /// The kind of a file by its text, in which bytes that are no text are replaced.
    ///
    /// ```
    /// use parley::domain::issue::FileKind;
    ///
    /// assert_eq!(FileKind::of("%PDF-1.7"), Some(FileKind::Pdf));
    /// assert_eq!(FileKind::of("{}"), None);
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let begins = |with: &str| text.starts_with(with);
        let unreadable = begins("\u{fffd}") || begins("GIF8") || begins("RIFF");
        match text {
            _ if begins("PK\u{3}\u{4}") && text.contains("word/") => Some(Self::Word),
            _ if begins("PK\u{3}\u{4}") && text.contains("xl/") => Some(Self::Excel),
            _ if begins("PK\u{3}\u{4}") => Some(Self::Archive),
            _ if begins("%PDF") => Some(Self::Pdf),
            _ if unreadable => Some(Self::Picture),
            _ if text.trim_start().starts_with("<") => Some(Self::WebPage),
            _ => None,
        }
    }

    /// With its article, as a sentence says it.
    pub fn name(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Word => ("a Word file", "Word 文件"),
            Self::Excel => ("an Excel file", "Excel 文件"),
            Self::Archive => ("an archive", "压缩文件"),
            Self::Pdf => ("a PDF", "PDF 文件"),
            Self::Picture => ("a picture", "图片"),
            Self::WebPage => ("a web page", "网页"),
        };
        if lang == Lang::En { en } else { zh }
    }
}
