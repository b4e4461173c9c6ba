extension Chart {
    /// The chart's data as a table, comma-separated (RFC 4180).
    public var table: String { tableRows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined() }

    /// The chart's data as a table, its head first: categories with the amount of each series and the shares, as printed.
    ///
    /// The unit stands in the head, since a number in a cell is nothing but a number.
    public var tableRows: [[String]] {
        let hasShares = series.map { $0.values.contains { !$0.share.isEmpty } }
        let hasTargets = targets.count == categories.count && !targets.isEmpty
        var head = [words.item] + (hasTargets ? [words.target] : [])
        for (series, hasShares) in zip(series, hasShares) {
            let name = [series.name.text, unit].filter { !$0.isEmpty }.joined(separator: words.punctuation.comma)
            head.append(name.isEmpty ? words.value : name)
            if hasShares { head.append([series.name.text, words.share].filter { !$0.isEmpty }.joined(separator: words.punctuation.comma)) }
        }
        let hasTotals = totals.count == categories.count && !totals.isEmpty
        if hasTotals { head.append([words.total, unit].filter { !$0.isEmpty }.joined(separator: words.punctuation.comma)) }
        if let line { head.append([line.series.name.text, line.unit].filter { !$0.isEmpty }.joined(separator: words.punctuation.comma)) }
        let rows = categories.enumerated().map { index, category in
            var cells = [category.text] + (hasTargets ? [targets[index].text] : [])
            for (series, hasShares) in zip(series, hasShares) {
                let value = series.values.indices.contains(index) ? series.values[index] : Value(number: nil, label: "")
                cells.append(value.label)
                if hasShares { cells.append(value.share) }
            }
            if hasTotals { cells.append(totals[index].label) }
            if let line { cells.append(line.series.values.indices.contains(index) ? line.series.values[index].label : "") }
            return cells
        }
        return [head] + rows
    }

    /// A field, in quotes where it must be.
    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
        guard needsQuotes else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
