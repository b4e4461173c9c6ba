public import Diagnostics
public import Display
public import Layout
public import LayoutLanguage
public import ReportData

/// The files of a report in the forms that were asked for, and what is to be said of it.
public struct PublishedReport: Sendable {
    /// In the order in which the forms were asked for.
    public var files: [PublishedFile]
    /// `nil` when no form needed pages: none were set.
    public var pageCount: Int?
    /// The document's title, empty for none.
    public var title: String
    /// The pictures beside the report that its data chose.
    public var pictures: [ReportPicture]
    /// Of binding and checks, and of layout when pages were set.
    public var findings: [Diagnostic]
}

/// A whole file in one form.
public struct PublishedFile: Sendable {
    public var form: OutputForm
    public var bytes: [UInt8]
}

extension ReportRenderer {
    /// The files of a report in all `forms` in one go: it is bound once, and laid out once when one of them has pages. Pages are drawn on
    /// a thread of their own as soon as they are laid out, and all else is made while the last are drawn. Throws when data and layout do
    /// not fit, and when pages can not be set.
    ///
    /// A draft is not made here: it shows what is found when all pages are there. More than `limit` pages are a failure.
    public func publish(
        _ data: DataDocument, as forms: [OutputForm], companion: Companion? = nil, options: DrawingOptions,
        limit: Int = LayoutEngine.standardPageLimit
    ) throws(Diagnostics) -> PublishedReport {
        let bound = try bindUnchecked(data, companion: companion, options: options)
        let run = PublishingRun(renderer: self, data: data, options: options, ends: forms.map(backEnd))
        return try run.publish(bound, as: forms, limit: limit)
    }

    /// The file that `backEnd` makes of a report's pages.
    public func publish(
        _ data: DataDocument, to backEnd: any PageBackEnd, companion: Companion? = nil, options: DrawingOptions
    ) throws(Diagnostics) -> [UInt8] {
        let bound = try bindUnchecked(data, companion: companion, options: options)
        let run = PublishingRun(renderer: self, data: data, options: options, ends: [.pages(backEnd)])
        return try run.publish(bound, as: [.pdf], limit: LayoutEngine.standardPageLimit).files[0].bytes
    }

    /// The files of a bound report whose pages, if a form needs them, are `document`'s. `findings` are shown by drafts.
    public func publish(
        _ bound: BoundReport, pages document: PagedDocument?, findings: [Diagnostic] = [], data: DataDocument, as forms: [OutputForm],
        options: DrawingOptions
    ) throws(Diagnostics) -> [PublishedFile] {
        let run = PublishingRun(renderer: self, data: data, options: options, ends: forms.map(backEnd))
        let bytes = try run.files(of: bound, findings: findings, pages: document)
        return zip(forms, bytes).map { PublishedFile(form: $0, bytes: $1) }
    }
}
