import Diagnostics
import Display
import Foundation
import PDFArchive
import ReportData

/// A report of the corpus with the files of all profiles, drawn once for all tests.
struct ArchivedReport: Sendable {
    let path: String
    let data: DataDocument
    /// The data of the period before, where the report names it.
    let previous: SourceFile?
    let document: PagedDocument
    let files: [Profile: [UInt8]]

    /// The file of the profile that carries its sources.
    var pdf: [UInt8] { files[.a3aUA1] ?? [] }

    /// The report at a path from the repository's root.
    static func shared(_ path: String) throws -> ArchivedReport {
        let once = reports.withLock { reports in
            if let once = reports[path] { return once }
            let once = Once<ArchivedReport>()
            reports[path] = once
            return once
        }
        return try once.value { try ArchivedReport(path) }
    }

    private static let reports = Locked<[String: Once<ArchivedReport>]>([:])

    private init(_ path: String) throws {
        let report = try RenderedReport(path)
        let drawn = try report.drawn()
        self.path = path
        (data, previous, document) = (report.data, report.bound.previous?.file, report.document)
        files = Dictionary(uniqueKeysWithValues: try Profile.allCases.map { ($0, try report.archived(drawn, $0)) })
    }
}

/// A value that one thread sees at a time.
final class Locked<Value>: @unchecked Sendable {
    // Touched within the lock alone.
    private var value: Value
    private let lock = NSLock()

    init(_ value: Value) { self.value = value }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}

/// A value that is made when it is first wanted; whoever wants it meanwhile waits.
final class Once<Value: Sendable>: Sendable {
    private let result = Locked<Result<Value, any Error>?>(nil)

    func value(_ make: () throws -> Value) throws -> Value {
        let made = result.withLock { result in
            let made = result ?? Result(catching: make)
            result = made
            return made
        }
        return try made.get()
    }
}
