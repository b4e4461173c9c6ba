internal import Diagnostics
internal import LayoutLanguage
internal import ReportData
internal import ReportRendering
internal import WorkbookImport
internal import Workbooks

/// New reports: from a layout and a few answers, from a workbook, from last year's PDF.
extension Workshop {
    /// The layouts that a new report can have, with what each asks.
    var layoutList: Answer {
        let items = host.layoutNames().compactMap { name -> String? in
            guard let renderer = try? renderer(named: name), let schema = renderer.layout.schema else { return nil }
            return JSONText.object([
                ("name", JSONText.quoted(name)), ("title", JSONText.quoted(renderer.layout.package.title)),
                ("questions", "[\(Question.all(of: schema).map(\.json).joined(separator: ", "))]"),
            ])
        }
        return .json("[\(items.joined(separator: ", "))]")
    }

    /// The layout of that name, which is never a path.
    private func renderer(named name: String) throws(Diagnostics) -> ReportRenderer {
        let text = JSONText.object([("layout", JSONText.quoted(name))])
        let folder = try host.layoutFolder(try readReport(SourceFile(name: "report.json", text: text)))
        return try layouts.use(folder, host: host).renderer
    }

    // MARK: Drafts

    /// Takes a file that was dropped where a new report is begun.
    func draft(_ bytes: [UInt8], _ query: [String: String]) -> Answer {
        guard host.folder != nil else { return .status(404) }
        let name = Self.label(query["name"])
        do throws(Diagnostics) {
            nextDraft += 1
            let id = "d\(nextDraft)"
            let draft: ReportDraft
            if bytes.starts(with: Array("%PDF-".utf8)) {
                let data = try readReport(try host.carried(bytes, name))
                let schema = try renderer(named: data.layoutName ?? "").layout.schema
                draft = ReportDraft(id: id, pdf: bytes, data: data, questions: schema.map(Question.all(of:)) ?? [])
            } else {
                let layout = query["layout"] ?? ""
                guard host.layoutNames().contains(layout) else { return .status(404) }
                let loaded = try renderer(named: layout).layout
                guard let schema = loaded.schema else { return .status(404) }
                let outcome = try imported(bytes, name, loaded, schema, into: nil)
                let text = NewReport(outcome.values, layout: layout, schema: schema).text
                draft = ReportDraft(id: id, outcome, text: text, layout: layout, questions: Question.all(of: schema))
            }
            drafts = Array(drafts.suffix(3)) + [draft]
            return .json(
                JSONText.object([
                    ("id", JSONText.quoted(draft.id)), ("layout", JSONText.quoted(draft.layout)),
                    ("answers", JSONText.object(draft.answers.map { ($0.key, $0.value) })),
                    ("values", "\(draft.valueCount)"), ("findings", Self.list(draft.findings)),
                ]))
        } catch { return refusal(error) }
    }

    /// A name of a file for messages: it leads nowhere.
    private static func label(_ name: String?) -> String {
        let plain: String = name.map(Request.unescaped) ?? ""
        let last: Substring = plain.split { $0 == "/" || $0 == "\\" }.last ?? ""
        return last.isEmpty ? "file" : String(last.prefix(80))
    }

    /// What a workbook has for a layout.
    private func imported(
        _ bytes: [UInt8], _ name: String, _ loaded: LoadedLayout, _ schema: Schema, into report: DataDocument?
    ) throws(Diagnostics) -> ImportOutcome {
        let book: Workbook
        do throws(WorkbookProblem) { book = try Workbook.read(bytes, name: name) } catch {
            throw Diagnostics(error.diagnostic(file: name))
        }
        let map = try WorkbookImporter.choose(
            among: try host.importMaps(loaded), for: [book], named: nil, layout: loaded.package.name)
        let importer = WorkbookImporter(map: map, schema: schema, lists: loaded.package.lists, unit: map.unit(of: report))
        let outcome = importer.values(of: [book])
        guard !outcome.findings.contains(where: { $0.severity == .failure }) else { throw Diagnostics(outcome.findings) }
        return outcome
    }

    // MARK: New reports

