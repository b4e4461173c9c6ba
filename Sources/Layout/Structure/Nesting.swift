internal import Display

/// The open parts and sections of the struct tree: a heading closes those of its level and below and opens its own.
struct Nesting: Equatable {
    private struct Open: Equatable {
        var level: Int
        var element: StructID
    }

    private var open: [Open] = []

    /// The element that the next block belongs to.
    var current: StructID { open.last?.element ?? StructTree.root }

    /// Opens the element for a heading of `level` and gives the level that readers are told: none is skipped (ISO 14289-1, 7.4.2).
    mutating func openSection(level: Int, in builder: inout StructBuilder) -> Int {
        open.removeAll { $0.level >= level }
        let element = builder.append(open.isEmpty ? .part : .section, in: current)
        open.append(Open(level: level, element: element))
        return min(open.count, 6)
    }
}
