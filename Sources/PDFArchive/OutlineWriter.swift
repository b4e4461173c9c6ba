internal import Display
internal import QPDF

/// Writes the outline (ISO 32000-1, 12.3.3). Lines of the first level are open, so that their children show.
struct OutlineWriter {
    let anchors: AnchorTable

    /// The outline's root; `nil` for none.
    func write(_ entries: [OutlineEntry], to file: inout FileWriter) throws(ArchiveError) -> PDFReference? {
        guard !entries.isEmpty else { return nil }
        let root = file.reserve()
        let kids = try write(entries, parent: root, to: &file)
        let count = entries.count + entries.reduce(0) { $0 + $1.children.count }
        file.write(
            root,
            .dictionary([
                .init("Type", .name("Outlines")), .init("First", .reference(kids.first)), .init("Last", .reference(kids.last)),
                .init("Count", .integer(count)),
            ]))
        return root
    }

    private func write(
        _ entries: [OutlineEntry], parent: PDFReference, isOpen: Bool = true, to file: inout FileWriter
    ) throws(ArchiveError) -> (first: PDFReference, last: PDFReference) {
        let references = file.reserve(entries.count)
        for (index, entry) in entries.enumerated() {
            var value: [PDFValue.Entry] = [
                .init("Title", .text(entry.title)), .init("Parent", .reference(parent)),
                try anchors.entry(leadingTo: entry.target),
            ]
            if index > 0 { value.append(.init("Prev", .reference(references[index - 1]))) }
            if index + 1 < entries.count { value.append(.init("Next", .reference(references[index + 1]))) }
            if !entry.children.isEmpty {
                let kids = try write(entry.children, parent: references[index], isOpen: false, to: &file)
                value += [
                    .init("First", .reference(kids.first)), .init("Last", .reference(kids.last)),
                    // A negative count is a closed line.
                    .init("Count", .integer(isOpen ? entry.children.count : -entry.children.count)),
                ]
            }
            file.write(references[index], .dictionary(value))
        }
        return (references[0], references[references.count - 1])
    }
}
