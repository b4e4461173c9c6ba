import ArgumentParser
import Display
import LayoutLanguage
import ReportData
import ReportRendering

/// The stages of the chain that can be printed.
enum DumpStage: String, ExpressibleByArgument, CaseIterable {
    case data, figures, document, pages, text, tags
    case displayList = "display-list"

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// A stage before layout; `nil` for the others.
    func text(of data: DataDocument, _ bound: BoundReport) -> String? {
        var text = ""
        switch self {
        case .data: Swift.dump(data.root, to: &text)
        case .figures: text = bound.provenance.listing
        case .document: Swift.dump(bound.document, to: &text)
        case .pages, .text, .tags, .displayList: return nil
        }
        return text
    }

    /// A stage after layout.
    func text(of document: PagedDocument) -> String {
        switch self {
        case .tags: document.structure.description + "\n"
        case .text: ReadingText(of: document).description + "\n"
        case .pages: DisplayList(document).description + "\n"
        case .displayList: DisplayList(document).description + "\n"
        case .data, .figures, .document: ""
        }
    }
}
