/// Why a workbook can not be read. `WorkbookProblem+Words.swift` makes the words.
public enum WorkbookProblem: Error, Hashable, Sendable {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    /// `kind` is what the file seems to be.
    case unknownKind(FileKind)
    case damaged
    /// A part of the archive that is no XML, with the line where that shows.
    case badXML(part: String, line: Int)
    case missingPart(String)
    case encrypted
    case unpacksTooLarge(limit: Int)
    case tooManySheets(limit: Int)
    case tooManyCells(limit: Int)
    case tooMuchText(limit: Int)
    case tooManyMerged(limit: Int)

    /// What else a file may be that is handed in for a workbook.
    public enum FileKind: Hashable, Sendable {
        case text, html, xmlSpreadsheet, oldExcel, binaryExcel, pdf, otherArchive, otherOffice, unknown
    }
}
