import Diagnostics
import Display
import PDFArchive
import ReportData
import ReportRendering
import Synchronization

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

    private static let reports = Mutex<[String: Once<ArchivedReport>]>([:])

    /// The lines of each page, as `render explain` counts them.
    static func lines(of path: String) throws -> [[String]] {
        let once = lines.withLock { lines in
            let once = lines[path] ?? Once<[[String]]>()
            lines[path] = once
            return once
        }
        return try once.value {
            let (data, renderer, bound) = try RenderedReport.bound(path)
            let explainer = try LineExplainer(of: bound, data: data, renderer: renderer)
            return try (1...explainer.pageCount).map(explainer.lines)
        }
    }

    private static let lines = Mutex<[String: Once<[[String]]>]>([:])

    private init(_ path: String) throws {
        let (data, renderer, bound) = try RenderedReport.bound(path)
        let document = try LaidOutReport.of(path).paged
        let drawn = try renderer.drawn(document)
        (self.path, self.data, self.document, previous) = (path, data, document, bound.previous?.file)
        files = Dictionary(
            uniqueKeysWithValues: try Profile.allCases.map { profile in
                let options = renderer.archiveOptions(for: bound, data: data, pages: document, options: DrawingOptions(profile: profile))
                return (profile, try renderer.archived(drawn, of: document, options: options))
            })
    }
}

/// A value that is made when it is first wanted; whoever wants it meanwhile waits.
final class Once<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    func value(_ make: () throws -> Value) throws -> Value {
        let made = result.withLock { result in
            let made = result ?? Result(catching: make)
            result = made
            return made
        }
        return try made.get()
    }
}
