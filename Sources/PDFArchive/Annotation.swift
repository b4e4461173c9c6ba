internal import Display
internal import QPDF

/// A link or a field on a page, and the element that holds it.
struct Annotation: Hashable {
    /// From 0.
    var page: Int
    var element: StructID
    /// Where a link leads; `nil` for a field.
    var target: LinkTarget?
    /// Its own number.
    var object: PDFReference
    /// Its key in the parent tree.
    var structParent: Int
}
