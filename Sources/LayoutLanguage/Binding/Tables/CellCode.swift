internal import Diagnostics
internal import DocumentTree

/// A cell as a package writes it, with its code: an object, so that the thousands of cells that it makes copy nothing of it.
final class CellCode: Sendable {
    enum Content: Sendable {
        case empty
        case text(Template)
        case value(ParsedExpression)
        case blocks(ParsedExpression)
        case prose(SpannedName)
        case diagonal(below: Template, above: Template)
        case sum(Table.PageSum.Extent)
        /// The first whose condition holds.
        case choice([(condition: ParsedExpression?, cell: CellCode)])
    }

    let content: Content
    /// One cell for each element of the list, which has that name in the cell; `nil` is one cell.
    let each: (name: String, list: ParsedExpression)?
    let columns: ParsedExpression?
    let rows: ParsedExpression?
    let style: String?
    let cellClass: ParsedExpression?
    /// The name of the number policy of a value; `nil` for the table's.
    let numbers: String?
    let role: Table.Cell.Role
    let merges: Bool
    let indent: ParsedExpression?
    let span: SourceSpan

    init(_ template: TableTemplate.Cell, _ code: PackageCode) {
        switch template.content {
        case .empty: content = .empty
        case .text(let source): content = .text(code.template(source))
        case .value(let source): content = .value(code.expression(source))
        case .blocks(let source): content = .blocks(code.expression(source))
        case .prose(let path): content = .prose(path)
        case .diagonal(let below, let above): content = .diagonal(below: code.template(below), above: code.template(above))
        case .sum(let extent): content = .sum(extent)
        case .choice(let choices):
            content = .choice(choices.map { ($0.condition.map(code.expression), CellCode($0.cell, code)) })
        }
        each = template.each.map { ($0.name, code.expression($0.list)) }
        columns = template.columns.map(code.expression)
        rows = template.rows.map(code.expression)
        style = template.style
        cellClass = template.cellClass.map(code.expression)
        numbers = template.numbers?.name
        role = template.role
        merges = template.merges
        indent = template.indent.map(code.expression)
        span = template.span
    }
}
