internal import Zip

/// Reads a workbook of Office Open XML (ISO/IEC 29500-1, 18), transitional or strict.
struct OpenXMLReader {
    let name: String
    let limits: WorkbookLimits

    func read(_ archive: borrowing ZipArchive, _ parts: inout PackageParts) throws(WorkbookProblem) -> Workbook {
        let roots = Relations(folder: "")
        try parts.read("_rels/.rels", of: archive, roots)
        let book = roots.all.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
        if book.hasSuffix(".bin") { throw .unknownKind(.binaryExcel) }
        let folder = String(book.prefix(upTo: book.lastIndex(of: "/").map(book.index(after:)) ?? book.startIndex))
        let list = BookHandler()
        guard try parts.read(book, of: archive, list) else {
            throw .unknownKind(parts.has("word/document.xml") || parts.has("ppt/presentation.xml") ? .otherOffice : .otherArchive)
        }
        guard list.sheets.count <= limits.sheets else { throw .tooManySheets(limit: limits.sheets) }
        let relations = Relations(folder: folder)
        try parts.read("\(folder)_rels/\(book.dropFirst(folder.count)).rels", of: archive, relations)

        let styles = StylesHandler()
        if let part = relations.all.first(where: { $0.kind == "styles" }) { try parts.read(part.target, of: archive, styles) }
        let texts = SharedTextsHandler(limit: limits.texts)
        if let part = relations.all.first(where: { $0.kind == "sharedStrings" }) { try parts.read(part.target, of: archive, texts) }

        var workbook = Workbook(name: name)
        workbook.countsFrom1904 = list.countsFrom1904
        if relations.all.contains(where: { $0.kind == "vbaProject" }) { workbook.remarks.append(.macros) }
        if relations.all.contains(where: { $0.kind == "externalLink" }) { workbook.remarks.append(.externalLinks) }
        var cells = 0
        for entry in list.sheets {
            guard let part = relations.all.first(where: { $0.id == entry.relation }), part.kind == "worksheet" else {
                workbook.remarks.append(.noCells(sheet: entry.name))
                continue
            }
            let handler = SheetHandler(
                SheetBuilder(name: entry.name, limits: limits, cellsBefore: cells), sharedTexts: texts.texts.count)
            if entry.isHidden { handler.builder.hide() }
            handler.builder.reserve(forXML: parts.size(of: part.target, in: archive))
            guard try parts.read(part.target, of: archive, handler) else { throw .missingPart(part.target) }
            let sheet = handler.builder.finish(sharedTexts: texts.texts, formats: styles.formats)
            cells += sheet.count
            workbook.sheets.append(sheet)
        }
        return workbook
    }
}
