import Display
import PDFArchive
import QPDF
import Testing

/// The struct tree as other programs read it.
@Suite struct StructureTests {
    /// The tree of a sheet as poppler prints it.
    private func check(_ write: (inout Sheet) throws -> Void, is expected: String) throws {
        let faces = try Faces()
        var sheet = Sheet(faces)
        try write(&sheet)
        let list = DisplayList(sheet.document)
        let pdf = try archive(list.drawn(fonts: faces.drawable), of: sheet.document, options: ArchiveOptions())
        let output = try Tools.run("pdfinfo", ["-struct-text", "{}"], on: pdf)
        #expect(output.text == expected)
    }

    @Test func paragraphWithForeignWordsAndFigure() throws {
        try check(
            { sheet in
                let paragraph = try sheet.line("收入", .paragraph, at: (20, 40))
                try sheet.line("12.50", .span, in: paragraph, at: (50, 40)) { $0.figure = "income" }
                try sheet.write("元，", in: .leaf(paragraph), at: (80, 40))
                try sheet.line("12.50", .span, in: paragraph, at: (120, 40)) { $0.figure = "income" }
                try sheet.line("budget", .span, in: paragraph, at: (160, 40)) { $0.language = "en" }
            },
            is: """
                Document
                  P (block)
                    "收入"
                    Span <income> (inline)
                      "12.50"
                    "元，"
                    Span <income#2> (inline)
                      "12.50"
                    Span (inline)
                      "budget"

                """)
    }

    /// The numbers of a figure are a file of the figure, not of the document (ISO 19005-3, 6.8).
    @Test func figuresCarryTheirNumbers() throws {
        let file = try PDFFile(try Sample.shared().archived())
        let root = try #require(file.value(at: ["StructTreeRoot", "K"], in: file.catalog).flatMap { file.items(of: $0).first })
        var owners: [(role: String?, names: [String?])] = []
        func visit(_ element: PDFObject) {
            if let files = file.value(of: "AF", in: element) {
                let names = file.items(of: files).map { file.value(of: "UF", in: $0).flatMap { file.text($0) } }
                owners.append((file.value(of: "S", in: element).flatMap { file.name($0) }, names))
            }
            guard let kids = file.value(of: "K", in: element) else { return }
            for kid in file.items(of: kids) + [kids] where file.value(of: "S", in: kid) != nil { visit(kid) }
        }
        visit(root)
        #expect(owners.count == 1)
        #expect(owners.first?.role == "Figure" && owners.first?.names == [Sample.table.name])
        let wholes = file.value(of: "AF", in: file.catalog).map { file.items(of: $0) } ?? []
        #expect(wholes.compactMap { file.value(of: "UF", in: $0).flatMap { file.text($0) } } == ["layout.yaml", "report.json"])
    }

    @Test func paragraphOverTwoPagesIsOneElement() throws {
        try check(
            { sheet in
                let paragraph = try sheet.line("前半", .paragraph, at: (20, 390))
                try sheet.write("— 1 —", in: .artifact(.footer), at: (130, 395))
                sheet.breakPage(label: "2")
                try sheet.write("后半", in: .leaf(paragraph), at: (20, 40))
            },
            is: """
                Document
                  P (block)
                    "前半"
                    "后半"

                """)
    }

    @Test func headCellsNameOneAnother() throws {
        try check(
            { sheet in
                let table = sheet.element(.table)
                let row = sheet.element(.tableRow, in: table)
                let head = try sheet.line("金额", .headerCell, in: row, at: (20, 40)) {
                    $0.scope = .both
                    $0.columnSpan = 2
                    $0.rowSpan = 3
                }
                try sheet.line("1", .dataCell, in: row, at: (80, 40)) { $0.headers = [head] }
            },
            is: """
                Document
                  Table (block)
                    TR
                      TH <element-3>:
                         /Scope /Both
                         /ColSpan 2
                         /RowSpan 3
                        "金额"
                      TD:
                         /Headers [(element-3)]
                        "1"

                """)
    }

