internal import Display
internal import Pango

/// The sums of the files of a document's faces, as its metadata state them: who has other faces draws another file.
public struct FaceSums: Hashable, Sendable {
    /// SHA-256 in hexadecimal digits by the face's name.
    private var sums: [String: String]

    /// The name of the fact in the metadata (`PDFAccount.properties`).
    public static let property = "fontsSHA256"

    /// The sums of the faces that a document is drawn with.
    init(of faces: [FontID], in table: FontTable) {
        sums = [:]
        for face in faces { sums[face.rawValue] = table.faces[face.rawValue]?.sums?.sha256 }
    }

    /// Reads what `text` gave.
    public init(reading text: String) {
        sums = [:]
        for entry in text.split(separator: ",") {
            let words = entry.split(separator: " ")
            if words.count == 2 { sums[String(words[0])] = String(words[1]) }
        }
    }

    /// `FandolFang-Regular 3f…, NotoSerifCJKsc-Bold 8c…` in the order of names.
    public var text: String { sums.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") }

    /// The names of the faces that `fonts` does not have, or has from another file.
    public func faces(otherThanIn fonts: Fonts) -> [String] {
        let table = fonts.library.table
        return sums.filter { $0.value != table.faces[$0.key]?.sums?.sha256 }.map(\.key).sorted()
    }
}
