internal import Diagnostics
internal import ReportData
internal import ReportRendering

extension Workshop {
    /// The answer to a request: what is at an address that the server itself gave.
    func answer(_ request: Request) -> Answer {
        let path = request.path
        if path.isEmpty || path.first == "page" {
            return request.method == .get ? PageFiles.answer(path.dropFirst().first ?? "index.html") : .status(405)
        }
        guard path.first == "api" else { return .status(404) }
        if path.count == 2 { return answerOfFolder(path[1], request) }
        if path == ["api", "batch", "reports.zip"], request.method == .get { return batchArchive }
        guard path.count >= 3, let report = report(path[1]) else { return .status(404) }
        switch request.method {
        case .get: return read(Array(path[2...]), of: report, request.query)
        case .post:
            switch path[2] {
            case "prints": return prints(report, request.body)
            case "workbook": return changes(request.body, request.query, in: report)
            default: return change(path[2], report, request.body)
            }
        }
    }

    /// What concerns all reports.
    private func answerOfFolder(_ word: String, _ request: Request) -> Answer {
        switch (request.method, word) {
        case (.get, "reports"): .json(reportList)
        case (.get, "layouts"): layoutList
        case (.post, "drafts"): draft(request.body, request.query)
        case (.post, "new"): begin(request.body)
        case (.post, "batch"): beginBatch()
        default: .status(404)
        }
    }

    // MARK: Reading

    private func read(_ path: [String], of report: OpenReport, _ query: [String: String]) -> Answer {
        switch path.first {
        case "state": return .json(ReportState(report).json)
        case "data":
            return .json(JSONText.object([("version", "\(report.version)"), ("text", JSONText.quoted(report.text))]))
        case "schema":
            guard let schema = report.result?.renderer.layout.schemaForEditors ?? schemaAlone(report) else { return .status(404) }
            return .json(schema)
        case "picture": return picture(path.last ?? "", of: report)
        case "text":
            guard let result = report.result, let index = report.pages.index(of: path.last ?? "") else { return .status(410) }
            return .json(TextLayer(report.pages.entries[index].page, result).json(result))
        case "figure": return figure(report, query)
        case "pdf": return pdf(report)
        default: return .status(404)
        }
    }

    /// The schema of a layout with which no pages could be made yet.
    private func schemaAlone(_ report: OpenReport) -> String? {
        report.layoutFolder.flatMap { folder in (try? layouts.use(folder, host: host))?.renderer.layout.schemaForEditors }
    }

    private func picture(_ id: String, of report: OpenReport) -> Answer {
        var laps = Laps()
        do throws(Diagnostics) {
            guard let svg = try report.picture(id) else { return .status(410) }
            laps.end("draw")
            // A page that looks otherwise has another ID.
            return Answer(
                status: 200, type: "image/svg+xml", body: svg,
                headers: [.init(name: "Cache-Control", value: "private, max-age=3600, immutable"), laps.header])
        } catch { return refusal(error) }
    }

    private func figure(_ report: OpenReport, _ query: [String: String]) -> Answer {
        guard let result = report.result, let index = query["page"].flatMap(report.pages.index),
            let block = query["block"].flatMap({ Int($0) }),
            let run = query["run"].flatMap({ Int($0) }),
            let id = TextLayer(report.pages.entries[index].page, result).figure(block: block, run: run, result),
            let card = FigureCard(id, of: report)
        else { return .status(404) }
        return .json(card.json)
    }

    /// Where the value at a path is printed.
    private func prints(_ report: OpenReport, _ body: [UInt8]) -> Answer {
        let (document, mistakes) = DataDocument.read(body, name: "prints")
        guard mistakes.isEmpty, let path = document?.root["path"]?.text else { return .status(400) }
        guard let result = report.result, let printed = report.prints(), let node = result.data.node(at: path), !node.isContainer else {
            return .json("[]")
        }
        let places = printed.places(ofValueAt: node.span, in: result.data).prefix(Self.mostPrints)
        return .json("[\(places.map { $0.json(on: report.pages.entries) }.joined(separator: ", "))]")
    }

    private static let mostPrints = 40

    private func pdf(_ report: OpenReport) -> Answer {
        do throws(Diagnostics) {
            return Answer(
                status: 200, type: "application/pdf", body: try report.pdf(),
                headers: [.init(name: "Content-Disposition", value: "attachment; filename=\"report.pdf\"")])
        } catch { return refusal(error) }
    }

    func refusal(_ diagnostics: Diagnostics) -> Answer {
        .refusal(diagnostics.all.first?.message ?? Message("原因不明", "no reason is given"), status: 409)
    }

    // MARK: Writing

    private func change(_ word: String, _ report: OpenReport, _ body: [UInt8]) -> Answer {
        // What another program wrote meanwhile is taken up before anything is written over it.
        if !report.isUntouched, report.refresh(&layouts) { tell(report) }
        report.beginLaps()
        do throws(EditFault) {
            switch word {
            case "edit":
                guard let edits = Edit.list(body), !edits.isEmpty else { return .status(400) }
                var editor = try TextEditor(report.text)
                try editor.apply(edits)
                report.laps.end("edit")
                try put(editor.text, in: report) { $0.add($1) }
            case "text":
                guard let (new, was) = wholeText(body) else { return .status(400) }
                guard was == report.text else { throw .otherValue(path: report.path, now: "…") }
                try put(new, in: report) { $0.add($1) }
            case "undo", "redo":
                var history = report.history
                guard let text = word == "undo" ? history.undo(report.text) : history.redo(report.text) else { return .status(409) }
                try put(text, in: report) { old, _ in old = history }
            default: return .status(404)
            }
        } catch { return .refusal(error.message, status: 409) }
        var answer = Answer.json(JSONText.object([("version", "\(report.version)")]))
        answer.headers.append(report.laps.header)
        return answer
    }

    private func wholeText(_ body: [UInt8]) -> (new: String, was: String)? {
        let (document, mistakes) = DataDocument.read(body, name: "text")
        guard mistakes.isEmpty, let new = document?.root["text"]?.text, let was = document?.root["was"]?.text else { return nil }
        return (new, was)
    }

    /// Shows a new text first and writes it then: who types sees the page sooner.
    private func put(_ text: String, in report: OpenReport, _ step: (inout History, String) -> Void) throws(EditFault) {
        guard text != report.text else { return }
        report.replace(text, step)
        report.make(&layouts)
        tell(report)
        report.laps.end("tell")
        guard report.isUntouched else {
            // Theirs is in the file and is shown; ours is what undoing gives back.
            if report.refresh(&layouts) { tell(report) }
            throw .writtenMeanwhile
        }
        let trouble = report.fileTrouble
        report.save()
        report.laps.end("save")
        if report.fileTrouble != trouble { tell(report) }
    }
}