    @Test func listAndFigureSayWhatTheyAre() throws {
        try check(
            { sheet in
                let list = sheet.element(.list) { $0.listNumbering = "Disc" }
                let item = sheet.element(.listItem, in: list)
                try sheet.line("•", .listLabel, in: item, at: (20, 40))
                try sheet.line("甲", .listBody, in: item, at: (40, 40))
                let figure = sheet.element(.figure) {
                    $0.alternateText = "图"
                    $0.box = PageBox(page: 0, rect: .init(x: .pt(10), y: .pt(20), width: .pt(30), height: .pt(40)))
                }
                try sheet.write("a", in: .leaf(figure), at: (15, 50))
            },
            is: """
                Document
                  L (block):
                     /ListNumbering /Disc
                    LI (block)
                      Lbl (block)
                        "•"
                      LBody (block)
                        "甲"
                  Figure:
                     /BBox [10 340 40 380]
                     /Placement /Block
                    "a"

                """)
    }

    /// What no validator checks: each MCID of a page stands once in its content, once in the parent tree, once as a kid of the element
    /// that the parent tree names.
    @Test func marksParentTreeAndKidsAgree() throws {
        let file = try PDFFile(Sample.shared().archived())
        let (structure, tree) = (
            file.value(of: "StructTreeRoot", in: file.catalog), file.value(at: ["StructTreeRoot", "ParentTree", "Nums"], in: file.catalog)
        )
        let root = try #require(structure)
        let numbers = try required(tree).items(in: file)
        var arrays: [[PDFReference]] = []
        for index in 0..<file.pageCount {
            let keys = (file.value(of: "StructParents", in: file.page(index)).flatMap { file.number($0) }, file.number(numbers[index * 2]))
            #expect(keys.0 == Double(index) && keys.1 == Double(index))
            arrays.append(numbers[index * 2 + 1].items(in: file).compactMap { file.reference(to: $0) })
        }
        var kids: [[PDFReference: [Int]]] = Array(repeating: [:], count: file.pageCount)
        let first = file.value(of: "K", in: root).flatMap { file.items(of: $0).first }
        collectKids(of: try required(first), parent: root, in: file, into: &kids)
        for index in 0..<file.pageCount {
            let stream = file.value(of: "Contents", in: file.page(index))
            let data = try file.data(of: try required(stream))
            let content = String(decoding: data, as: UTF8.self)
            let marks = content.matches(of: /MCID (\d+)>> BDC/).compactMap { Int($0.output.1) }
            #expect(marks == Array(0..<arrays[index].count))
            for (mcid, element) in arrays[index].enumerated() { #expect(kids[index][element]?.contains(mcid) == true) }
            #expect(kids[index].values.reduce(0) { $0 + $1.count } == marks.count)
        }
    }

    /// Gathers MCIDs by page and element; checks that each element names its parent.
    private func collectKids(of element: PDFObject, parent: PDFObject, in file: borrowing PDFFile, into kids: inout [[PDFReference: [Int]]])
    {
        guard let reference = file.reference(to: element), let kid = file.value(of: "K", in: element) else { return }
        let (named, real) = (file.value(of: "P", in: element).flatMap { file.reference(to: $0) }, file.reference(to: parent))
        #expect(named == real)
        let ownPage = file.value(of: "Pg", in: element)
        let items = file.items(of: kid)
        for item in items.isEmpty ? [kid] : items {
            let page = file.value(of: "Pg", in: item) ?? ownPage
            if let mcid = file.number(item) ?? file.value(of: "MCID", in: item).flatMap({ file.number($0) }), let page {
                let index = (0..<file.pageCount).first { file.reference(to: file.page($0)) == file.reference(to: page) }
                kids[index ?? 0][reference, default: []].append(Int(mcid))
            } else if file.value(of: "S", in: item) != nil {
                collectKids(of: item, parent: element, in: file, into: &kids)
            }
        }
    }
}

extension PDFObject {
    /// The items of an array.
    func items(in file: borrowing PDFFile) -> [PDFObject] { file.items(of: self) }
}
