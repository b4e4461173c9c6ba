internal import Diagnostics
public import Workbooks

/// A cell with its sheet and file: `财决.xls › Z01 › E12`.
public struct CellPlace: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    public var sheet: String
    public var cell: CellAddress

    public var description: String { "\(file) › \(sheet) › \(cell)" }

    /// The place for a diagnostic.
    var place: Place { Place(path: "› \(sheet) › \(cell)", file: file) }
}
