public import Display
internal import HarfBuzz

/// Writes pages as they come, for any number of documents, one after the other.
public final class OFDDrawing: PageSink {
    /// The path of the file of a face; `nil` for a name that nobody knows.
    public typealias FacePath = (FontID) -> String?

    private let path: FacePath
    private var composer = PageComposer()
    private var parts: [Int: PagePart] = [:]
    private var failure: OFDError?

    /// `path` gives files of faces.
    public init(path: @escaping FacePath) { self.path = path }

    public func take(_ page: Page, at index: Int) {
        guard failure == nil else { return }
        do throws(OFDError) {
            parts[index] = try composer.compose(DisplayPage(page), number: index + 1)
        } catch {
            failure = error
        }
    }

    public func startOver() {
        composer = PageComposer()
        parts = [:]
        failure = nil
    }

    /// The faces of the pages since the last file, in the order of their names.
    public var faces: [FontID] { composer.fonts.uses.map(\.font).sorted { $0.rawValue < $1.rawValue } }

    /// The file of the pages since the last. `document` is without its pages.
    public func finish(_ document: PagedDocument, carrying sources: OFDSources) throws(OFDError) -> [UInt8] {
        defer { startOver() }
        if let failure { throw failure }
        var subsets: [FontSubset] = []
        for use in composer.fonts.uses {
            guard let file = path(use.font) else { throw .missingFace(use.font) }
            do throws(FontSubsetError) {
                subsets.append(try FontSubset(path: file, glyphs: use.glyphs.sorted(), characters: use.characters.sorted()))
            } catch { throw .subset(error) }
        }
        let pages = parts.keys.sorted().compactMap { parts[$0] }
        parts = [:]
        let writer = PackageWriter(document: document, sources: sources, pages: pages, composer: composer, subsets: subsets)
        return try writer.file()
    }
}

/// What a file carries beside its pages.
public struct OFDSources: Hashable, Sendable {
    public var attachments: [Attachment]
    /// Facts on the making of the document.
    public var properties: [DocumentProperty]
    /// Name and version of the program.
    public var creator: String

    public init(attachments: [Attachment] = [], properties: [DocumentProperty] = [], creator: String = "") {
        self.attachments = attachments
        self.properties = properties
        self.creator = creator
    }
}
