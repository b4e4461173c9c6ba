internal import Display
public import DocumentTree
internal import XLSXWriter

extension Document {
    /// The tables of the document as a workbook: a contents sheet, then one sheet each, and a hidden one with the report that it carries. The
    /// same document gives the same bytes.
    public func workbook(amounts: some FigureAmounts, carrying report: CarriedReport? = nil) throws(WorkbookError) -> [UInt8] {
        let statements = StatementTable.all(in: self)
        guard !statements.isEmpty else { throw .noTables }
        let words = WorkbookWords(language: metadata.language)
        let book = try done { () throws(XLSXError) in try Workbook() }
        try done { () throws(XLSXError) in try book.set(properties) }
        var names = SheetNames()
        let contents = names.name(for: words.contents)
        var writers = statements.map(SheetWriter.init)
        let sheets = zip(statements, writers).map { statement, writer in
            names.name(for: statement.title, mostBytes: writer.repeatsColumns ? Sheet.longestRepeatedName : .max)
        }
        try writeContents(to: book, named: contents, zip(sheets, statements.map(\.title)), words)
        for (index, name) in sheets.enumerated() {
            let sheet = try done { () throws(XLSXError) in try book.addSheet(named: name) }
            try writers[index].write(to: sheet, amounts: amounts, words: words)
        }
        let count = writers.reduce(0) { $0 + $1.written.count }
        if let report, DataSheet.hasRoom(for: report, numbers: count) {
            let name = names.name(for: words.data)
            var data = DataSheet(try done { () throws(XLSXError) in try book.addSheet(named: name) })
            try data.write(report, zip(sheets, writers.map(\.written)).map { (name: $0, numbers: $1) }, amounts: amounts)
        }
        return try done { () throws(XLSXError) in try book.finish() }
    }

    private var properties: Workbook.Properties {
        var properties = Workbook.Properties(created: secondsSince1970(metadata.date) ?? 0)
        properties.title = metadata.title
        properties.author = metadata.author
        properties.subject = metadata.subject
        properties.keywords = metadata.keywords.joined(separator: ", ")
        return properties
    }

    /// The first sheet: what the document is called, and a line that leads to each table.
    private func writeContents(
        to book: Workbook, named name: String, _ tables: some Sequence<(String, String)>, _ words: WorkbookWords
    ) throws(WorkbookError) {
        let sheet = try done { () throws(XLSXError) in try book.addSheet(named: name) }
        var title = CellLook()
        title.fontName = "黑体"
        title.fontSize = 16
        title.horizontal = .center
        title.wraps = true
        var head = CellLook()
        head.fontName = "黑体"
        head.horizontal = .center
        head.borders = .init(top: .thin, right: .thin, bottom: .thin, left: .thin)
        var number = head
        number.fontName = "宋体"
        var link = number
        link.horizontal = .left
        link.isUnderlined = true
        link.color = 0x0563C1
        link.wraps = true
        try done { () throws(XLSXError) in
            try sheet.setWidth(48, ofColumn: 0)
            try sheet.setWidth(400, ofColumn: 1)
            try sheet.write(.text(metadata.title), at: .init(row: 0, column: 0, columns: 2), look: title)
            try sheet.setHeight(textHeight(metadata.title, title.fontSize, width: 448) + 8, ofRow: 0)
            try sheet.write(.text(words.number), at: .init(row: 1, column: 0), look: head)
            try sheet.write(.text(words.table), at: .init(row: 1, column: 1), look: head)
            for (index, (target, title)) in tables.enumerated() {
                try sheet.write(.number(Double(index + 1)), at: .init(row: index + 2, column: 0), look: number)
                let place = target.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
                try sheet.write(.link(title, to: "'\(place)'!A1"), at: .init(row: index + 2, column: 1), look: link)
            }
            sheet.freeze(row: 2, column: 0)
            var printing = Sheet.Printing()
            printing.footer = words.footer
            printing.repeatedRows = 2
            try sheet.set(printing)
            sheet.activate()
        }
    }
}
