public import LayoutLanguage

extension Provenance {
    /// One line for each printed number: its ID, figure, what was printed and where it comes from.
    public var listing: String {
        rows.map { row in
            let sources = row.sources.map(\.path).joined(separator: " ")
            let stated = row.computed.map { " computed=\($0)" } ?? ""
            return "\(row.id) \(row.figure ?? "—") “\(row.printed)”\(stated) \(sources)\n"
        }.joined()
    }
}
