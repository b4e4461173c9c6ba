internal import Diagnostics
internal import LayoutLanguage
internal import ReportData

extension Provenance {
    /// The table as JSON: for each number, and for all IDs that it has in the struct tree, what was printed, its value, unit and digits,
    /// where it comes from in the data and in the workbook that they were imported from, and the formula's place in the layout. `path`
    /// names the files as they are attached.
    ///
    /// `shown` are the IDs in the struct tree: a number that only a title, an alternate text or a sum at a page's foot prints has none.
    /// Written as bytes at once: a report prints some thousand numbers.
    func json(shown: Set<String>, data: DataDocument, path: (SourceFile) -> String?) -> [UInt8] {
        var paths: [ObjectIdentifier: String] = [:]
        // Sums of one table come from the same values: each place is written once.
        var places: [SourcePlace: [UInt8]] = [:]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * 256)
        for (index, row) in rows.enumerated() {
            bytes += Array((index == 0 ? "[\n  {" : ",\n  {").utf8)
            let ids = row.ids.filter(shown.contains)
            if let first = ids.first { bytes.appendMember("id", first, isFirst: true) }
            if ids.count > 1 { bytes.appendMember("ids", ids) }
            bytes.appendMember("printed", row.printed, isFirst: ids.isEmpty)
            if let figure = row.figure { bytes.appendMember("figure", figure) }
            if let value = row.value { bytes.appendMember("value", number: value.description) }
            if let computed = row.computed { bytes.appendMember("computed", number: computed.description) }
            if let unit = row.unit { bytes.appendMember("unit", unit) }
            if let digits = row.digits { bytes.appendMember("digits", number: "\(digits)") }
            if let formula = row.formula {
                let file = paths[ObjectIdentifier(formula.file)] ?? path(formula.file)
                if let file {
                    paths[ObjectIdentifier(formula.file)] = file
                    bytes.appendMember("formula", String(formula.text))
                    bytes.appendMember("formulaPlace", "\(file):\(formula.start.line):\(formula.start.column)")
                }
            }
            if !row.sources.isEmpty { bytes.appendMember("sources", row.sources, of: data, &places, path: path) }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += Array((rows.isEmpty ? "[]\n" : "\n]\n").utf8)
        return bytes
    }
}

/// Where a value of the data begins.
private struct SourcePlace: Hashable {
    var file: ObjectIdentifier
    var offset: Int
}

extension [UInt8] {
    /// Appends a member of an object whose value is a string.
    fileprivate mutating func appendMember(_ key: StaticString, _ text: String, isFirst: Bool = false) {
        appendKey(key, isFirst: isFirst)
        JSONText.append(quoted: text, to: &self)
    }

    /// Appends a member whose value is a number.
    fileprivate mutating func appendMember(_ key: StaticString, number: String) {
        appendKey(key)
        append(contentsOf: number.utf8)
    }

    /// Appends a member whose value is a list of strings.
    fileprivate mutating func appendMember(_ key: StaticString, _ texts: [String]) {
        appendKey(key)
        append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { append(contentsOf: ", ".utf8) }
            JSONText.append(quoted: text, to: &self)
        }
        append(UInt8(ascii: "]"))
    }

    /// Appends a member whose value is a list of places; `places` are those that were written before.
    fileprivate mutating func appendMember(
        _ key: StaticString, _ sources: [Provenance.Source], of data: DataDocument, _ places: inout [SourcePlace: [UInt8]],
        path: (SourceFile) -> String?
    ) {
        appendKey(key)
        append(UInt8(ascii: "["))
        for (index, source) in sources.enumerated() {
            if index > 0 { append(contentsOf: ", ".utf8) }
            let place = SourcePlace(file: ObjectIdentifier(source.span.file), offset: source.span.range.lowerBound)
            if let written = places[place] {
                append(contentsOf: written)
                continue
            }
            let start = count
            append(source, of: data, path: path)
            places[place] = Array(self[start...])
        }
        append(UInt8(ascii: "]"))
    }

    private mutating func append(_ source: Provenance.Source, of data: DataDocument, path: (SourceFile) -> String?) {
        let start = source.span.start
        append(UInt8(ascii: "{"))
        let file = path(source.span.file)
        // The report itself goes without saying.
        let other = file == AttachedFile.report ? nil : file
        if let other { appendMember("file", other, isFirst: true) }
        appendMember("path", source.path, isFirst: other == nil)
        appendMember("line", number: "\(start.line)")
        appendMember("column", number: "\(start.column)")
        if source.span.file === data.file {
            let cells = data.cells.cells(at: source.path, of: source.span.text)
            if !cells.isEmpty { appendMember("cells", cells) }
        }
        append(UInt8(ascii: "}"))
    }

    private mutating func appendKey(_ key: StaticString, isFirst: Bool = false) {
        if !isFirst { append(contentsOf: ", ".utf8) }
        append(UInt8(ascii: "\""))
        key.withUTF8Buffer { append(contentsOf: $0) }
        append(contentsOf: "\": ".utf8)
    }
}
