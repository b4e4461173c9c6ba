internal import Display

/// The struct tree in the making.
///
/// A section that is laid out again because page numbers have changed makes the same elements in the same order;
/// then the builder only counts and the tree stays as it is.
struct StructBuilder {
    private(set) var tree = StructTree()
    private var replayed: Int32?

    /// The number the next element gets.
    var next: Int32 { replayed ?? Int32(tree.elements.count) }

    /// Counts again from `start` without writing, until `endReplay`.
    mutating func replay(from start: Int32) { replayed = start }

    mutating func endReplay() { replayed = nil }

    /// Adds an element as the last child of `parent` and gives its number.
    mutating func append(_ role: StructRole, in parent: StructID, attributes: StructAttributes = StructAttributes()) -> StructID {
        if let number = replayed {
            replayed = number + 1
            return StructID(rawValue: number)
        }
        return tree.append(role, in: parent, attributes: attributes)
    }

    /// Adds a file that belongs to an element.
    mutating func add(_ file: StructFile) {
        if replayed == nil { tree.add(file) }
    }

    /// Says which element stands at a place.
    mutating func place(_ anchor: AnchorID, at id: StructID) {
        if replayed == nil { tree.place(anchor, at: id) }
    }

    /// Changes attributes that are known only after the element was made.
    mutating func update(_ id: StructID, _ change: (inout StructAttributes) -> Void) {
        guard replayed == nil else { return }
        tree.update(id, change)
    }

    /// Adds elements of another tree that have the numbers here that they have there, with what belongs to them.
    mutating func take(elements: Range<Int32>, of other: StructTree) { tree.append(elements, of: other) }

    /// Notes the box of a figure; unlike other changes also after a replay.
    mutating func setBox(_ box: PageBox, of id: StructID) { tree.update(id) { $0.box = box } }
}
