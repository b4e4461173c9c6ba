import Display
import Geometry
import Styling

/// Writes lines of text on pages, each in the leaf of an element, and keeps the struct tree beside.
struct Sheet {
    static let size = Size(width: .pt(300), height: .pt(400))

    var structure = StructTree()
    var outline: [OutlineEntry] = []
    var pages: [[Frame.Placed]] = [[]]
    var labels: [String] = [""]
    let faces: Faces

    init(_ faces: Faces) { self.faces = faces }

    /// Adds an element.
    mutating func element(_ role: StructRole, in parent: StructID = StructTree.root, _ change: (inout StructAttributes) -> Void = { _ in })
        -> StructID
    {
        var attributes = StructAttributes()
        change(&attributes)
        return structure.append(role, in: parent, attributes: attributes)
    }

    /// Adds an element with a line of text.
    @discardableResult
    mutating func line(
        _ text: String, _ role: StructRole, in parent: StructID = StructTree.root, at position: (x: Double, y: Double),
        _ change: (inout StructAttributes) -> Void = { _ in }
    ) throws -> StructID {
        let id = element(role, in: parent, change)
        try write(text, in: .leaf(id), at: position)
        return id
    }

    /// Puts text on the last page.
    mutating func write(_ text: String, in mark: Frame.Mark?, at position: (x: Double, y: Double), color: Color = .black) throws {
        place(.glyphs(try faces.run(text, color: color)), in: mark, at: position)
    }

    /// Puts an item on the last page.
    mutating func place(_ item: Frame.Item, in mark: Frame.Mark?, at position: (x: Double, y: Double)) {
        let origin = Point(x: .pt(position.x), y: .pt(position.y))
        if let mark {
            let frame = Frame(size: Self.size, items: [.init(item, at: origin)])
            pages[pages.count - 1].append(.init(.marked(mark, frame), at: .zero))
        } else {
            pages[pages.count - 1].append(.init(item, at: origin))
        }
    }

    mutating func breakPage(label: String) {
        pages.append([])
        labels.append(label)
    }

    /// The pages as a document with a title and a date.
    var document: PagedDocument {
        var metadata = DocumentMetadata(title: "年度报告 <A&B>", author: "某局", subject: "说明", keywords: ["收入", "支出"])
        metadata.date = "2025-08-15T09:30:00+08:00"
        let pages = zip(self.pages, labels).map { Page(frame: Frame(size: Self.size, items: $0.0), label: $0.1) }
        return PagedDocument(pages: pages, structure: structure, outline: outline, metadata: metadata)
    }
}
