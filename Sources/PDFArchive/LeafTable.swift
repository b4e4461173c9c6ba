internal import Display

/// Which marked content belongs to which element, and in which order an element's own content and its children are read.
struct LeafTable {
    /// A stretch of content of one element. Numbers of 32 bits: a long document has hundreds of thousands.
    struct Leaf: Hashable {
        /// From 0.
        var page: Int32
        /// The number of the content on its page; only leaves are counted.
        var mcid: Int32
        /// The number of the stretch in the document's drawing order.
        var ordinal: Int32
    }

    /// A kid of an element.
    enum Kid: Hashable {
        case content(Leaf)
        case element(StructID)
    }

    /// The leaves of all elements, element by element, and where those of each begin.
    private var leaves: [Leaf]
    private var starts: [Int32]
    /// The elements of the marked content of all pages in drawing order, and where those of each page begin.
    private var contents: [StructID] = []
    private var pageStarts: [Int] = []
    /// The first stretch of an element or of what is below it; the greatest number for one that was never drawn.
    private var firstOrdinals: [Int32]

    init(_ list: DisplayList, structure: StructTree) throws(ArchiveError) {
        let count = structure.elements.count
        var drawn: [(id: StructID, leaf: Leaf)] = []
        var ordinal: Int32 = 0
        starts = Array(repeating: 0, count: count + 1)
        for (index, page) in list.pages.enumerated() {
            pageStarts.append(contents.count)
            var mcid: Int32 = 0
            for stretch in page.stretches {
                defer { ordinal += 1 }
                switch stretch.mark {
                case .leaf(let id):
                    guard 0..<count ~= Int(id.rawValue) else { throw .unknownElement(id, page: index + 1) }
                    drawn.append((id, Leaf(page: Int32(index), mcid: mcid, ordinal: ordinal)))
                    contents.append(id)
                    starts[Int(id.rawValue) + 1] += 1
                    mcid += 1
                case .artifact: break
                case nil: throw .undeclaredText(page.undeclaredText ?? "", page: index + 1)
                }
            }
        }
        pageStarts.append(contents.count)
        for index in 0..<count { starts[index + 1] += starts[index] }
        var places = starts
        leaves = Array(repeating: Leaf(page: 0, mcid: 0, ordinal: 0), count: drawn.count)
        firstOrdinals = Array(repeating: .max, count: count)
        for (id, leaf) in drawn {
            let index = Int(id.rawValue)
            leaves[Int(places[index])] = leaf
            places[index] += 1
            firstOrdinals[index] = min(firstOrdinals[index], leaf.ordinal)
        }
        // A parent precedes its children, so going backwards meets every child before its parent.
        for index in (0..<count).reversed() {
            guard let parent = structure.elements[index].parent else { continue }
            firstOrdinals[Int(parent.rawValue)] = min(firstOrdinals[Int(parent.rawValue)], firstOrdinals[index])
        }
    }

    /// The leaves of an element in drawing order.
    func leaves(of id: StructID) -> ArraySlice<Leaf> {
        leaves[Int(starts[Int(id.rawValue)])..<Int(starts[Int(id.rawValue) + 1])]
    }

    /// The elements of a page's marked content, by MCID; pages count from 0.
    func elements(onPage page: Int) -> ArraySlice<StructID> { contents[pageStarts[page]..<pageStarts[page + 1]] }

    /// The kids of an element in reading order: children in the order of the tree, own content before the first child that was drawn later.
    func forEachKid(of id: StructID, children: [StructID], _ body: (Kid) -> Void) {
        var own = leaves(of: id)
        for child in children {
            let first = firstOrdinals[Int(child.rawValue)]
            if first < .max {
                while let leaf = own.first, leaf.ordinal < first {
                    body(.content(leaf))
                    own.removeFirst()
                }
            }
            body(.element(child))
        }
        for leaf in own { body(.content(leaf)) }
    }
}
