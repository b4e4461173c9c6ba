import Diagnostics
import ReportData
import ReportRendering

/// The layouts that a run has read, for reports that name them again.
struct Renderers {
    /// What the user named for all reports.
    let layout: String?
    let fonts: Fonts
    private var kept: [(layout: String, renderer: ReportRenderer)] = []

    /// Layouts that are kept; reports of one run seldom have more than two.
    private static let largestCount = 4

    init(layout: String?, fonts: Fonts) {
        self.layout = layout
        self.fonts = fonts
    }

    /// The renderer with the layout of a report, which is read once.
    mutating func renderer(for data: DataDocument) throws(Diagnostics) -> ReportRenderer {
        let name = LayoutFolder.name(layout, for: data)
        if let known = kept.first(where: { $0.layout == name }) { return known.renderer }
        let renderer = ReportRenderer(layout: try LayoutFolder.load(layout, for: data), fonts: fonts)
        if kept.count == Self.largestCount { kept.removeFirst() }
        kept.append((name, renderer))
        return renderer
    }
}
