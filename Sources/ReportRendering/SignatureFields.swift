internal import Diagnostics
internal import Display
internal import Geometry

/// Adds the fields at `positions` to pages that are drawn, and their elements to the struct tree, behind all that is read. Throws when one
/// has no place.
func add(_ positions: [SignatureFieldPosition], to list: inout DisplayList, _ structure: inout StructTree) throws(Diagnostics) {
    var problems: [Diagnostic] = []
    for position in positions {
        let index: Int
        switch position.page {
        case .number(let number): index = number - 1
        case .last: index = list.pages.count - 1
        }
        guard list.pages.indices.contains(index) else {
            problems.append(noPage(index + 1, of: list.pages.count, position))
            continue
        }
        let geometry = list.pages[index].geometry
        let box = position.box(on: geometry)
        guard geometry.trim.contains(box) else {
            problems.append(outside(position, page: index + 1))
            continue
        }
        let paragraph = structure.append(.paragraph, in: StructTree.root)
        let element = structure.append(.form, in: paragraph)
        list.pages[index].fields.append(DisplayPage.Field(rect: box, name: position.name, element: element))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
}

private func noPage(_ number: Int, of count: Int, _ position: SignatureFieldPosition) -> Diagnostic {
    Diagnostic(
        "F052", .failure,
        Message(
            "签章域 \(position.argument)：没有第 \(number) 页，共 \(count) 页", "field \(position.argument): there is no page \(number) of \(count)"),
        advice: Message("页码按文件从 1 数起，末页写 last", "pages count from 1 in the file; the last one is 'last'"))
}

private func outside(_ position: SignatureFieldPosition, page: Int) -> Diagnostic {
    Diagnostic(
        "F053", .failure,
        Message("签章域 \(position.argument) 超出第 \(page) 页的纸边", "field \(position.argument) stands out of page \(page)"),
        advice: Message("位置是签章中心到左边和上边的毫米数，签章直径 42 毫米", "a place is the middle in millimetres from left and top; a field is 42 mm wide"))
}

extension Rect {
    fileprivate func contains(_ other: Rect) -> Bool {
        minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
    }
}
