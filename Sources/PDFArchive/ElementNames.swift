internal import Display

/// The IDs of those struct elements that have one (ISO 32000-1, 14.7.2): notes (ISO 14289-1, 7.9), head cells that others name, figures, and
/// elements without any content.
///
/// The empty cells of a row would be the same dictionary otherwise, and programs that write a file anew and keep one of equal objects (`mutool clean -gggg`,
/// `garbage=4` of PyMuPDF) would make them one cell.
struct ElementNames {
    /// By element.
    private var names: [String?]
    /// The IDs and their elements in the order of their bytes, as the ID tree has them.
    let sorted: [(name: String, element: StructID)]

    init(_ structure: StructTree, drawn table: LeafTable) {
        names = Array(repeating: nil, count: structure.elements.count)
        var uses: [String: Int] = [:]
        for index in structure.elements.indices {
            if let figure = structure.elements[index].attributes.figure {
                // A figure may be shown more than once, an ID may not: the second use of `f` is `f#2`.
                let use = (uses[figure] ?? 0) + 1
                uses[figure] = use
                names[index] = use == 1 ? figure : "\(figure)#\(use)"
            } else if structure.elements[index].role == .note
                || structure.elements[index].children.isEmpty
                    && table.leaves(of: StructID(rawValue: Int32(index))).isEmpty
            {
                names[index] = "element-\(index)"
            }
            for head in structure.elements[index].attributes.headers ?? [] where names.indices.contains(Int(head.rawValue)) {
                if names[Int(head.rawValue)] == nil { names[Int(head.rawValue)] = "element-\(head.rawValue)" }
            }
        }
        let keyed = names.enumerated().compactMap { index, name in
            name.map { (key: SortingKey($0), name: $0, element: StructID(rawValue: Int32(index))) }
        }
        let ordered = keyed.indices.sorted { left, right in
            let (left, right) = (keyed[left], keyed[right])
            return left.key == right.key ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.key < right.key
        }
        sorted = ordered.map { (keyed[$0].name, keyed[$0].element) }
    }

    /// The ID of an element; `nil` where it has none.
    subscript(id: StructID) -> String? { names.indices.contains(Int(id.rawValue)) ? names[Int(id.rawValue)] : nil }
}

/// The first sixteen bytes of a name as numbers, in whose order names stand that differ there: nearly all do.
private struct SortingKey: Comparable {
    private var (first, second): (UInt64, UInt64) = (0, 0)

    init(_ name: String) {
        for (index, byte) in name.utf8.prefix(16).enumerated() {
            if index < 8 {
                first |= UInt64(byte) << (56 - 8 * UInt64(index))
            } else {
                second |= UInt64(byte) << (56 - 8 * UInt64(index - 8))
            }
        }
    }

    static func < (left: SortingKey, right: SortingKey) -> Bool {
        left.first == right.first ? left.second < right.second : left.first < right.first
    }
}
