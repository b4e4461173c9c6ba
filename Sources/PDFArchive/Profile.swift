internal import Display

extension Profile {
    /// The version of PDF that the file is written in.
    var version: PDFVersion { self == .a4fUA2 ? .pdf20 : .pdf17 }

    /// How the metadata name the standards (ISO 19005-2, 6.6.4; ISO 19005-4, 6.7.3; ISO 14289-1 and 14289-2, 5).
    var identification: [(name: String, value: String)] {
        switch self {
        case .a3aUA1: [("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")]
        case .a2aUA1: [("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")]
        case .a4fUA2:
            [
                ("pdfaid:part", "4"), ("pdfaid:rev", "2020"), ("pdfaid:conformance", "F"), ("pdfuaid:part", "2"), ("pdfuaid:rev", "2024"),
            ]
        case .plain: []
        }
    }

    /// Whether the metadata describe the schemas of their properties: ISO 19005-4 has no such descriptions any more.
    var describesSchemas: Bool {
        switch self {
        case .a3aUA1, .a2aUA1: true
        case .a4fUA2, .plain: false
        }
    }
}

/// A version of PDF: ISO 32000-1 or ISO 32000-2.
enum PDFVersion: String, Hashable, Sendable {
    case pdf17 = "1.7"
    case pdf20 = "2.0"
}
