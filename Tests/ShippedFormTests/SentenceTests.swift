import Testing

/// Every branch of the sentences of the forms: what is changed in a report, what is printed then, character by character.
@Suite("Sentences of the shipped forms")
struct SentenceTests {
    struct Form: Decodable {
        struct Case: Decodable, CustomTestStringConvertible {
            var name: String
            /// Values by their paths in the report.
            var change: [String: JSON]?
            /// Whole lines of the document.
            var prints: [String]?
            /// What no line has.
            var lacks: [String]?
            /// The findings, errors and warnings, by ID; none unless it says so.
            var finds: [String]?
            var testDescription: String { name }
        }

        var report: String
        /// The package, where it is another than the report names.
        var layout: String?
        var cases: [Case]
    }

    static let files = ["sichuan", "national", "shanghai", "shanghai-budget"]

    @Test(arguments: files)
    func branches(_ file: String) throws {
        let form: Form = try Forms.fixture("\(file).json")
        let report = try JSON.read(try Forms.text(form.report))
        for entry in form.cases {
            var changed = report
            for (path, value) in (entry.change ?? [:]).sorted(by: { $0.key < $1.key }) {
                changed.set(path.split(separator: "/")[...], to: value)
            }
            let bound = try Forms.bound(changed.written, layout: form.layout)
            for line in entry.prints ?? [] {
                let nearest = bound.lines.filter { $0.hasPrefix(line.prefix(12)) }
                #expect(bound.lines.contains(line), "\(file), \(entry.name): \(line)\nthere is: \(nearest)")
            }
            for text in entry.lacks ?? [] {
                let found = bound.lines.filter { $0.contains(text) }
                #expect(found.isEmpty, "\(file), \(entry.name): \(text) in \(found)")
            }
            #expect(
                Set(bound.marks.map { $0.prefix { $0 != " " } }.map(String.init)).sorted() == (entry.finds ?? []).sorted(),
                "\(file), \(entry.name): \(bound.marks)")
        }
    }
}
