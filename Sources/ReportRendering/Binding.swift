public import Diagnostics
internal import DocumentTree
public import LayoutLanguage
public import ReportData

/// Brings reports together with one layout and checks them. It knows no fonts, so that any thread may have it.
public struct Binding: Sendable {
    private let layout: LoadedLayout
    private let unknownRoles: [Diagnostic]

    init(_ layout: LoadedLayout, unknownRoles: [Diagnostic]) {
        self.layout = layout
        self.unknownRoles = unknownRoles
    }

    /// The report and that of the period before, brought together with the layout, for `checked` to check; with `remembers` the next one
    /// can follow from it. Throws when they do not fit.
    public func bound(
        _ data: DataDocument, previous: DataDocument?, companion: Companion? = nil, options: DrawingOptions = DrawingOptions(),
        remembers: Bool = false
    ) throws(Diagnostics) -> BoundReport {
        try judge(data)
        let bound = bind(
            layout.resolved, to: data, previous: previous, pictures: companion.map { ReportPictures($0.picture).picture },
            remembers: remembers)
        return try finished(bound, options)
    }

    /// The report over `data`, which differ from those of `report` by these numbers alone; `nil` where all is to be bound anew. Throws when
    /// they do not fit the layout.
    public func bound(
        _ data: DataDocument, after report: BoundReport, _ numbers: [NumberInData], companion: Companion? = nil,
        options: DrawingOptions = DrawingOptions()
    ) throws(Diagnostics) -> BoundReport? {
        try judge(data)
        let pictures = companion.map { ReportPictures($0.picture).picture }
        guard let bound = rebind(layout.resolved, report, numbers: numbers, pictures: pictures) else { return nil }
        return try finished(bound, options)
    }

    /// All that is wrong with a bound report, its fonts aside. Takes longer than all else: likely causes are tried.
    public func checked(_ bound: BoundReport) -> [Diagnostic] { findings(of: bound, with: layout.resolved) }

    private func judge(_ data: DataDocument) throws(Diagnostics) {
        let mistakes = unknownRoles + (layout.schema?.validate(data) ?? [])
        guard !mistakes.contains(where: { $0.severity == .failure }) else { throw Diagnostics(mistakes) }
    }

    private func finished(_ report: BoundReport, _ options: DrawingOptions) throws(Diagnostics) -> BoundReport {
        guard !report.findings.contains(where: { $0.severity == .failure }) else { throw Diagnostics(report.findings) }
        var bound = report
        if !options.isForPrint { bound.document = bound.document.forReading }
        return bound
    }
}
