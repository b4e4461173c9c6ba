internal import Display
internal import QPDF

/// Writes the struct tree of a document (ISO 32000-1, 14.7): elements, parent tree, ID tree.
///
/// Elements are most of a file's objects, so they are written as bytes at once.
struct StructureWriter {
    let structure: StructTree
    let version: PDFVersion
    /// The specifications of the files that belong to elements.
    let files: [StructID: [PDFReference]]
    let table: LeafTable
    let names: ElementNames
    let list: DisplayList
    let pages: [PDFReference]
    /// The numbers of the elements' objects.
    let elements: [PDFReference]
    let root: PDFReference
    /// Links in drawing order, then fields.
    let annotations: [Annotation]
    let anchors: AnchorTable

    /// What single elements have beside their content.
    private struct Rest {
        var annotations: [Annotation] = []
        var references: [StructID] = []
    }

    /// Writes everything.
    func write(to file: inout FileWriter) {
        let rests = rests()
        let namespaces = version == .pdf20 ? writeNamespaces(to: &file) : [:]
        file.write(elements) { index, bytes in
            let id = StructID(rawValue: Int32(index))
            serialize(id, rests[id], namespaces: namespaces, to: &bytes)
        }
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("StructTreeRoot")),
            .init("K", .array([.reference(elements[0])])),
            .init("ParentTree", .reference(writeParentTree(to: &file))),
            .init("ParentTreeNextKey", .integer(pages.count + annotations.count)),
        ]
        if version == .pdf17, !structure.roleMap.isEmpty { entries.append(.init("RoleMap", .dictionary(structure.roleMap))) }
        if !names.sorted.isEmpty { entries.append(.init("IDTree", .reference(writeIDTree(to: &file)))) }
        if !namespaces.isEmpty {
            entries.append(.init("Namespaces", .array(StructType.Namespace.allCases.compactMap { namespaces[$0] }.map { .reference($0) })))
        }
        file.write(root, .dictionary(entries))
    }

    /// The annotations of elements and, in PDF 2.0, what elements refer to.
    private func rests() -> [StructID: Rest] {
        var rests: [StructID: Rest] = [:]
        for annotation in annotations { rests[annotation.element, default: Rest()].annotations.append(annotation) }
        guard version == .pdf20 else { return rests }
        for index in structure.elements.indices where structure.elements[index].attributes.hasRareValues {
            let references = structure.elements[index].attributes.references
            if !references.isEmpty { rests[StructID(rawValue: Int32(index)), default: Rest()].references = references }
        }
        // ISO 14289-2, 8.2.5.8: a line of the contents refers to what its links lead to.
        for link in annotations {
            guard case .anchor(let anchor)? = link.target, let target = structure.anchors[anchor],
                let item = contentsItem(above: link.element), rests[item]?.references.contains(target) != true
            else { continue }
            rests[item, default: Rest()].references.append(target)
        }
        return rests
    }

    private func contentsItem(above id: StructID) -> StructID? {
        var next: StructID? = id
        while let id = next {
            if structure.elements[Int(id.rawValue)].role == .contentsItem { return id }
            next = structure.elements[Int(id.rawValue)].parent
        }
        return nil
    }

    /// ISO 32000-2, 14.7.4.2.
    private func writeNamespaces(to file: inout FileWriter) -> [StructType.Namespace: PDFReference] {
        var namespaces: [StructType.Namespace: PDFReference] = [:]
        for namespace in StructType.Namespace.allCases {
            namespaces[namespace] = file.add(.dictionary([.init("Type", .name("Namespace")), .init("NS", .text(namespace.rawValue))]))
        }
        return namespaces
    }

    /// 14.7.4.4: of each page its elements by MCID, of each annotation its element.
    private func writeParentTree(to file: inout FileWriter) -> PDFReference {
        var numbers: [PDFValue] = []
        for page in pages.indices {
            let array = file.reserve()
            file.write(array) { $0.append(table.elements(onPage: page).lazy.map { elements[Int($0.rawValue)] }) }
            numbers += [.integer(page), .reference(array)]
        }
        for annotation in annotations {
            numbers += [.integer(annotation.structParent), .reference(elements[Int(annotation.element.rawValue)])]
        }
        return file.add(.dictionary([.init("Nums", .array(numbers))]))
    }

    /// Names in one node of the ID tree: a reader that looks for one reads the root and one node (7.9.6).
    private static let namesPerNode = 256

    private func writeIDTree(to file: inout FileWriter) -> PDFReference {
        var kids: [PDFValue] = []
        for start in stride(from: 0, to: names.sorted.count, by: Self.namesPerNode) {
            let slice = names.sorted[start..<min(start + Self.namesPerNode, names.sorted.count)]
            let node = file.reserve()
            file.write(node) { bytes in
                bytes.append("<</Limits[")
                for name in [slice.first, slice.last].compactMap({ $0?.name }) { bytes.append(string: name) }
                bytes.append("]/Names[")
                for (name, element) in slice {
                    bytes.append(string: name)
                    bytes.append(elements[Int(element.rawValue)])
                }
                bytes.append("]>>")
            }
            kids.append(.reference(node))
        }
        return file.add(.dictionary([.init("Kids", .array(kids))]))
    }

    /// 14.7.2: the dictionary of an element.
    private func serialize(
        _ id: StructID, _ rest: Rest?, namespaces: [StructType.Namespace: PDFReference], to bytes: inout [UInt8]
    ) {
        let index = Int(id.rawValue)
        // The page of an element without content of its own is wanted only where a structure destination leads to it.
        let page = table.leaves(of: id).first?.page ?? (version == .pdf20 ? anchors.pagesOfElements[id].map(Int32.init) : nil)
        let type = structure.type(of: id, in: version)
        bytes.append("<</Type/StructElem/S/")
        bytes.append(contentsOf: type.name.utf8)
        if let namespace = namespaces[type.namespace] {
            bytes.append("/NS ")
            bytes.append(namespace)
        }
        bytes.append("/P ")
        bytes.append(structure.elements[index].parent.map { elements[Int($0.rawValue)] } ?? root)
        if let page {
            bytes.append("/Pg ")
            bytes.append(pages[Int(page)])
        }
        serializeKids(of: id, page: page, annotations: rest?.annotations ?? [], to: &bytes)
        if let references = rest?.references, !references.isEmpty {
            bytes.append("/Ref")
            bytes.append(references.lazy.map { elements[Int($0.rawValue)] })
        }
        if let name = names[id] {
            bytes.append("/ID ")
            bytes.append(string: name)
        }
        let attributes = structure.elements[index].attributes
        if attributes.hasRareValues { attributes.serializeTexts(to: &bytes) }
        // ISO 19005-3, 6.8: the file belongs to this element.
        if let files = files[id] { serialize("/AF", .array(files.map { .reference($0) }), to: &bytes) }
        serializeAttributes(attributes, isNote: version == .pdf20 && structure.elements[index].role == .note, to: &bytes)
        bytes.append(">>")
    }

    private func serialize(_ key: StaticString, _ value: PDFValue, to bytes: inout [UInt8]) {
        bytes.append(key)
        bytes.append(" ")
        value.serialize(to: &bytes)
    }

    private func serializeKids(of id: StructID, page: Int32?, annotations: [Annotation], to bytes: inout [UInt8]) {
        let children = structure.elements[Int(id.rawValue)].children
        let count = children.count + table.leaves(of: id).count + annotations.count
        guard count > 0 else { return }
        bytes.append(count == 1 ? "/K " : "/K[")
        table.forEachKid(of: id, children: children) { kid in
            switch kid {
            case .element(let child): bytes.append(elements[Int(child.rawValue)])
            case .content(let leaf) where leaf.page == page: bytes.append(decimal: Int(leaf.mcid))
            case .content(let leaf):
                bytes.append("<</Type/MCR/Pg ")
                bytes.append(pages[Int(leaf.page)])
                bytes.append("/MCID ")
                bytes.append(decimal: Int(leaf.mcid))
                bytes.append(">>")
            }
            if count > 1 { bytes.append(" ") }
        }
        for annotation in annotations {
            bytes.append("<</Type/OBJR/Pg ")
            bytes.append(pages[annotation.page])
            bytes.append("/Obj ")
            bytes.append(annotation.object)
            bytes.append(">>")
        }
        if count > 1 { bytes.append("]") }
    }

    /// 14.8.5: one object for each owner.
    private func serializeAttributes(_ attributes: StructAttributes, isNote: Bool, to bytes: inout [UInt8]) {
        let isCell = attributes.scope != nil || attributes.columnSpan > 1 || attributes.rowSpan > 1 || attributes.headers != nil
        let (numbering, box) = attributes.hasRareValues ? (attributes.listNumbering, drawnBox(of: attributes)) : (nil, nil)
        let count = (isCell ? 1 : 0) + (numbering == nil ? 0 : 1) + (box == nil ? 0 : 1) + (isNote ? 1 : 0)
        guard count > 0 else { return }
        bytes.append(count == 1 ? "/A" : "/A[")
        if isCell { serializeCell(attributes, to: &bytes) }
        // ISO 14289-2, 8.2.5.14.
        if isNote { bytes.append("<</O/FENote/NoteType/Footnote>>") }
        if let numbering {
            bytes.append("<</O/List")
            serialize("/ListNumbering", .name(numbering), to: &bytes)
            bytes.append(">>")
        }
        if let box {
            bytes.append("<</O/Layout")
            serialize("/BBox", PageSpace(geometry: list.pages[box.page].geometry).box(onTrim: box.rect), to: &bytes)
            bytes.append("/Placement/Block>>")
        }
        if count > 1 { bytes.append("]") }
    }

    /// The box of a figure, if its page was drawn.
    private func drawnBox(of attributes: StructAttributes) -> PageBox? {
        attributes.box.flatMap { list.pages.indices.contains($0.page) ? $0 : nil }
    }

    private func serializeCell(_ attributes: StructAttributes, to bytes: inout [UInt8]) {
        bytes.append("<</O/Table")
        switch attributes.scope {
        case .row: bytes.append("/Scope/Row")
        case .column: bytes.append("/Scope/Column")
        case .both: bytes.append("/Scope/Both")
        case nil: break
        }
        if attributes.columnSpan > 1 {
            bytes.append("/ColSpan ")
            bytes.append(decimal: attributes.columnSpan)
        }
        if attributes.rowSpan > 1 {
            bytes.append("/RowSpan ")
            bytes.append(decimal: attributes.rowSpan)
        }
        if let headers = attributes.headers {
            bytes.append("/Headers[")
            for header in headers { if let name = names[header] { bytes.append(string: name) } }
            bytes.append("]")
        }
        bytes.append(">>")
    }
}

extension StructAttributes {
    /// Appends what the element says in words.
    fileprivate func serializeTexts(to bytes: inout [UInt8]) {
        let texts: [(StaticString, String?)] = [("/T", title), ("/Lang", language), ("/Alt", alternateText), ("/ActualText", actualText)]
        for case (let key, let text?) in texts {
            bytes.append(key)
            PDFValue.text(text).serialize(to: &bytes)
        }
    }
}
