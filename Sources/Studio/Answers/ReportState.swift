internal import Diagnostics
internal import Display
internal import Geometry
internal import LayoutLanguage
internal import ReportData
internal import ReportRendering

/// What a page is told of a report: pages, contents, findings, and whether it is saved.
struct ReportState {
    let json: String

    init(_ report: OpenReport) {
        let entries = report.pages.entries
        let result = report.result
        let pages = entries.map { entry in
            JSONText.object([
                ("id", JSONText.quoted(entry.id)), ("w", entry.page.shownSize.width.json), ("h", entry.page.shownSize.height.json),
                ("label", JSONText.quoted(entry.page.label)),
            ])
        }
        // What was found before stays until all is checked.
        let findings = report.needsChecks && report.failures.isEmpty ? nil : report.fileTrouble + report.failures + (result?.findings ?? [])
        let prints = findings.flatMap { _ in report.prints() }
        let members = [
            ("report", JSONText.quoted(report.id)), ("version", "\(report.version)"), ("text", "\(report.textVersion)"),
            ("path", JSONText.quoted(report.path)),
            ("name", JSONText.quoted(report.data?.root["name"]?.text ?? "")),
            ("title", JSONText.quoted(result?.document.metadata.title ?? "")), ("layout", JSONText.quoted(report.data?.layoutName ?? "")),
            // Pages of earlier data are shown while the newest have none.
            ("stale", "\(!report.failures.isEmpty)"), ("saved", "\(report.fileTrouble.isEmpty)"), ("undo", "\(report.history.canUndo)"),
            ("redo", "\(report.history.canRedo)"), ("pages", Self.list(pages)),
            ("outline", Self.list(Self.outline(result?.document.outline ?? [], entries.map(\.page), level: 0))),
            ("findings", findings.map { Self.list($0.map { Self.finding($0, report, prints) }) } ?? "null"),
        ]
        json = JSONText.object(members)
    }

    private static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

    private static func outline(_ entries: [OutlineEntry], _ pages: [DisplayPage], level: Int) -> [String] {
        var places: [AnchorID: (page: Int, y: Length)] = [:]
        for (index, page) in pages.enumerated() {
            for anchor in page.anchors where places[anchor.id] == nil { places[anchor.id] = (index, page.turn.applied(to: anchor.point).y) }
        }
        func lines(_ entries: [OutlineEntry], _ level: Int) -> [String] {
            entries.flatMap { entry -> [String] in
                guard let place = places[entry.target] else { return lines(entry.children, level + 1) }
                let line = JSONText.object([
                    ("title", JSONText.quoted(entry.title)), ("page", "\(place.page)"), ("y", place.y.json), ("level", "\(level)"),
                ])
                return [line] + lines(entry.children, level + 1)
            }
        }
        return lines(entries, level)
    }

    private static func finding(_ finding: Diagnostic, _ report: OpenReport, _ printed: PrintedPlaces?) -> String {
        let (chinese, english) = (DiagnosticRenderer(language: .chinese), DiagnosticRenderer(language: .english))
        func words(_ message: Message) -> String {
            JSONText.object([("zh", JSONText.quoted(chinese.words(message))), ("en", JSONText.quoted(english.words(message)))])
        }
        func place(_ place: Place?) -> [(String, String)] {
            var members: [(String, String)] = []
            if let file = place?.file { members.append(("file", JSONText.quoted(file))) }
            if let start = place?.span?.start { members += [("line", "\(start.line)"), ("column", "\(start.column)")] }
            // Only of the report itself are there fields.
            if let path = place?.path, place?.file == report.path { members.append(("path", JSONText.quoted(path))) }
            return members
        }
        var members = [
            ("id", JSONText.quoted(finding.id.rawValue)), ("severity", JSONText.quoted("\(finding.severity)")),
            ("message", words(finding.message)),
        ]
        members += place(finding.place)
        if let advice = finding.advice { members.append(("advice", words(advice))) }
        let related = finding.related.map { JSONText.object([("message", words($0.message))] + place($0.place)) }
        if !related.isEmpty { members.append(("related", list(related))) }
        if let result = report.result, let printed {
            let prints = printed.places(of: finding, in: result.data)
            if let replacement = finding.replacement ?? Self.computed(finding, result) {
                members.append(("replacement", JSONText.quoted(replacement)))
            }
            members.append(("marks", list(prints.prefix(mostMarks).map { $0.json(on: report.pages.entries) })))
        }
        return JSONText.object(members)
    }

    /// What the data give in place of a number that the report states.
    private static func computed(_ finding: Diagnostic, _ result: OpenReport.Result) -> String? {
        guard let path = finding.place?.path, let node = result.data.node(at: path), let written = node.number else { return nil }
        let row = result.bound.provenance.rows.first { $0.computed != nil && $0.sources.first?.path == path }
        // A number in another unit than the data's is none to be put there.
        guard let row, row.value == written, let computed = row.computed else { return nil }
        return computed.rounded(toDigits: row.digits ?? 2).description
    }

    /// Marks of one finding: more would mark everything.
    private static let mostMarks = 12
}
