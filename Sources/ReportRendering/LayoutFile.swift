internal import Diagnostics
internal import Display

/// A file of a layout as reports carry it.
struct LayoutFile: Sendable {
    enum Content: Sendable {
        case text(SourceFile)
        case image([UInt8], Image.Format)
    }

    /// Begins with the package's name.
    let path: String
    let content: Content

    /// The text; an image has none.
    var source: SourceFile? {
        switch content {
        case .text(let source): source
        case .image: nil
        }
    }

    var bytes: [UInt8] {
        switch content {
        case .text(let source): Array(source.text.utf8)
        case .image(let bytes, _): bytes
        }
    }

    var mimeType: String {
        switch content {
        case .text where path.hasSuffix(".json"): "application/json"
        case .text where path.hasSuffix(".md"): "text/markdown"
        case .text: "application/yaml"
        case .image(_, .png): "image/png"
        case .image(_, .jpeg): "image/jpeg"
        }
    }
}
