internal import Diagnostics
internal import LayoutLanguage
internal import ReportData
internal import ReportRendering

/// What is known of a printed number: its value, the formula, the fields of the data, and where else it stands.
struct FigureCard {
    let json: String

    /// The card of a print; `nil` for one that is not known.
    init?(_ id: String, of report: OpenReport) {
        guard let result = report.result, let printed = report.prints(), let row = result.bound.provenance.row(id) else { return nil }
        var members = [("id", JSONText.quoted(id)), ("printed", JSONText.quoted(row.printed))]
        if let figure = row.figure { members.append(("figure", JSONText.quoted(figure))) }
        if let value = row.value { members.append(("value", JSONText.quoted(value.description))) }
        if let computed = row.computed { members.append(("computed", JSONText.quoted(computed.description))) }
        if let unit = row.unit { members.append(("unit", JSONText.quoted(unit))) }
        if let digits = row.digits { members.append(("digits", "\(digits)")) }
        if let formula = row.formula {
            members.append(("formula", JSONText.quoted(String(formula.text))))
            members.append(("place", JSONText.quoted("\(formula.file.name):\(formula.start.line):\(formula.start.column)")))
        }
        let schema = result.renderer.layout.schema
        let sources = row.sources.map { source in
            let isOwn = source.span.file === result.data.file
            // Places of the text as it is: those of the bound report may be of the text before.
            let span = (isOwn ? result.shown.node(at: source.path)?.span : nil) ?? source.span
            let cells = isOwn ? result.shown.cells(at: source.path) : []
            return JSONText.object([
                ("cells", "[\(cells.map(JSONText.quoted).joined(separator: ", "))]"), ("path", JSONText.quoted(source.path)),
                ("own", "\(isOwn)"), ("value", JSONText.quoted(String(span.text.prefix(200)))),
                ("title", JSONText.quoted(schema?.title(at: source.path) ?? "")), ("line", "\(span.start.line)"),
            ])
        }
        members.append(("sources", "[\(sources.joined(separator: ", "))]"))
        if let tree = result.bound.formulaTree(of: row) { members.append(("tree", Self.json(of: tree, result))) }
        // The same figure printed elsewhere, in whatever form; of an expression of its own, the same value of the same data.
        let same = result.bound.provenance.rows.filter { other in
            row.figure.map { $0 == other.figure } ?? (other == row)
        }
        let places = same.flatMap { other in
            other.ids.flatMap { id in
                printed.places(ofFigure: id).prefix(1).map { ($0, other.printed, id) }
            }
        }.sorted { ($0.0.page, $0.0.baseline) < ($1.0.page, $1.0.baseline) }
        let prints = places.prefix(Self.mostPlaces).map { print, text, other in
            JSONText.object([
                ("printed", JSONText.quoted(text)), ("here", "\(other == id)"), ("mark", print.json(on: report.pages.entries)),
            ])
        }
        members.append(("places", "[\(prints.joined(separator: ", "))]"))
        json = JSONText.object(members)
    }

    private static let mostPlaces = 60

    private static func json(of tree: FormulaTree, _ result: OpenReport.Result) -> String {
        var members = [("name", JSONText.quoted(tree.name ?? ""))]
        if let value = tree.value { members.append(("value", JSONText.quoted(value))) }
        if let path = tree.path {
            members.append(("path", JSONText.quoted(path)))
            members.append(("title", JSONText.quoted(result.renderer.layout.schema?.title(at: path) ?? "")))
        }
        if let formula = tree.formula {
            members.append(("formula", JSONText.quoted(String(formula.text))))
            members.append(("place", JSONText.quoted("\(formula.file.name):\(formula.start.line)")))
        }
        members.append(("parts", "[\(tree.parts.map { json(of: $0, result) }.joined(separator: ", "))]"))
        return JSONText.object(members)
    }
}
