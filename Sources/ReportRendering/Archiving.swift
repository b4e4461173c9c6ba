internal import Diagnostics
public import Display
public import LayoutLanguage
internal import Nettle
public import PDFArchive
public import ReportData

/// Name and version of the program as they stand in its files.
public enum Program {
    public static let name = "render"
    public static let version = "0.1.0"
    /// As it stands in files.
    public static let nameAndVersion = "\(name) \(version)"
}

extension ReportRenderer {
    /// What goes into the file beside its pages: the data, the layout, where each figure comes from, and digests of both.
    ///
    /// A PDF/A-2 may carry no such files; its metadata still has the digests.
    public func archiveOptions(
        for bound: BoundReport, data: DataDocument, pages document: PagedDocument, options: DrawingOptions
    ) -> ArchiveOptions {
        let report = Array(data.file.text.utf8)
        return ArchiveOptions(
            profile: options.profile,
            attachments: options.profile.carriesFiles ? attachments(for: bound, data: data, document.structure) : [],
            isLinearized: options.isLinearized,
            creator: Program.nameAndVersion,
            properties: [
                .init(name: "options", value: options.arguments, description: "Arguments that the program was given"),
                .init(name: "layout", value: layout.package.name, description: "Name of the layout package"),
                .init(name: "layoutSHA256", value: layout.digest.hexadecimal, description: "SHA-256 of the layout's files"),
                .init(name: "dataSHA256", value: SHA256(of: report).hexadecimal, description: "SHA-256 of the report's data"),
            ]
                + [bound.previous].compactMap { $0 }.map { document in
                    .init(
                        name: "previousSHA256", value: SHA256(of: Array(document.file.text.utf8)).hexadecimal,
                        description: "SHA-256 of the data of the period before")
                })
    }

    private func attachments(for bound: BoundReport, data: DataDocument, _ structure: StructTree) -> [Attachment] {
        let files = layout.files
        let path = layout.previousReportPath(in: data).map(AttachedFile.previous)
        let shown = Set(structure.elements.lazy.compactMap(\.attributes.figure))
        let provenance = bound.provenance.json(shown: shown) { file in
            if file === data.file { return AttachedFile.report }
            if let earlier = bound.previous, file === earlier.file { return path }
            return files.first { $0.source === file }.map { AttachedFile.layoutFolder + $0.path }
        }
        let report = Attachment(
            name: AttachedFile.report, bytes: Array(data.file.text.utf8), mimeType: "application/json", relationship: .data,
            description: "数据")
        let places = Attachment(
            name: AttachedFile.provenance, bytes: provenance, mimeType: "application/json", relationship: .data, description: "数字出处")
        let earlier = zip([bound.previous].compactMap { $0 }, [path].compactMap { $0 }).map { document, path in
            Attachment(
                name: path, bytes: Array(document.file.text.utf8), mimeType: "application/json", relationship: .data,
                description: "上年数据")
        }
        return [report, places] + earlier + layoutAttachments
    }

    /// The layout's files as every report carries them, compressed once.
    func attachedLayout() -> [Attachment] {
        layout.files.map { file in
            Attachment(
                name: AttachedFile.layoutFolder + file.path, bytes: file.bytes, mimeType: file.mimeType, relationship: .source,
                description: "版式"
            ).compressedOnce()
        }
    }
}

/// The names under which a PDF carries its sources.
public enum AttachedFile {
    public static let report = "report.json"
    public static let provenance = "provenance.json"
    /// Before the path of a layout file.
    public static let layoutFolder = "layouts/"

    /// The name of the report of the period before that the data name by `path`: out of a PDF comes its data.
    public static func previous(_ path: String) -> String { isPDF(path) ? path + ".json" : path }

    /// Whether a path names a PDF.
    public static func isPDF(_ path: String) -> Bool { path.lowercased().hasSuffix(".pdf") }
}
