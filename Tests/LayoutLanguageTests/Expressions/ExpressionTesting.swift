import Diagnostics
import LayoutLanguage
import ReportData
import Testing

/// An environment over JSON data and figures written as expressions.
final class TestEnvironment: Environment {
    private let data: DataNode?
    private let figures: [String: String]
    private let evaluation: Evaluation
    static let units: UnitTable = {
        var units = UnitTable()
        for (name, factor) in [("元", 1), ("万元", 10_000), ("亿元", 100_000_000)] {
            units.declare(name, dimension: "money", factor: Decimal(factor))
        }
        units.declare("%", dimension: "ratio", factor: Decimal(digits: 1, exponent: -2) ?? 1)
        units.declare("‰", dimension: "ratio", factor: Decimal(digits: 1, exponent: -3) ?? 1)
        for name in ["个", "辆", "人", "台（套）"] { units.declare(name, dimension: name, factor: 1) }
        return units
    }()

    init(data: DataNode?, figures: [String: String] = [:], evaluation: Evaluation) {
        self.data = data
        self.figures = figures
        self.evaluation = evaluation
    }

    func value(of name: String, at span: SourceSpan) throws(Diagnostics) -> Value? {
        if let text = figures[name] {
            let file = SourceFile(name: "figures.yaml", text: text)
            let (expression, diagnostics) = Expression.parse(source: file, range: 0..<text.utf8.count)
            guard let expression else { throw Diagnostics(diagnostics) }
            return try Evaluator(environment: self, units: Self.units, evaluation: evaluation).value(of: expression)
        }
        return data?[name].map(Value.init)
    }

    func field(_ name: String, of record: RecordHandle, at span: SourceSpan) throws(Diagnostics) -> Value? {
        name == "序号" ? .number(Decimal(record.row)) : nil
    }

    func fieldNames(of record: RecordHandle) -> [String] { ["序号"] }
    func mayBeField(_ name: String) -> Bool { name == "optional" }
    var root: any Environment { self }
    var names: [String] { figures.keys.sorted() + (data?.members.map { Array($0.keys) } ?? []) }
}

extension Value {
    /// The value in few characters, for expectations.
    var written: String {
        switch self {
        case .absent: "absent"
        case .bool(let bool): bool ? "yes" : "no"
        case .number(let quantity): quantity.number.description + (quantity.unit ?? "")
        case .text(let text): "\"\(text)\""
        case .date(let date): date.iso
        case .list(let items): "[" + items.map(\.written).joined(separator: ", ") + "]"
        case .record(.data(let node)): node.literal.description
        case .record(.fields(let fields)): "{" + fields.map { "\($0): \($1.written)" }.joined(separator: ", ") + "}"
        case .record(.declared(let handle)): "\(handle.figure)#\(handle.row)"
        }
    }
}

/// The result of `text` over `data` and `figures`, or the IDs of its diagnostics.
func evaluate(_ text: String, data: String = "{}", figures: [String: String] = [:], steps: Int = 100_000) -> (String, [Diagnostic]) {
    evaluate(text, data: testData(data), figures: figures, steps: steps)
}

/// The value that `json` writes.
func testData(_ json: String) -> DataNode? { DataDocument.read(SourceFile(name: "report.json", text: json)).document?.root }

/// The result of `text` over `data` and `figures`, or the IDs of its diagnostics.
func evaluate(_ text: String, data: DataNode?, figures: [String: String] = [:], steps: Int = 100_000) -> (String, [Diagnostic]) {
    let file = SourceFile(name: "layout.yaml", text: text)
    let (expression, diagnostics) = Expression.parse(source: file, range: 0..<text.utf8.count)
    guard let expression, diagnostics.isEmpty else { return (diagnostics.map(\.id.rawValue).joined(separator: " "), diagnostics) }
    let evaluation = Evaluation(steps: steps)
    let environment = TestEnvironment(data: data, figures: figures, evaluation: evaluation)
    let evaluator = Evaluator(environment: environment, units: TestEnvironment.units, evaluation: evaluation)
    do throws(Diagnostics) {
        return (try evaluator.value(of: expression).written, [])
    } catch {
        return (error.all.map(\.id.rawValue).joined(separator: " "), error.all)
    }
}
