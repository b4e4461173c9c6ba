import Display
import PDFArchive
import QPDF
import Testing

/// What page-validation 0.11 does not ask for, taken away: `Inspection` must miss it.
@Suite struct InspectionTests {
    /// Something that can be removed, and what is said then.
    struct Removal: CustomTestStringConvertible {
        /// From the trailer, or from the first element of `element`.
        var path: [String]
        var element: String?
        var page: Int?
        var finding: String
        var testDescription: String { ([element, page.map { "page \($0)" }].compactMap { $0 } + path).joined(separator: "/") }
    }

    @Test func nothingIsMissing() throws {
        for profile in [Profile.a3aUA1, .a2aUA1, .a4fUA2] { #expect(try Inspection.findings(in: Sample.shared().archived(profile)) == []) }
    }

    static let removals = [
        Removal(path: ["Root", "PageLabels"], finding: "no page labels"),
        Removal(path: ["Root", "Outlines"], finding: "no outline that leads to a page"),
        Removal(path: ["Root", "PageMode"], finding: "the outline is not shown"),
        Removal(path: ["Root", "OutputIntents"], finding: "no intent of three colours"),
        Removal(path: ["Root", "StructTreeRoot", "IDTree"], finding: "the ID tree has not the IDs of the elements"),
        Removal(path: ["Info", "Title"], finding: "Info without Title, which is dc:title of the metadata"),
        Removal(path: ["Info", "Creator"], finding: "Info without Creator, which is xmp:CreatorTool of the metadata"),
        Removal(path: ["TrimBox"], page: 1, finding: "page 2 without TrimBox"),
        Removal(path: ["StructParents"], page: 2, finding: "page 3 without a key"),
        Removal(path: ["A"], element: "L", finding: "L without ListNumbering"),
        Removal(path: ["A"], element: "Figure", finding: "Figure without BBox"),
        Removal(path: ["A"], element: "TH", finding: "TH without Scope"),
        Removal(path: ["K"], element: "Link", finding: "Link without its annotation"),
        Removal(path: ["K"], element: "Reference", finding: "Reference without Link"),
        Removal(path: ["K"], element: "Form", finding: "Form without its annotation"),
        Removal(path: ["K"], element: "TOCI", finding: "TOCI without Reference"),
        Removal(path: ["K"], element: "LI", finding: "LI without LBody"),
        Removal(path: ["K"], element: "Table", finding: "Table without rows"),
        Removal(path: ["ID"], element: "Note", finding: "the ID tree has not the IDs of the elements"),
    ]

    @Test(arguments: removals)
    func isMissed(removal: Removal) throws {
        let file = try PDFFile(Sample.shared().archived())
        let parent: PDFObject?
        if let page = removal.page {
            parent = file.page(page)
        } else if let type = removal.element {
            let top = file.value(at: ["StructTreeRoot", "K"], in: file.catalog).flatMap { file.items(of: $0).first }
            parent = Self.first(type, below: try required(top), in: file)
        } else {
            parent = file.value(at: Array(removal.path.dropLast()), in: file.trailer)
        }
        file.remove(try required(removal.path.last), from: try required(parent))
        let findings = try Inspection.findings(in: file.write())
        #expect(findings.contains(removal.finding), "\(findings)")
    }

    /// Types that are wrong where they stand.
    @Test(arguments: [
        ("H2", "H3", "H3 behind H1"), ("Part", "TR", "TR in Document"), ("LI", "P", "LBody in P"), ("TBody", "Sect", "TR in Sect"),
        ("TOC", "Sect", "TOCI in Sect"),
    ])
    func isOutOfPlace(type: String, other: String, finding: String) throws {
        let file = try PDFFile(Sample.shared().archived())
        let top = file.value(at: ["StructTreeRoot", "K"], in: file.catalog).flatMap { file.items(of: $0).first }
        file.set("S", in: try required(Self.first(type, below: try required(top), in: file)), to: .name(other))
        let findings = try Inspection.findings(in: file.write())
        #expect(findings.contains(finding), "\(findings)")
    }

    /// The first element of a type in the order of the tree.
    private static func first(_ type: String, below element: PDFObject, in file: borrowing PDFFile) -> PDFObject? {
        if let name = file.value(of: "S", in: element).flatMap({ file.name($0) }), name == type { return element }
        guard let kids = file.value(of: "K", in: element) else { return nil }
        let items = file.items(of: kids)
        for item in items.isEmpty ? [kids] : items {
            if file.value(of: "S", in: item) != nil, let found = first(type, below: item, in: file) { return found }
        }
        return nil
    }
}
