/// The text of a schema, for editors, that also allows the notes that reports may have: wherever it allows no other members, members whose
/// key begins with `//`.
///
/// The program itself forgets notes when it reads data, so its own schemas need not name them.
public func schemaAllowingNotes(_ document: DataDocument) -> String {
    let insertion = ", \"patternProperties\": {\"^\(DataDocument.notePrefix)\": true}"
    var text = Array(document.file.text.utf8)
    for offset in document.root.endsOfClosedObjects.sorted(by: >) { text.insert(contentsOf: insertion.utf8, at: offset) }
    return String(decoding: text, as: UTF8.self)
}

extension DataNode {
    /// Where the keyword `additionalProperties` is `false`: the offsets behind it.
    fileprivate var endsOfClosedObjects: [Int] {
        switch value {
        case .null, .bool, .number, .text: []
        case .list(let items): items.flatMap(\.endsOfClosedObjects)
        case .object(let members):
            members.flatMap { key, member in
                key == "additionalProperties" && member.node.bool == false
                    ? [member.node.span.range.upperBound] : member.node.endsOfClosedObjects
            }
        }
    }
}
