import Display
import PDFArchive
import QPDF
import Testing

/// Each requirement that the program fulfils, taken away: the validator must miss it, else the test of conformance says nothing of it.
@Suite struct AblationTests {
    /// Something that can be removed from a file.
    struct Entry: CustomTestStringConvertible {
        var path: [String]
        var profiles = ["3a"]
        var testDescription: String { path.joined(separator: "/") }
    }

    private func check(_ pdf: [UInt8], breaks profiles: [String], _ edit: (borrowing PDFFile) throws -> Void) throws {
        let file = try PDFFile(pdf)
        try edit(file)
        let edited = try file.write()
        for profile in profiles {
            let broken = try Tools.brokenRules(of: edited, profiles: [profile])
            #expect(!broken.isEmpty, "\(profile) holds without it")
        }
    }

    @Test func rewritingBreaksNothing() throws {
        let edited = try PDFFile(Sample.shared().archived()).write()
        #expect(try Tools.brokenRules(of: edited, profiles: ["3a", "ua1"]) == [])
    }

    @Test(arguments: [
        Entry(path: ["Metadata"], profiles: ["3a", "ua1"]), Entry(path: ["StructTreeRoot"], profiles: ["3a", "ua1"]),
        Entry(path: ["MarkInfo"], profiles: ["3a", "ua1"]), Entry(path: ["OutputIntents"]), Entry(path: ["AF"]),
        Entry(path: ["Lang"], profiles: ["ua1"]), Entry(path: ["ViewerPreferences"], profiles: ["ua1"]),
        Entry(path: ["ViewerPreferences", "DisplayDocTitle"], profiles: ["ua1"]),
    ])
    func catalog(entry: Entry) throws {
        try check(Sample.shared().archived(), breaks: entry.profiles) { file in
            let parent = file.value(at: Array(entry.path.dropLast()), in: file.catalog)
            file.remove(try required(entry.path.last), from: try required(parent))
        }
    }

    @Test(arguments: ["AFRelationship", "UF", "F"])
    func attachment(key: String) throws {
        try check(Sample.shared().archived(), breaks: ["3a"]) { file in
            let first = file.value(of: "AF", in: file.catalog).flatMap { file.items(of: $0).first }
            file.remove(key, from: try required(first))
        }
    }

    @Test func attachmentType() throws {
        try check(Sample.shared().archived(), breaks: ["3a"]) { file in
            let first = file.value(of: "AF", in: file.catalog).flatMap { file.items(of: $0).first }.flatMap {
                file.value(at: ["EF", "F"], in: $0)
            }
            file.remove("Subtype", from: try required(first))
        }
    }

    @Test(arguments: [("F", "3a"), ("Contents", "ua1"), ("StructParent", "ua1")])
    func linkAnnotation(key: String, profile: String) throws {
        try check(Sample.shared().archived(), breaks: [profile]) { file in
            let first = file.value(of: "Annots", in: file.page(1)).flatMap { file.items(of: $0).first }
            file.remove(key, from: try required(first))
        }
    }

    @Test func orderOfTabs() throws {
        try check(Sample.shared().archived(), breaks: ["ua1"]) { file in file.remove("Tabs", from: file.page(1)) }
    }

    @Test(arguments: ["Pagination", "Layout"])
    func artifact(type: String) throws {
        try check(Sample.shared().archived(), breaks: ["ua1"]) { file in
            let stream = try required(file.value(of: "Contents", in: file.page(1)))
            var content = String(decoding: try file.data(of: stream), as: UTF8.self)
            let mark = try #require(content.firstMatch(of: try Regex("/Artifact <</Type /\(type)[^\n]*BDC")))
            content.replaceSubrange(mark.range, with: "/Nothing BMC")
            file.replaceData(of: stream, with: Array(content.utf8))
        }
    }

    /// Attributes of the struct tree, cleared before it is written.
    @Test(arguments: ["alternateText", "note"])
    func structure(attribute: String) throws {
        let sample = try Sample.shared()
        var structure = sample.document.structure
        for (index, element) in structure.elements.enumerated() where attribute == "alternateText" && element.role == .figure {
            structure.update(StructID(rawValue: Int32(index))) { $0.alternateText = nil }
        }
        try check(sample.archived(structure: structure), breaks: ["ua1"]) { file in
            guard attribute == "note" else { return }
            let tree = try required(file.value(at: ["StructTreeRoot", "K"], in: file.catalog).flatMap { file.items(of: $0).first })
            file.remove("ID", from: try required(Self.first("Note", below: tree, in: file)))
        }
    }

    @Test func headCellsWithoutScopeAndHeaders() throws {
        let sample = try Sample.shared()
        var structure = sample.document.structure
        for index in structure.elements.indices {
            structure.update(StructID(rawValue: Int32(index))) {
                $0.scope = nil
                $0.headers = []
            }
        }
        try check(sample.archived(structure: structure), breaks: ["ua1"]) { _ in }
    }

    @Test func faceWithoutUnicode() throws {
        try check(Sample.shared().archived(), breaks: ["3a"]) { file in
            let fonts = try required(file.value(at: ["Resources", "Font"], in: file.page(0)))
            // A simple font of WinAnsiEncoding needs none (ISO 19005-2, 6.2.11.7.2).
            let font = file.keys(of: fonts).compactMap { file.value(of: $0, in: fonts) }.first { font in
                file.value(of: "Subtype", in: font).flatMap { file.name($0) } == "Type0"
            }
            file.remove("ToUnicode", from: try required(font))
        }
    }

    @Test func faceThatIsNotEmbedded() throws {
        try check(Sample.shared().archived(), breaks: ["3a", "ua1"]) { file in
            let fonts = try required(file.value(at: ["Resources", "Font"], in: file.page(0)))
            for font in file.keys(of: fonts).compactMap({ file.value(of: $0, in: fonts) }) {
                let descendant = file.value(of: "DescendantFonts", in: font).flatMap { file.items(of: $0).first }
                let descriptor = try required(file.value(of: "FontDescriptor", in: descendant ?? font))
                for key in ["FontFile", "FontFile2", "FontFile3"] { file.remove(key, from: descriptor) }
            }
        }
    }

    /// Claims of the metadata, each of which a validator looks for.
    @Test(arguments: [("<pdfaid:part>3</pdfaid:part>", "3a"), ("<pdfuaid:part>1</pdfuaid:part>", "ua1"), ("dc:title", "ua1")])
    func claim(text: String, profile: String) throws {
        try check(Sample.shared().archived(), breaks: [profile]) { file in
            let stream = try required(file.value(of: "Metadata", in: file.catalog))
            let xmp = String(decoding: try file.data(of: stream), as: UTF8.self)
            #expect(xmp.contains(text))
            file.replaceData(of: stream, with: Array(xmp.replacing(text, with: text == "dc:title" ? "dc:source" : "").utf8))
        }
    }

    /// The first element of a type in the order of the tree.
    static func first(_ type: String, below element: PDFObject, in file: borrowing PDFFile) -> PDFObject? {
        if let name = file.value(of: "S", in: element).flatMap({ file.name($0) }), name == type { return element }
        guard let kids = file.value(of: "K", in: element) else { return nil }
        let items = file.items(of: kids)
        for item in items.isEmpty ? [kids] : items {
            if file.value(of: "S", in: item) != nil, let found = first(type, below: item, in: file) { return found }
        }
        return nil
    }
}
