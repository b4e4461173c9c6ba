internal import Display

/// Which marked content belongs to which element, and in which order an element's own content and its children are read.
struct LeafTable {
    /// A stretch of content of one element.
    struct Leaf: Hashable {
        /// From 0.
        var page: Int
        /// The number of the content on its page; only leaves are counted.
        var mcid: Int
        /// The number of the stretch in the document's drawing order.
        var ordinal: Int
    }

    /// A kid of an element.
    enum Kid: Hashable {
        case content(Leaf)
        case element(StructID)
    }

    /// The leaves of each element, by the element's number.
    private(set) var leaves: [[Leaf]]
    /// The element of each piece of marked content, by page and MCID.
    private(set) var elements: [[StructID]]
    /// The first stretch of an element or of what is below it.
    private var firstOrdinals: [Int?]

    init(_ list: DisplayList, structure: StructTree) throws(ArchiveError) {
        leaves = Array(repeating: [], count: structure.elements.count)
        elements = []
        firstOrdinals = Array(repeating: nil, count: structure.elements.count)
        var ordinal = 0
        for (index, page) in list.pages.enumerated() {
            var ids: [StructID] = []
            for stretch in page.stretches {
                defer { ordinal += 1 }
                switch stretch.mark {
                case .leaf(let id):
                    guard leaves.indices.contains(Int(id.rawValue)) else { throw .unknownElement(id, page: index + 1) }
                    leaves[Int(id.rawValue)].append(Leaf(page: index, mcid: ids.count, ordinal: ordinal))
                    ids.append(id)
                case .artifact: break
                case nil: throw .undeclaredText(page.undeclaredText ?? "", page: index + 1)
                }
            }
            elements.append(ids)
        }
        // A parent precedes its children, so going backwards meets every child before its parent.
        for index in structure.elements.indices.reversed() {
            let first = [leaves[index].first?.ordinal, firstOrdinals[index]].compactMap { $0 }.min()
            firstOrdinals[index] = first
            guard let first, let parent = structure.elements[index].parent else { continue }
            firstOrdinals[Int(parent.rawValue)] = min(firstOrdinals[Int(parent.rawValue)] ?? first, first)
        }
    }

    /// The kids of an element in reading order: children in the order of the tree, own content before the first child that was drawn later.
    func kids(of id: StructID, children: [StructID]) -> [Kid] {
        var own = leaves[Int(id.rawValue)][...]
        var kids: [Kid] = []
        for child in children {
            if let first = firstOrdinals[Int(child.rawValue)] {
                while let leaf = own.first, leaf.ordinal < first {
                    kids.append(.content(leaf))
                    own.removeFirst()
                }
            }
            kids.append(.element(child))
        }
        return kids + own.map { .content($0) }
    }
}
