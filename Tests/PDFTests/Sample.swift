import Display
import Geometry
import PDFArchive
import PDFExport
import Styling

/// A document with every feature once: headings, list, table with spans over two pages, figure, picture, links, note, foreign words, outline,
/// places to sign.
struct Sample {
    let document: PagedDocument
    let list: DisplayList
    let drawn: DrawnDocument
    let attachments = [
        Attachment(
            name: "report.json", bytes: Array(#"{"年度": 2024}"#.utf8), mimeType: "application/json", relationship: .data, description: "数据"),
        Attachment(name: "layout.yaml", bytes: Array("name: x\n".utf8), mimeType: "application/yaml", relationship: .source),
    ]

    /// What the figure shows, as the file carries it.
    static let table = Attachment(
        name: "charts/图1.csv", bytes: Array("年度,收入\r\n2024年,\"1,234.50\"\r\n".utf8), mimeType: "text/csv", relationship: .data,
        description: "图1　收入")

    init() throws {
        let faces = try Faces()
        document = try Self.sheet(faces).document
        list = DisplayList(document)
        drawn = try list.drawn(fonts: faces.drawable)
    }

    private static let drawnOnce = Result { try Sample() }

    /// The sample, drawn once for all tests.
    static func shared() throws -> Sample { try drawnOnce.get() }

    /// The sample as a file of a profile, with another struct tree if one is given.
    func archived(_ profile: Profile = .a3aUA1, structure: StructTree? = nil, isLinearized: Bool = false) throws -> [UInt8] {
        var document = document
        if let structure { document.structure = structure }
        let properties = [
            DocumentProperty(name: "layoutName", value: "sample", description: "Name of the layout"),
            DocumentProperty(name: "dataSHA256", value: "00ff", description: "Digest of the data"),
        ]
        let options = ArchiveOptions(
            profile: profile, attachments: profile.carriesFiles ? attachments : [], isLinearized: isLinearized, creator: "render 1.0",
            properties: properties)
        return try archive(drawn, of: document, options: options)
    }

    private static func sheet(_ faces: Faces) throws -> Sheet {
        var sheet = Sheet(faces)
        let size = Sheet.size
        let ground = Drawing(path: .rectangle(Rect(origin: .zero, size: size)), fill: .solid(.gray(0.97)))
        sheet.place(.drawing(ground), in: .artifact(.background), at: (0, 0))
        let part = sheet.element(.part)
        sheet.place(.anchor(AnchorID(rawValue: "top")), in: nil, at: (20, 20))
        let chapter = try sheet.line("第一部分　概况", .heading(level: 1), in: part, at: (20, 40))
        sheet.structure.place(AnchorID(rawValue: "top"), at: chapter)
        let contents = sheet.element(.contents, in: part)
        let item = sheet.element(.contentsItem, in: contents)
        let reference = sheet.element(.reference, in: item)
        let inner = try sheet.line("一、收入 1", .link, in: reference, at: (20, 60))
        sheet.place(.link(.anchor(AnchorID(rawValue: "income")), Size(width: .pt(100), height: .pt(14)), inner), in: nil, at: (20, 48))

        sheet.breakPage(label: "i")
        let section = sheet.element(.section, in: part)
        sheet.place(.anchor(AnchorID(rawValue: "income")), in: nil, at: (20, 20))
        let heading = try sheet.line("一、收入", .heading(level: 2), in: section, at: (20, 40))
        sheet.structure.place(AnchorID(rawValue: "income"), at: heading)
        let paragraph = try sheet.line("总计为", .paragraph, in: section, at: (20, 60))
        try sheet.line("1,234.50", .span, in: paragraph, at: (80, 60)) { $0.figure = "income.total" }
        try sheet.write("，见", in: .leaf(paragraph), at: (140, 60))
        let foreign = sheet.element(.span, in: paragraph) { $0.language = "en-GB" }
        sheet.place(.glyphs(try faces.run("annual report", face: "TeXGyreTermes-Regular")), in: .leaf(foreign), at: (180, 60))
        let outer = try sheet.line("网站", .link, in: paragraph, at: (260, 60))
        sheet.place(.link(.uri("https://example.org/a%20b?(c)"), Size(width: .pt(24), height: .pt(14)), outer), in: nil, at: (260, 48))
        let call = try sheet.line("①", .reference, in: paragraph, at: (284, 60))
        let note = try sheet.line("（注：同上）", .note, in: section, at: (20, 80)) { $0.references = [call] }
        sheet.structure.update(call) { $0.references = [note] }
        let items = sheet.element(.list, in: section) { $0.listNumbering = "Decimal" }
        for (number, text) in [("1.", "甲"), ("2.", "乙")] {
            let item = sheet.element(.listItem, in: items)
            let y = 100 + 20 * Double(number.first?.wholeNumberValue ?? 0)
            try sheet.line(number, .listLabel, in: item, at: (20, y))
            try sheet.line(text, .listBody, in: item, at: (40, y))
        }
        try addFigure(to: &sheet, in: section)
        try addPicture(to: &sheet, in: section)
        try addTable(to: &sheet, in: section)
        for x in [20.0, 160] {
            let field = sheet.element(.form, in: sheet.element(.paragraph, in: section))
            let size = Size(width: .mm(42), height: .mm(42))
            sheet.place(.signatureField(SignatureField(name: "公章", size: size, element: field)), in: nil, at: (x, 200))
        }
        sheet.outline = [
            OutlineEntry(
                title: "第一部分　概况", target: AnchorID(rawValue: "top"),
                children: [OutlineEntry(title: "一、收入", target: AnchorID(rawValue: "income"))])
        ]
        return sheet
    }

    private static func addFigure(to sheet: inout Sheet, in section: StructID) throws {
        let box = Rect(x: .pt(20), y: .pt(160), width: .pt(80), height: .pt(40))
        let figure = sheet.element(.figure, in: section) {
            $0.alternateText = "柱状图：2024年为1,234.50"
            $0.box = PageBox(page: 1, rect: box)
        }
        let hatch = Drawing.Hatch(
            ground: .white, ink: .rgb(red: 0.1, green: 0.3, blue: 0.5), angles: [45, 135], pitch: .pt(4), lineWidth: .pt(0.5))
        sheet.place(
            .drawing(Drawing(path: .rectangle(box), fill: .hatch(hatch), stroke: Stroke(width: .pt(0.25)))), in: .leaf(figure), at: (0, 0))
        sheet.structure.add(
            StructFile(element: figure, name: table.name, bytes: table.bytes, mimeType: table.mimeType, description: table.description))
        try sheet.line("图1　收入", .caption, in: figure, at: (20, 215))
    }

    /// A picture drawn by this program, so that no file lies beside the tests.
    private static func addPicture(to sheet: inout Sheet, in section: StructID) throws {
        let bytes = try DisplayPage(Page(frame: Frame(size: Size(width: .pt(8), height: .pt(6))))).png(
            resolution: 72, number: 1, fonts: sheet.faces.drawable)
        let box = Rect(x: .pt(160), y: .pt(160), width: .pt(80), height: .pt(60))
        let figure = sheet.element(.figure, in: section) {
            $0.alternateText = "照片"
            $0.box = PageBox(page: 1, rect: box)
        }
        sheet.place(.image(Image(bytes: bytes, format: .png, size: box.size)), in: .leaf(figure), at: (160, 160))
    }

    /// Two head rows, a head of rows, a break after the first row of the body.
    private static func addTable(to sheet: inout Sheet, in section: StructID) throws {
        let table = sheet.element(.table, in: section)
        let head = sheet.element(.tableHead, in: table)
        let upper = sheet.element(.tableRow, in: head)
        let project = try sheet.line("项目", .headerCell, in: upper, at: (20, 250)) {
            $0.rowSpan = 2
            $0.scope = .column
        }
        let amount = try sheet.line("金额", .headerCell, in: upper, at: (120, 250)) {
            $0.columnSpan = 2
            $0.scope = .column
        }
        let lower = sheet.element(.tableRow, in: head)
        let columns = try [("本年", 100.0), ("上年", 180)].map { text, x in
            try sheet.line(text, .headerCell, in: lower, at: (x, 265)) {
                $0.scope = .column
                $0.headers = [amount]
            }
        }
        let body = sheet.element(.tableBody, in: table)
        for (index, label) in ["基本支出", "项目支出"].enumerated() {
            if index == 1 {
                sheet.breakPage(label: "1")
                try sheet.write("项目 金额", in: .artifact(.layout), at: (20, 40))
            }
            let y = index == 0 ? 290.0 : 60
            let row = sheet.element(.tableRow, in: body)
            let name = try sheet.line(label, .headerCell, in: row, at: (20, y)) {
                $0.scope = .row
                $0.headers = [project]
            }
            for (column, x) in zip(columns, [100.0, 180]) {
                try sheet.line("\(index + 1)00.\(Int(x))", .dataCell, in: row, at: (x, y)) { $0.headers = [amount, column, name] }
            }
            sheet.place(
                .drawing(Drawing(path: .line(from: .zero, to: Point(x: .pt(260), y: .zero)), stroke: Stroke(width: .pt(0.35)))), in: nil,
                at: (20, y + 4))
            try sheet.write("— \(index + 1) —", in: .artifact(.footer), at: (130, 390))
        }
    }
}