    /// Begins a report in a folder of its own; the request says its layout, the answers and a draft, if there is one.
    func begin(_ body: [UInt8]) -> Answer {
        guard let parent = host.folder else { return .status(404) }
        let (document, mistakes) = DataDocument.read(body, name: "new")
        guard mistakes.isEmpty, let root = document?.root, let layout = root["layout"]?.text, let given = root["answers"]?.members else {
            return .status(400)
        }
        guard host.layoutNames().contains(layout) else { return .status(404) }
        let draft = root["draft"]?.text.flatMap { id in drafts.first { $0.id == id } }
        do throws(Diagnostics) {
            let loaded = try renderer(named: layout).layout
            guard let schema = loaded.schema, let schemaText = loaded.schemaForEditors else { return .status(404) }
            let questions = Question.all(of: schema).filter { given[$0.key] != nil }
            let answers = questions.map { (key: $0.key, value: given[$0.key].map { String($0.node.literal) } ?? "null") }
            var files: [(name: String, bytes: [UInt8])] = [("schema.json", Array(schemaText.utf8))]
            var text: String
            if case .workbook(let values, let name)? = draft?.content, name == layout {
                text = NewReport(values, layout: layout, schema: schema).text
            } else {
                let values = ["$schema": "\"schema.json\"", "layout": JSONText.quoted(layout)]
                text = schema.skeleton(values: values, companions: Set(loaded.package.previousReport.map(\.text)))
            }
            var edits = answers.map { Edit(path: "/\(escapedPointerToken($0.key))", .set($0.value)) }
            if case .pdf(let pdf)? = draft?.content, let member = loaded.package.previousReport.last?.text {
                files.append((ReportDraft.previousName, pdf))
                let path = member.split(separator: ".").map { "/\(escapedPointerToken(String($0)))" }.joined()
                edits.append(Edit(path: path, .set(JSONText.quoted(ReportDraft.previousName))))
            }
            do throws(EditFault) {
                var editor = try TextEditor(text)
                try editor.apply(edits)
                text = editor.text
            } catch { return .refusal(error.message, status: 409) }
            files.append(("report.json", Array(text.utf8)))
            // What tells one report from another is written, not chosen.
            let written = questions.filter { $0.choices.isEmpty }.compactMap { given[$0.key]?.node }
            let name = Self.folderName(written.map { $0.text ?? String($0.literal) })
            let path = try host.begin("\(parent)/\(name)", files)
            let report = add(path)
            drafts.removeAll { $0.id == draft?.id }
            tellList()
            return .json(JSONText.object([("id", JSONText.quoted(report.id))]))
        } catch { return refusal(error) }
    }

    /// A name for the folder of a report out of its answers: letters and digits, nothing that leads elsewhere.
    static func folderName(_ answers: [String]) -> String {
        let words = answers.map { answer in
            String(answer.map { $0.isLetter || $0.isNumber ? $0 : "-" }).split(separator: "-").joined(separator: "-")
        }
        let name = words.filter { !$0.isEmpty }.prefix(4).joined(separator: "-")
        let short = String(name.prefix(60)).split(separator: "-").joined(separator: "-")
        return short.isEmpty ? "report" : short
    }

    // MARK: A workbook for an open report

    /// What a workbook would change in a report, value by value; nothing is changed.
    func changes(_ bytes: [UInt8], _ query: [String: String], in report: OpenReport) -> Answer {
        guard let result = report.result, let data = report.data else {
            return .refusal(EditFault.brokenText.message, status: 409)
        }
        let loaded = result.renderer.layout
        do throws(Diagnostics) {
            guard let schema = loaded.schema else { return .status(404) }
            let outcome = try imported(bytes, Self.label(query["name"]), loaded, schema, into: data)
            let merge = ReportMerge(outcome.values, into: data, schema: schema)
            let changes = merge.changes.map { change in
                JSONText.object([
                    ("path", JSONText.quoted(change.path)), ("title", JSONText.quoted(schema.title(at: change.path) ?? "")),
                    ("old", change.old.map(JSONText.quoted) ?? "null"), ("new", JSONText.quoted(change.new)),
                    ("cells", "[\(change.places.map { JSONText.quoted($0.description) }.joined(separator: ", "))]"),
                ])
            }
            return .json(
                JSONText.object([
                    ("changes", "[\(changes.joined(separator: ", "))]"), ("findings", Self.list(outcome.findings + merge.findings)),
                ]))
        } catch { return refusal(error) }
    }

    private static func list(_ findings: [Diagnostic]) -> String {
        "[\(findings.map { JSONText.object([("severity", JSONText.quoted("\($0.severity)")), ("message", $0.message.json)]) }.joined(separator: ", "))]"
    }
}

extension ReportDraft {
    /// Values that a workbook gives.
    var valueCount: Int {
        switch content {
        case .workbook(let values, _): values.byPath.count
        case .pdf: 0
        }
    }
}

extension Message {
    /// In both languages.
    var json: String { JSONText.object([("zh", JSONText.quoted(chinese)), ("en", JSONText.quoted(english))]) }
}
