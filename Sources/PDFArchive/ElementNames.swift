internal import Display

/// The IDs of those struct elements that have one (ISO 32000-1, 14.7.2): notes (ISO 14289-1, 7.9), head cells that others name, figures.
struct ElementNames {
    private let names: [StructID: String]
    /// The IDs and their elements in the order of their bytes, as the ID tree has them.
    let sorted: [(name: String, element: StructID)]

    init(_ structure: StructTree) {
        var names: [StructID: String] = [:]
        let heads = Set(structure.elements.flatMap(\.attributes.headers))
        var uses: [String: Int] = [:]
        for (index, element) in structure.elements.enumerated() {
            let id = StructID(rawValue: Int32(index))
            if let figure = element.attributes.figure {
                // A figure may be shown more than once, an ID may not: the second use of `f` is `f#2`.
                let use = (uses[figure] ?? 0) + 1
                uses[figure] = use
                names[id] = use == 1 ? figure : "\(figure)#\(use)"
            } else if element.role == .note || heads.contains(id) {
                names[id] = "element-\(index)"
            }
        }
        let pairs = structure.elements.indices.compactMap { index -> (name: String, element: StructID)? in
            let id = StructID(rawValue: Int32(index))
            return names[id].map { ($0, id) }
        }
        self.names = names
        sorted = pairs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The ID of an element; `nil` where it has none.
    subscript(id: StructID) -> String? { names[id] }
}
