internal import Diagnostics
internal import ReportData
internal import ReportRendering
internal import WorkbookImport

/// What a new report is made of beside what a person answers.
struct ReportDraft {
    enum Content {
        /// Values of a workbook, for the layout of that name.
        case workbook(ImportedValues, layout: String)
        /// Last year's PDF, which is put beside the report.
        case pdf([UInt8])
    }

    let id: String
    var content: Content
    /// Answers that it gives, as JSON.
    var answers: [(key: String, value: String)]
    var layout: String
    var findings: [Diagnostic] = []

    /// How the PDF is called beside the report.
    static let previousName = "previous.pdf"

    /// The draft out of last year's data: the same names, a year later.
    init(id: String, pdf: [UInt8], data: DataDocument, questions: [Question]) {
        self.id = id
        content = .pdf(pdf)
        layout = data.layoutName ?? ""
        answers = questions.compactMap { question in
            guard let node = data.root[question.key], !node.isContainer, !node.isNull else { return nil }
            if question.key == "year", let year = node.number?.wholeNumber { return (question.key, "\(year + 1)") }
            // A day is not the same a year later.
            guard question.key == "year" || !question.isDay else { return nil }
            return (question.key, String(node.literal))
        }
    }

    /// The draft out of a workbook.
    init(id: String, _ outcome: ImportOutcome, text: String, layout: String, questions: [Question]) {
        self.id = id
        content = .workbook(outcome.values, layout: layout)
        self.layout = layout
        findings = outcome.findings
        let root = DataDocument.read(SourceFile(name: "report.json", text: text)).document?.root
        answers = questions.compactMap { question in
            guard let node = root?[question.key], !node.isContainer, node.text?.hasPrefix(Placeholder.opening) != true else { return nil }
            return (question.key, String(node.literal))
        }
    }
}

/// One of the few things that everything in a report hangs on: a single value that the layout asks for at the root of the data.
struct Question: Hashable {
    var key: String
    var title: String
    var summary: String
    var kind: SchemaRule.Kind
    var choices: [String]
    var example: String?
    var isDay: Bool { example.map { $0.count == 12 && $0.dropFirst(5).first == "-" } ?? false }

    /// What the schema requires of every report of a layout.
    static func all(of schema: Schema) -> [Question] {
        schema.root.required.compactMap { key in
            guard key != "layout", !key.hasPrefix("$"), let id = schema.root.properties[key] else { return nil }
            var rule = schema[id]
            while let other = rule.reference { rule = schema[other] }
            guard let kind = rule.allowed == nil ? rule.kinds.first : .string, kind != .object, kind != .array else { return nil }
            return Question(
                key: key, title: schema.title(of: id) ?? key, summary: schema[id].summary ?? rule.summary ?? "", kind: kind,
                choices: rule.allowed?.map { String($0.literal) } ?? [],
                example: (rule.examples.first ?? rule.defaultValue).map { String($0.literal) })
        }
    }

    var json: String {
        JSONText.object([
            ("key", JSONText.quoted(key)), ("title", JSONText.quoted(title)), ("summary", JSONText.quoted(summary)),
            ("kind", JSONText.quoted(kind.rawValue)), ("choices", "[\(choices.joined(separator: ", "))]"), ("example", example ?? "null"),
        ])
    }
}
