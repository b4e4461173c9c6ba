import QPDF

/// What an archival, accessible, print-ready file must have and page-validation 0.11 does not ask for: a line for each thing that is missing.
///
/// What is otherwise in PDF 2.0 `Python/pdf2.py` asks for.
struct Inspection {
    private(set) var findings: [String] = []
    private var ids: Set<String> = []
    private var namedHeads: [(element: String, head: String)] = []
    private var headingLevel = 0
    private var isPDF2 = false

    static func findings(in pdf: [UInt8]) throws -> [String] {
        let file = try PDFFile(pdf)
        var inspection = Inspection()
        inspection.isPDF2 = file.value(at: ["StructTreeRoot", "Namespaces"], in: file.catalog) != nil
        inspection.visitCatalog(of: file)
        inspection.visitPages(of: file)
        if let root = file.value(of: "StructTreeRoot", in: file.catalog) { inspection.visitStructure(root, in: file) }
        return inspection.findings
    }

    private mutating func require(_ condition: Bool, _ finding: @autoclosure () -> String) {
        if !condition { findings.append(finding()) }
    }

    // MARK: Document

    private mutating func visitCatalog(of file: borrowing PDFFile) {
        let catalog = file.catalog
        let labels = file.value(at: ["PageLabels", "Nums"], in: catalog).map { file.items(of: $0) } ?? []
        require(labels.first.flatMap { file.number($0) } == 0, "no page labels")
        let path = ["Outlines", "First"] + (isPDF2 ? ["A", "D"] : ["Dest"])
        let destination = file.value(at: path, in: catalog).map { file.items(of: $0) } ?? []
        let pages = (0..<file.pageCount).compactMap { file.reference(to: file.page($0)) }
        require(destination.first.flatMap { file.reference(to: $0) }.map { pages.contains($0) } == true, "no outline that leads to a page")
        require(file.value(of: "PageMode", in: catalog).flatMap { file.name($0) } == "UseOutlines", "the outline is not shown")
        let intent = file.value(of: "OutputIntents", in: catalog).flatMap { file.items(of: $0).first }
        let profile = intent.flatMap { file.value(of: "DestOutputProfile", in: $0) }
        require(profile.flatMap { file.value(of: "N", in: $0) }.flatMap { file.number($0) } == 3, "no intent of three colours")
        if isPDF2 { return }
        for (key, info) in [("Title", "dc:title"), ("Author", "dc:creator"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer")] {
            let text = file.value(at: ["Info", key], in: file.trailer).flatMap { file.text($0) }
            require(text?.isEmpty == false, "Info without \(key), which is \(info) of the metadata")
        }
    }

    private mutating func visitPages(of file: borrowing PDFFile) {
        for index in 0..<file.pageCount {
            let page = file.page(index)
            require(file.value(of: "TrimBox", in: page).map { file.items(of: $0).count } == 4, "page \(index + 1) without TrimBox")
            require(
                file.value(of: "StructParents", in: page).flatMap { file.number($0) } == Double(index), "page \(index + 1) without a key")
        }
    }

    // MARK: Structure

    /// The structure types that may stand in another one (ISO 32000-1, 14.8.4), where that is a closed list.
    private static let parents: [String: Set<String>] = [
        "LI": ["L"], "Lbl": ["LI", "Note", "FENote"], "LBody": ["LI"], "TR": ["Table", "THead", "TBody", "TFoot"], "TH": ["TR"],
        "TD": ["TR"], "THead": ["Table"], "TBody": ["Table"], "TOCI": ["TOC"], "Part": ["Document"],
    ]

    private mutating func visitStructure(_ root: PDFObject, in file: borrowing PDFFile) {
        let top = file.value(of: "K", in: root).map { file.items(of: $0) } ?? []
        for element in top { visit(element, below: "", in: file) }
        for (element, head) in namedHeads { require(ids.contains(head), "\(element) names the head \(head), which is nowhere") }
        var named: Set<String> = []
        for node in file.value(at: ["IDTree", "Kids"], in: root).map({ file.items(of: $0) }) ?? [] {
            let names = file.value(of: "Names", in: node).map { file.items(of: $0) } ?? []
            named.formUnion(names.compactMap { file.text($0) })
        }
        require(named == ids, "the ID tree has not the IDs of the elements")
    }

    private mutating func visit(_ element: PDFObject, below parent: String, in file: borrowing PDFFile) {
        let type = file.value(of: "S", in: element).flatMap { file.name($0) } ?? ""
        if let parents = Self.parents[type] { require(parents.contains(parent), "\(type) in \(parent)") }
        if let id = file.value(of: "ID", in: element).flatMap({ file.text($0) }) {
            require(ids.insert(id).inserted, "the ID \(id) stands twice")
        }
        visitAttributes(of: element, type: type, in: file)
        var types: [String] = []
        var hasAnnotation = false
        let kid = file.value(of: "K", in: element)
        let kids = kid.map { file.items(of: $0) } ?? []
        for kid in kids.isEmpty ? [kid].compactMap({ $0 }) : kids {
            if let name = file.value(of: "S", in: kid).flatMap({ file.name($0) }) {
                types.append(name)
                visit(kid, below: type, in: file)
            } else if file.value(of: "Type", in: kid).flatMap({ file.name($0) }) == "OBJR" {
                hasAnnotation = true
            }
        }
        switch type {
        case "Link", "Form": require(hasAnnotation, "\(type) without its annotation")
        case "TOCI": require(types.contains(isPDF2 ? "P" : "Reference"), "TOCI without Reference")
        case "Reference" where parent == "TOCI": require(types.contains("Link"), "Reference without Link")
        case "LI": require(types.contains("LBody"), "LI without LBody")
        case "Table": require(types.contains("TR") || types.contains("TBody"), "Table without rows")
        default: break
        }
    }

    private mutating func visitAttributes(of element: PDFObject, type: String, in file: borrowing PDFFile) {
        let value = file.value(of: "A", in: element)
        let list = value.map { file.items(of: $0) } ?? []
        let owners = list.isEmpty ? [value].compactMap { $0 } : list
        var attributes: [String: PDFObject] = [:]
        for owner in owners {
            for key in file.keys(of: owner) { attributes[key] = file.value(of: key, in: owner) }
        }
        switch type {
        case "L": require(attributes["ListNumbering"].flatMap { file.name($0) } ?? "None" != "None", "L without ListNumbering")
        case "Figure": require(attributes["BBox"].map { file.items(of: $0).count } == 4, "Figure without BBox")
        case "TH": require(attributes["Scope"] != nil, "TH without Scope")
        case "H1", "H2", "H3", "H4", "H5", "H6":
            let level = Int(type.dropFirst()) ?? 0
            let before = headingLevel
            require(level <= before + 1, "\(type) behind H\(before)")
            headingLevel = level
        default: break
        }
        for head in attributes["Headers"].map({ file.items(of: $0) }) ?? [] { namedHeads.append((type, file.text(head) ?? "")) }
    }
}
