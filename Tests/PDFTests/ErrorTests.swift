import Display
import Geometry
import PDFArchive
import PDFExport
import Testing

/// What the program refuses to write.
@Suite struct ErrorTests {
    private func archived(_ sheet: Sheet, _ options: ArchiveOptions = ArchiveOptions()) throws -> [UInt8] {
        let list = DisplayList(sheet.document)
        return try archive(list.drawn(fonts: sheet.faces.drawable), of: sheet.document, options: options)
    }

    @Test func textThatNobodyDeclaredIsNotDrawn() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("正文", .paragraph, at: (20, 40))
        sheet.breakPage(label: "2")
        try sheet.write("遗漏", in: nil, at: (20, 40))
        #expect(throws: ExportError.undeclaredText("遗漏", page: 2)) { try DisplayList(sheet.document).drawn(fonts: sheet.faces.drawable) }
    }

    /// The archival pass does not take it either, whoever drew the file.
    @Test func textThatNobodyDeclaredIsNotArchived() throws {
        var (declared, undeclared) = (try Sheet(Faces()), try Sheet(Faces()))
        try declared.line("遗漏", .paragraph, at: (20, 40))
        let drawn = try DisplayList(declared.document).drawn(fonts: declared.faces.drawable)
        try undeclared.write("遗漏", in: nil, at: (20, 40))
        #expect(throws: ArchiveError.undeclaredText("遗漏", page: 1)) {
            try archive(drawn.of(DisplayList(undeclared.document)), of: undeclared.document, options: ArchiveOptions())
        }
    }

    @Test func faceOfNoFileIsNamed() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("正文", .paragraph, at: (20, 40))
        let fonts = FontFaces { _ in nil }
        #expect(throws: ExportError.missingFace(FontID(rawValue: "NotoSerifCJKsc-Regular"), page: 1)) {
            try DisplayList(sheet.document).drawn(fonts: fonts)
        }
    }

    @Test(arguments: [
        ([UInt8(1), 2, 3], ExportError.unreadableImage(page: 1)),
        ([0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 3, 0, 3, 4, 0, 0], .imageInInks(page: 1)),
    ])
    func imagesThatCanNotBeDrawnAreRefused(bytes: [UInt8], expected: ExportError) throws {
        var sheet = try Sheet(Faces())
        let figure = sheet.element(.figure) { $0.alternateText = "图" }
        sheet.place(.image(Image(bytes: bytes, format: .jpeg, size: Sheet.size)), in: .leaf(figure), at: (0, 0))
        #expect(throws: expected) { try DisplayList(sheet.document).drawn(fonts: sheet.faces.drawable) }
    }

    @Test func linksNeedAnElementAndAPlace() throws {
        let size = Size(width: .pt(10), height: .pt(10))
        var sheet = try Sheet(Faces())
        let link = try sheet.line("此处", .link, at: (20, 40))
        var lost = sheet
        lost.place(.link(.uri("x:y"), size, nil), in: nil, at: (20, 30))
        #expect(throws: ArchiveError.linkWithoutElement(.uri("x:y"), page: 1)) { try archived(lost) }
        var astray = sheet
        astray.place(.link(.anchor(AnchorID(rawValue: "no")), size, link), in: nil, at: (20, 30))
        #expect(throws: ArchiveError.unknownAnchor(AnchorID(rawValue: "no"))) { try archived(astray) }
        sheet.outline = [OutlineEntry(title: "a", target: AnchorID(rawValue: "none"))]
        #expect(throws: ArchiveError.unknownAnchor(AnchorID(rawValue: "none"))) { try archived(sheet) }
    }

    @Test func leavesNeedAnElement() throws {
        var sheet = try Sheet(Faces())
        try sheet.write("a", in: .leaf(StructID(rawValue: 9)), at: (20, 40))
        #expect(throws: ArchiveError.unknownElement(StructID(rawValue: 9), page: 1)) { try archived(sheet) }
    }

    @Test func attachmentsFitTheProfile() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("a", .paragraph, at: (20, 40))
        let file = Attachment(name: "a.json", bytes: [1], mimeType: "application/json", relationship: .data)
        #expect(throws: ArchiveError.attachmentNotAllowed("a.json")) {
            try archived(sheet, ArchiveOptions(profile: .a2aUA1, attachments: [file]))
        }
        #expect(throws: ArchiveError.attachmentMissing) { try archived(sheet, ArchiveOptions(profile: .a4fUA2)) }
        #expect(throws: ArchiveError.attachmentTwice("a.json")) { try archived(sheet, ArchiveOptions(attachments: [file, file])) }
    }

    @Test func destinationsOfPDF2AreElements() throws {
        var sheet = try Sheet(Faces())
        let id = AnchorID(rawValue: "a")
        let paragraph = try sheet.line("a", .paragraph, at: (20, 40))
        sheet.place(.anchor(id), in: nil, at: (20, 40))
        sheet.outline = [OutlineEntry(title: "a", target: id)]
        let file = Attachment(name: "a.json", bytes: [1], mimeType: "application/json", relationship: .data)
        let options = ArchiveOptions(profile: .a4fUA2, attachments: [file])
        #expect(throws: ArchiveError.anchorWithoutElement(id)) { try archived(sheet, options) }
        sheet.structure.place(id, at: paragraph)
        #expect(throws: Never.self) { try archived(sheet, options) }
    }

    @Test func fileAndListMustBelongTogether() throws {
        var sheet = try Sheet(Faces())
        try sheet.line("a", .paragraph, at: (20, 40))
        let (list, document) = (DisplayList(sheet.document), sheet.document)
        try sheet.line("b", .paragraph, at: (20, 60))
        var drawn = try DisplayList(sheet.document).drawn(fonts: sheet.faces.drawable).of(list)
        #expect(throws: ArchiveError.unexpectedContent("2 stretches instead of 1", page: 1)) {
            try archive(drawn, of: document, options: ArchiveOptions())
        }
        drawn.order = [0, 1]
        #expect(throws: ArchiveError.unexpectedFile("2 pages instead of 1")) {
            try archive(drawn, of: document, options: ArchiveOptions())
        }
        (drawn.order, drawn.pdf) = ([0], [1, 2, 3])
        #expect(throws: ArchiveError.unexpectedFile("no cross-reference table at its end")) {
            try archive(drawn, of: document, options: ArchiveOptions())
        }
    }
}

extension DrawnDocument {
    /// The same drawing as if it were of another list.
    fileprivate func of(_ list: DisplayList) -> DrawnDocument {
        DrawnDocument(list: list, pdf: pdf, keys: keys, inks: inks, order: order)
    }
}
