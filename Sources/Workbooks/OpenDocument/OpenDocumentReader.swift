internal import XML
internal import Zip

/// Reads an OpenDocument spreadsheet (ISO/IEC 26300-1).
struct OpenDocumentReader {
    let name: String
    let limits: WorkbookLimits

    func read(_ archive: borrowing ZipArchive, _ parts: inout PackageParts) throws(WorkbookProblem) -> Workbook {
        let manifest = ManifestHandler()
        try parts.read("META-INF/manifest.xml", of: archive, manifest)
        guard !manifest.isEncrypted else { throw .encrypted }
        let content = ContentHandler(limits: limits)
        // Styles of the whole document may carry formats, too.
        try parts.read("styles.xml", of: archive, content)
        try parts.read("content.xml", of: archive, content)
        guard content.isSpreadsheet else { throw .unknownKind(.otherOffice) }
        var workbook = Workbook(name: name)
        workbook.sheets = content.sheets
        if parts.names.contains(where: { $0.hasPrefix("Basic/") }) { workbook.remarks.append(.macros) }
        return workbook
    }
}

/// Says whether parts are encrypted (ISO/IEC 26300-3, 4.5).
final class ManifestHandler: StoppableHandler {
    let problem: WorkbookProblem? = nil
    private(set) var isEncrypted = false

    func start(_ name: XMLText, _ attributes: XMLAttributes) { if name == "encryption-data" { isEncrypted = true } }
    func end(_ name: XMLText) {}
    func text(_ text: XMLText) {}
}
