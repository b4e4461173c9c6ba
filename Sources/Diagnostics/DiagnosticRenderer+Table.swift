extension DiagnosticRenderer {
    /// Diagnostics as a table of one line each, sorted by place: gravity, ID, place, message. Columns end at the same column of a terminal;
    /// empty for none.
    public func table(of diagnostics: [Diagnostic]) -> String {
        let rows = diagnostics.sortedByPlace().map { diagnostic in
            [
                name(of: diagnostic.severity), diagnostic.id.rawValue, diagnostic.place?.description ?? "-",
                words(diagnostic.message),
            ].map(printable)
        }
        guard !rows.isEmpty else { return "" }
        let heads: [Message] = [Message("级别", "level"), Message("编号", "ID"), Message("位置", "place"), Message("问题", "finding")]
        let all = [heads.map { $0.text(in: language) }] + rows
        let widths = heads.indices.map { column in all.reduce(0) { max($0, $1[column].terminalColumns) } }
        return all.map { row in
            let cells = row.enumerated().map { column, text in
                column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - text.terminalColumns)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
