internal import Display
internal import Geometry

/// The pages of a report as they were last set. A page that looks as one before keeps its ID: it is neither drawn nor sent again.
struct PageShelf {
    /// A page and the ID under which it is asked for.
    struct Entry {
        var id: String
        var page: DisplayPage
        fileprivate var look: PageLook
        fileprivate var hash: Int
    }

    private(set) var entries: [Entry] = []
    private var next = 0
    /// Pictures of pages by ID, the newest last.
    private var pictures: [(id: String, svg: [UInt8])] = []

    /// Pictures that are kept: of all pages of a report that somebody leafs through, but no more than so many bytes.
    private static let mostBytes = 64 << 20

    /// Takes the pages of a document in place of those before.
    mutating func take(_ pages: [DisplayPage]) {
        var known: [Int: [Entry]] = [:]
        for entry in entries.reversed() { known[entry.hash, default: []].append(entry) }
        entries = pages.map { page in
            let look = PageLook(page)
            let hash = look.hashValue
            // Each of two equal pages has an ID.
            if let last = known[hash]?.last, last.look == look {
                known[hash]?.removeLast()
                return Entry(id: last.id, page: page, look: look, hash: hash)
            }
            next += 1
            return Entry(id: "p\(next)", page: page, look: look, hash: hash)
        }
        let ids = Set(entries.map(\.id))
        pictures.removeAll { !ids.contains($0.id) }
    }

    /// The place of the page with an ID, from 0.
    func index(of id: String) -> Int? { entries.firstIndex { $0.id == id } }

    /// The picture of a page that was drawn before.
    func picture(_ id: String) -> [UInt8]? { pictures.first { $0.id == id }?.svg }

    mutating func keep(_ svg: [UInt8], of id: String) {
        pictures.append((id, svg))
        var bytes = pictures.reduce(0) { $0 + $1.svg.count }
        while bytes > Self.mostBytes, pictures.count > 1 { bytes -= pictures.removeFirst().svg.count }
    }
}

/// What a page looks like and says, whatever numbers its elements have: these change with every paragraph before them.
private struct PageLook: Hashable {
    /// Neighbouring operations of one mark.
    private struct Part: Hashable {
        /// The number of its element among those on the page; `nil` for what is no content.
        var element: Int?
        var operations: [DisplayPage.Operation]
    }

    private var label: String
    private var rotation: Int
    private var geometry: PageGeometry
    private var parts: [Part]

    init(_ page: DisplayPage) {
        (label, rotation, geometry) = (page.label, page.rotation, page.geometry)
        var numbers: [StructID: Int] = [:]
        parts = page.stretches.map { stretch in
            guard case .leaf(let id) = stretch.mark else { return Part(element: nil, operations: stretch.operations) }
            let number = numbers[id] ?? numbers.count
            numbers[id] = number
            return Part(element: number, operations: stretch.operations)
        }
    }
}
