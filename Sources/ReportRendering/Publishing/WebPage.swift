internal import Charts
internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import HTMLExport
internal import Typesetting

extension ReportRenderer {
    /// A report as a web page. Its charts are those of the pages, at the height that the layout gives them.
    func html(of publication: TreePublication) throws(Diagnostics) -> TreeFile {
        let typesetter = Typesetter(following: typesetter)
        var findings: [Diagnostic] = []
        var parts = HTMLParts(
            picture: { chart in
                let picture = ChartLayout.picture(of: chart, typesetter: typesetter)
                findings += picture.diagnostics
                return picture.frame
            }, attachments: publication.sources.own, generator: Program.nameAndVersion, properties: publication.sources.properties,
            draft: publication.options.isDraft ? publication.findings : nil)
        parts.narrowPicture = { narrowPicture(of: $0, typesetter: typesetter) }
        parts.endOfUnit = lexicon.endOfUnit
        let bytes = HTMLExport.file(of: publication.bound.document, parts: parts)
        try fonts.checkFaces()
        return TreeFile(bytes: bytes, findings: findings)
    }
}

/// The width of a telephone's screen at the size of type that charts have.
private let narrowWidth = Length.pt(250)

/// A chart for telephones; `nil` where it has no room for all that it shows.
private func narrowPicture(of chart: Chart, typesetter: Typesetter) -> Frame? {
    guard chart.size.width > narrowWidth else { return nil }
    var narrow = chart
    narrow.size.width = narrowWidth
    let picture = ChartLayout.picture(of: narrow, typesetter: typesetter)
    return picture.diagnostics.isEmpty ? picture.frame : nil
}
