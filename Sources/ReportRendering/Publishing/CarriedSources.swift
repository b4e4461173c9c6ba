internal import Diagnostics
public import Display
internal import LayoutLanguage
internal import Nettle
internal import ReportData

/// Name and version of the program as they stand in its files.
public enum Program {
    public static let name = "render"
    public static let version = "0.1.0"
    /// As it stands in files.
    public static let nameAndVersion = "\(name) \(version)"
}

/// What a published file carries beside its document: the data, the layout, where each figure comes from, and digests of both.
public struct CarriedSources: Sendable {
    /// Data and provenance.
    public var own: [Attachment]
    /// The layout's files.
    public var layout: [Attachment]
    /// What its metadata state.
    public var properties: [DocumentProperty]

    /// All files.
    public var attachments: [Attachment] { own + layout }
}

extension ReportRenderer {
    /// What the files of a report carry; provenance names elements of `structure`, and is left out without one.
    func sources(for bound: BoundReport, data: DataDocument, structure: StructTree?, options: DrawingOptions) -> CarriedSources {
        let report = Array(data.file.text.utf8)
        var properties = [
            DocumentProperty(name: "options", value: options.arguments, description: "Arguments that the program was given"),
            DocumentProperty(name: "layout", value: layout.package.name, description: "Name of the layout package"),
            DocumentProperty(name: "layoutSHA256", value: layout.digest.hexadecimal, description: "SHA-256 of the layout's files"),
            DocumentProperty(name: "dataSHA256", value: SHA256(of: report).hexadecimal, description: "SHA-256 of the report's data"),
        ]
        if let previous = bound.previous {
            properties.append(
                DocumentProperty(
                    name: "previousSHA256", value: SHA256(of: Array(previous.file.text.utf8)).hexadecimal,
                    description: "SHA-256 of the data of the period before"))
        }
        return CarriedSources(own: ownFiles(for: bound, data: data, structure), layout: layout.attachments, properties: properties)
    }

    private func ownFiles(for bound: BoundReport, data: DataDocument, _ structure: StructTree?) -> [Attachment] {
        let path = layout.previousReportPath(in: data).map(AttachedFile.previous)
        let report = Attachment(
            name: AttachedFile.report, bytes: Array(data.file.text.utf8), mimeType: "application/json", relationship: .data,
            description: "数据")
        let places = structure.map { structure in
            Attachment(
                name: AttachedFile.provenance, bytes: provenance(of: bound, data: data, previous: path, structure),
                mimeType: "application/json", relationship: .data, description: "数字出处")
        }
        let cells =
            data.cells.isEmpty
            ? nil
            : Attachment(
                name: AttachedFile.cells, bytes: Array(data.cells.json.utf8), mimeType: "application/json", relationship: .data,
                description: "数据取自的单元格")
        let earlier = zip([bound.previous].compactMap { $0 }, [path].compactMap { $0 }).map { document, path in
            Attachment(
                name: path, bytes: Array(document.file.text.utf8), mimeType: "application/json", relationship: .data,
                description: "上年数据")
        }
        let pictures = bound.pictures.map { picture in
            Attachment(
                name: picture.path, bytes: picture.file, mimeType: "image/\(picture.image.format.rawValue)", relationship: .data,
                description: "插图")
        }
        return [report] + [cells, places].compactMap { $0 } + earlier + pictures
    }

    private func provenance(of bound: BoundReport, data: DataDocument, previous path: String?, _ structure: StructTree) -> [UInt8] {
        let files = layout.files
        let shown = Set(structure.elements.lazy.compactMap(\.attributes.figure))
        return bound.provenance.json(shown: shown, data: data) { file in
            if file === data.file { return AttachedFile.report }
            if let earlier = bound.previous, file === earlier.file { return path }
            return files.first { $0.source === file }.map { AttachedFile.layoutFolder + $0.path }
        }
    }
}

extension LoadedLayout {
    /// The files as reports carry them.
    var attachments: [Attachment] {
        files.map { file in
            Attachment(
                name: AttachedFile.layoutFolder + file.path, bytes: file.bytes, mimeType: file.mimeType, relationship: .source,
                description: "版式")
        }
    }
}

/// The names under which a file carries its sources.
public enum AttachedFile {
    public static let report = "report.json"
    public static let provenance = "provenance.json"
    /// The cells of workbooks that the data were imported from.
    public static let cells = "report.cells.json"
    /// Before the path of a layout file.
    public static let layoutFolder = "layouts/"

    /// Whether an archive uses the name for one of its own files.
    static func isTaken(_ path: String) -> Bool { path == report || path == provenance || path == cells || path.hasPrefix(layoutFolder) }

    /// The name of the report of the period before that the data name by `path`: out of a PDF comes its data.
    public static func previous(_ path: String) -> String { isPDF(path) ? path + ".json" : path }

    /// Whether a path names a PDF.
    public static func isPDF(_ path: String) -> Bool { path.lowercased().hasSuffix(".pdf") }
}
