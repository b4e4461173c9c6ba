public import Diagnostics
public import Display
internal import LayoutLanguage
internal import ReportData

/// Makes the file of one form.
enum BackEnd {
    /// Takes the document tree: no page is set for it.
    case tree((TreePublication) throws(Diagnostics) -> TreeFile)
    case pages(any PageBackEnd)
}

/// Makes one file of a document's pages, which come one by one; for any number of documents, one after the other.
public protocol PageBackEnd: PageSink {
    /// The bytes of the file of the pages since the last.
    func finish(_ publication: Publication) throws(Diagnostics) -> [UInt8]
}

/// What back ends take beside pages.
public struct Publication: Sendable {
    /// Without its pages.
    public var document: PagedDocument
    public var sources: CarriedSources
    public var options: DrawingOptions
}

/// What back ends take that need no pages.
struct TreePublication {
    /// With its document tree.
    var bound: BoundReport
    var data: DataDocument
    /// What a draft shows.
    var findings: [Diagnostic]
    var sources: CarriedSources
    var options: DrawingOptions
}

/// A file that was made of the document tree.
struct TreeFile {
    var bytes: [UInt8]
    /// What setting pages would find, too.
    var findings: [Diagnostic] = []
}

/// Gives pages on to several sinks.
final class PageTee: PageSink {
    private let sinks: [any PageSink]

    init(_ sinks: [any PageSink]) { self.sinks = sinks }

    func take(_ page: Page, at index: Int) {
        for sink in sinks { sink.take(page, at: index) }
    }

    func startOver() {
        for sink in sinks { sink.startOver() }
    }
}
