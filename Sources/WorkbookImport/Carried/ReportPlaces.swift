internal import ReportData

/// Where the values of one report stand in another one: records are told by their texts, for people move them, and may have added some.
struct ReportPlaces {
    private let (from, to): (DataDocument, DataDocument)

    init(from: DataDocument, to: DataDocument) { (self.from, self.to) = (from, to) }

    /// The JSON pointer in the other report; `nil` where it has no such place.
    func path(of pointer: String) -> String? {
        guard from.file !== to.file else { return pointer }
        var (node, other, path) = (from.root, to.root, "")
        for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let next = DataDocument(root: node).node(at: "/\(token)") else { return nil }
            if let items = node.items {
                guard let index = Int(token), let place = self.index(of: next, at: index, among: items, in: other.items ?? []),
                    let found = other.items?[place]
                else { return nil }
                (other, path) = (found, "\(path)/\(place)")
            } else {
                guard let found = DataDocument(root: other).node(at: "/\(token)") else { return nil }
                (other, path) = (found, "\(path)/\(token)")
            }
            node = next
        }
        return path
    }

    /// The place of a record with the same texts: of several, the one that comes as many after the first.
    private func index(of record: DataNode, at index: Int, among records: [DataNode], in others: [DataNode]) -> Int? {
        let texts = texts(of: record)
        // What has no texts is known by its place alone.
        guard !texts.isEmpty else { return records.count == others.count ? index : nil }
        let before = records[..<index].count { self.texts(of: $0) == texts }
        let same = others.indices.filter { self.texts(of: others[$0]) == texts }
        return same.indices.contains(before) ? same[before] : nil
    }

    /// The short texts of a record, such as code and name: sentences are what people change.
    private func texts(of record: DataNode) -> [String: String] {
        if let text = record.text { return ["": text] }
        var texts: [String: String] = [:]
        for (name, member) in record.members ?? [:] {
            if let text = member.node.text, text.utf8.count <= 60 { texts[name] = text }
        }
        return texts
    }
}
