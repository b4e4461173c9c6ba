public import Diagnostics

/// What the evaluations of one run share: what is left to be worked out, what was read, and where figures are asked for as they are printed.
public final class Evaluation {
    let budget: EvaluationBudget
    let reading: ReadingRecord
    var printed = PrintedView()

    public init(steps: Int = 200_000_000, maximumDepth: Int = 400, maximumParts: Int = 10_000_000, maximumRows: Int = 500_000) {
        budget = EvaluationBudget(steps: steps, maximumDepth: maximumDepth, maximumParts: maximumParts, maximumRows: maximumRows)
        reading = ReadingRecord()
    }

    /// An evaluation of its own over the same files and places of the document.
    init(following other: Evaluation) {
        budget = other.budget.whole
        reading = ReadingRecord(following: other.reading)
        printed.positions = other.printed.positions
    }

    /// What `body` gives, and where the data was that it read, in order.
    public func tracing<Value>(_ body: () throws(Diagnostics) -> Value) throws(Diagnostics) -> (value: Value, sources: [SourceSpan]) {
        let (value, reads) = try traced(body)
        return (value, reads.places.map(reading.span(of:)))
    }

    func traced<Value>(_ body: () throws(Diagnostics) -> Value) throws(Diagnostics) -> (value: Value, reads: Reads) {
        let outer = reading.begin()
        do throws(Diagnostics) {
            let value = try body()
            return (value, reading.end(outer))
        } catch {
            reading.forget(outer)
            throw error
        }
    }
}

/// The view of figures as the document prints them: what the report states at a place, else what the data give.
struct PrintedView {
    /// Where figures are asked for as they are printed; `nil` asks for what the data give.
    var position: StatedPosition?
    /// Where the report states what was asked for.
    var stated: [ReadingRecord.Place] = []
    /// Where headings, charts, tables and forms stand, by name; of several with one name the first.
    var positions: [String: StatedPosition] = [:]
}
