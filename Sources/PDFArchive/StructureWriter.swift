internal import Display
internal import QPDF

/// Writes the struct tree of a document (ISO 32000-1, 14.7): elements, parent tree, ID tree.
struct StructureWriter {
    let structure: StructTree
    /// The specifications of the files that belong to elements.
    let files: [StructID: [PDFReference]]
    let table: LeafTable
    let names: ElementNames
    let list: DisplayList
    let pages: [PDFReference]
    /// The numbers of the elements' objects.
    let elements: [PDFReference]
    let root: PDFReference
    /// The annotations of each link element, in drawing order.
    let annotations: [StructID: [LinkAnnotation]]
    /// The annotations' objects, by page.
    let annotationObjects: [[PDFReference]]

    /// Writes everything into the objects that are reserved for it.
    func write(to section: inout IncrementalSection) {
        for index in structure.elements.indices {
            section.set(elements[index], to: value(of: StructID(rawValue: Int32(index))))
        }
        let allAnnotations = annotations.values.flatMap { $0 }.sorted { $0.structParent < $1.structParent }
        let nextKey = allAnnotations.last.map { $0.structParent + 1 } ?? pages.count
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("StructTreeRoot")),
            .init("K", .array([.reference(elements[0])])),
            .init("ParentTree", .reference(section.add(parentTree(allAnnotations)))),
            .init("ParentTreeNextKey", .integer(nextKey)),
        ]
        if !names.sorted.isEmpty { entries.append(.init("IDTree", .reference(section.add(idTree)))) }
        section.set(root, to: .dictionary(entries))
    }

    /// 14.7.4.4: of each page its elements by MCID, of each annotation its link.
    private func parentTree(_ annotations: [LinkAnnotation]) -> PDFValue {
        var numbers: [PDFValue] = []
        for (page, ids) in table.elements.enumerated() {
            numbers += [.integer(page), .array(ids.map { .reference(elements[Int($0.rawValue)]) })]
        }
        for annotation in annotations {
            numbers += [.integer(annotation.structParent), .reference(elements[Int(annotation.element.rawValue)])]
        }
        return .dictionary([.init("Nums", .array(numbers))])
    }

    private var idTree: PDFValue {
        let pairs = names.sorted.flatMap { [PDFValue.string(Array($0.name.utf8)), .reference(elements[Int($0.element.rawValue)])] }
        return .dictionary([.init("Names", .array(pairs))])
    }

    private func value(of id: StructID) -> PDFValue {
        let element = structure[id]
        let attributes = element.attributes
        let page = table.leaves[Int(id.rawValue)].first?.page
        var entries: [PDFValue.Entry] = [
            .init("Type", .name("StructElem")),
            .init("S", .name(element.role.name)),
            .init("P", .reference(element.parent.map { elements[Int($0.rawValue)] } ?? root)),
        ]
        if let page { entries.append(.init("Pg", .reference(pages[page]))) }
        var kids = table.kids(of: id, children: element.children).map { value(of: $0, page: page) }
        for annotation in annotations[id] ?? [] {
            kids.append(
                .dictionary([
                    .init("Type", .name("OBJR")), .init("Pg", .reference(pages[annotation.page])),
                    .init("Obj", .reference(annotationObjects[annotation.page][annotation.index])),
                ]))
        }
        switch kids.count {
        case 0: break
        case 1: entries.append(.init("K", kids[0]))
        default: entries.append(.init("K", .array(kids)))
        }
        if let name = names[id] { entries.append(.init("ID", .string(Array(name.utf8)))) }
        if let title = attributes.title { entries.append(.init("T", .text(title))) }
        if let language = attributes.language { entries.append(.init("Lang", .text(language))) }
        if let text = attributes.alternateText { entries.append(.init("Alt", .text(text))) }
        if let text = attributes.actualText { entries.append(.init("ActualText", .text(text))) }
        // ISO 19005-3, 6.8: the file belongs to this element.
        if let files = files[id] { entries.append(.init("AF", .array(files.map { .reference($0) }))) }
        let objects = attributeObjects(of: attributes)
        if !objects.isEmpty { entries.append(.init("A", objects.count == 1 ? objects[0] : .array(objects))) }
        return .dictionary(entries)
    }

    private func value(of kid: LeafTable.Kid, page: Int?) -> PDFValue {
        switch kid {
        case .element(let id): .reference(elements[Int(id.rawValue)])
        case .content(let leaf) where leaf.page == page: .integer(leaf.mcid)
        case .content(let leaf):
            .dictionary([.init("Type", .name("MCR")), .init("Pg", .reference(pages[leaf.page])), .init("MCID", .integer(leaf.mcid))])
        }
    }

    /// 14.8.5: one object for each owner.
    private func attributeObjects(of attributes: StructAttributes) -> [PDFValue] {
        var objects: [PDFValue] = []
        var cell: [PDFValue.Entry] = []
        if let scope = attributes.scope { cell.append(.init("Scope", .name(name(of: scope)))) }
        if attributes.columnSpan > 1 { cell.append(.init("ColSpan", .integer(attributes.columnSpan))) }
        if attributes.rowSpan > 1 { cell.append(.init("RowSpan", .integer(attributes.rowSpan))) }
        let headers = attributes.headers.compactMap { names[$0] }
        if !headers.isEmpty { cell.append(.init("Headers", .array(headers.map { .string(Array($0.utf8)) }))) }
        if !cell.isEmpty { objects.append(.dictionary([.init("O", .name("Table"))] + cell)) }
        if let numbering = attributes.listNumbering {
            objects.append(.dictionary([.init("O", .name("List")), .init("ListNumbering", .name(numbering))]))
        }
        if let box = attributes.box, list.pages.indices.contains(box.page) {
            let space = PageSpace(geometry: list.pages[box.page].geometry)
            objects.append(
                .dictionary([.init("O", .name("Layout")), .init("BBox", space.box(onTrim: box.rect)), .init("Placement", .name("Block"))]))
        }
        return objects
    }

    private func name(of scope: StructAttributes.Scope) -> String {
        switch scope {
        case .row: "Row"
        case .column: "Column"
        case .both: "Both"
        }
    }
}
