import Diagnostics
import DocumentTree
import LayoutLanguage
import ReportData
import Testing

/// The files of a small package with everything that a document needs; `files` replace some or add to them.
func bindingFiles(_ files: [String: String]) -> [String: String] {
    let base = [
        "layout.yaml": """
        name: test
        units:
          money: {元: 1, 万元: 10000}
          ratio: {"%": 0.01}
          count: [个, 人]
        numbers:
          text: {digits: 2, trailing-zeros: trim, zero: "0"}
          table: {digits: 2, thousands: yes, trailing-zeros: keep, zero: "0.00", minus: "−"}
          percent: {digits: 2, trailing-zeros: trim, zero: "0"}
        document: [{page: text, prose: prose/a.md}]

        """,
        "pages.yaml": """
        text: {margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}}
        landscape: {extends: text, orientation: landscape}

        """,
        "styles.yaml": """
        paragraphs:
          正文: {size: 16pt, pitch: 30pt}
          注: {extends: 正文, size: 12pt}
          标题: {extends: 正文, font: hei}
          图题: {extends: 正文, size: 10pt}
        cells:
          数字: {extends: 正文, horizontal: right}
          表头: {extends: 正文, font: hei}
        headings:
          1: {style: 标题, number: "第{一}部分　", contents: 部分}
          2: {style: 标题, number: "{一}、", contents: 节}
          3: {style: 标题, number: "（{一}）"}
        contents:
          部分: {style: 正文, leader: "…", page: yes}
          节: {style: 正文, leader: "…", page: yes}
          附表: {style: 正文, leader: "…", page: no}
        block-headings:
          1: {style: 标题, level: 4, outline: yes}
        list: {style: 正文, bullet: "·", number: "{1}."}

        """,
        "prose/a.md": "文字\n",
    ]
    return base.merging(files) { $1 }
}

/// A report bound to the package of `bindingFiles`.
func bound(
    _ files: [String: String], _ data: String = "{}", evaluation: Evaluation = Evaluation(),
    images: [String: Result<PackageImage, ImageFault>] = [:], sourceLocation: SourceLocation = #_sourceLocation
) -> BoundReport {
    var package = loadedPackage(bindingFiles(files), sourceLocation: sourceLocation)
    package.images = images
    let (document, diagnostics) = DataDocument.read(SourceFile(name: "report.json", text: data))
    #expect(diagnostics.isEmpty, sourceLocation: sourceLocation)
    guard let document else {
        Issue.record("the data is no JSON", sourceLocation: sourceLocation)
        return bind(package, to: DataDocument(root: DataNode(.null, span: SourceSpan(file: SourceFile(name: "", text: ""), range: 0..<0))))
    }
    return bind(package, to: document, evaluation: evaluation)
}

/// Binds prose alone.
func bound(
    prose: String, figures: String? = nil, phrases: String? = nil, _ data: String = "{}", sourceLocation: SourceLocation = #_sourceLocation
) -> BoundReport {
    var files = ["prose/a.md": prose]
    files["figures.yaml"] = figures
    files["phrases.yaml"] = phrases
    return bound(files, data, sourceLocation: sourceLocation)
}

extension BoundReport {
    /// The blocks of all sections, one line each.
    var outline: [String] { document.sections.flatMap(\.blocks).map(\.outline) }

    /// The findings as `B001 prose/a.md:1:3`; of the data with its path.
    var marks: [String] { findings.map { "\($0.id.rawValue) \($0.place?.description ?? "-")" } }
}

extension Block {
    fileprivate var outline: String {
        switch self {
        case .paragraph(let paragraph): paragraph.outline
        case .heading(let heading): "h\(heading.level) \(heading.content.outline) #\(heading.anchor.rawValue)"
        case .list(let list):
            "list " + list.items.map { "\($0.label.outline)\($0.blocks.map(\.outline).joined(separator: "+"))" }.joined(separator: "; ")
        case .table(let table): "table \(table.name)"
        case .figure(let figure): "figure \(figure.anchor.rawValue) \(figure.caption?.content.outline ?? "")"
        case .contents(let contents): "contents \(contents.kinds.map(\.name).joined(separator: ","))"
        case .group(let group): "group \(group.blocks.map(\.outline))"
        case .space(let space): "space \(space)"
        case .rule: "rule"
        case .signature(let place): "signature \(place.name) \(place.size) \(place.alignment) \(place.indent)"
        case .pageBreak: "break"
        }
    }
}

extension Paragraph {
    fileprivate var outline: String { "\(role == .text ? "" : "\(role.rawValue) ")\(content.outline)" }
}

extension [Inline] {
    /// Texts as they are, figures in braces.
    var outline: String {
        map { inline in
            switch inline {
            case .text(let text, let style): style?.weight == .bold ? "<b>\(text)</b>" : text
            case .figure(let use): "{\(use.text)}"
            case .foreign(let content, _), .unbroken(let content): content.outline
            case .link(.anchor(let anchor), let content): "<a #\(anchor.rawValue)>\(content.outline)</a>"
            case .link(.uri(let uri), let content): "<a \(uri)>\(content.outline)</a>"
            case .lineBreak: "⏎"
            case .preferredBreak: "¦"
            case .leader(let text): "<leader \(text)>"
            case .pageNumber: "<page>"
            case .pageCount: "<pages>"
            case .runningTitle(let level): "<title \(level)>"
            case .pageReference(let anchor): "<page of \(anchor.rawValue)>"
            case .numberReference(let anchor, _): "<number of \(anchor.rawValue)>"
            case .anchor(let anchor): "<anchor \(anchor.rawValue)>"
            case .footnote(let paragraph): "<footnote \(paragraph.content.outline)>"
            }
        }.joined()
    }
}
