internal import Display

/// A structure type as a file names it.
struct StructType: Hashable {
    /// The namespaces of standard types (ISO 32000-2, 14.8.6).
    enum Namespace: String, Hashable, CaseIterable {
        case pdf20 = "http://iso.org/pdf2/ssn"
        /// For types that PDF 2.0 gave up without another in their place.
        case pdf17 = "http://iso.org/pdf/ssn"
    }

    var name: String
    var namespace: Namespace
}

extension StructTree {
    /// The type of an element in a version of PDF; in PDF 2.0 all are standard. PDF 1.7 has one namespace and does not name it.
    func type(of id: StructID, in version: PDFVersion) -> StructType {
        let role = elements[Int(id.rawValue)].role
        switch (version, role) {
        case (.pdf17, _): return StructType(name: role.name, namespace: .pdf17)
        case (.pdf20, .note): return StructType(name: "FENote", namespace: .pdf20)
        case (.pdf20, .strong): return StructType(name: "Strong", namespace: .pdf20)
        case (.pdf20, .emphasis): return StructType(name: "Em", namespace: .pdf20)
        // ISO/TS 32005, table 5: no Link in a Reference. A line of the contents is a paragraph with a link.
        case (.pdf20, .reference) where elements[Int(id.rawValue)].parent.map { elements[Int($0.rawValue)].role } == .contentsItem:
            return StructType(name: "P", namespace: .pdf20)
        case (.pdf20, .contents), (.pdf20, .contentsItem), (.pdf20, .reference), (.pdf20, .blockQuote):
            return StructType(name: role.name, namespace: .pdf17)
        case (.pdf20, _): return StructType(name: role.name, namespace: .pdf20)
        }
    }
}
