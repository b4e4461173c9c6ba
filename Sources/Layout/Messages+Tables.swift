internal import Diagnostics
internal import Geometry

/// Where a cell stands, in the words of messages.
struct CellPlace {
    var table: String
    /// From 1, in the head or in the body.
    var row: Int
    var isHead = false
    var column: String
    /// Where the layout declares the table.
    var source: SourceSpan?

    fileprivate var place: Place? { source.map { Place(span: $0) } }
    fileprivate var chinese: String { "表“\(table)”\(isHead ? "表头" : "")第\(row)行“\(column)”列" }
    fileprivate var english: String { "table '\(table)', \(isHead ? "head row" : "row") \(row), column '\(column)'" }
}

/// What asks for the width of a column.
struct WidestCell {
    var column: String
    var width: Length
    /// The cell; `nil` where the column's own width is the reason.
    var cell: (place: CellPlace, text: String)?
}

extension LayoutMessage {
    /// A row is higher than any page; `place` is its highest cell.
    static func rowTooTall(_ place: CellPlace, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L001", .error,
            Message(
                "\(place.chinese)：连同表头高\(number(need))毫米，一页只有\(number(room))毫米",
                "\(place.english): \(number(need))mm high with the head, a page has \(number(room))mm"),
            at: place.place, advice: Message("缩小其中的图或整块内容，或改用更高的页面", "make the figure or block in it smaller, or use a higher page"))
    }

    /// The head of a table and what stands above it leave no room for a row on any page.
    static func headTooTall(_ name: String, at source: SourceSpan?, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L010", .error,
            Message(
                "表“\(name)”的表题和表头高\(number(need))毫米，一页只有\(number(room))毫米；以后各页不再重复表头",
                "caption and head of table '\(name)' are \(number(need))mm high, a page has \(number(room))mm; later pages do not repeat them"
            ),
            at: source.map { Place(span: $0) }, advice: Message("缩短表头文字或加宽各列", "shorten the texts of the head or widen the columns"))
    }

    /// What a cell of a row of one height holds is higher, at the table's smallest size.
    static func cellTooFull(_ place: CellPlace, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L015", .error,
            Message(
                "\(place.chinese)：内容缩到最小字号仍高\(number(need))毫米，行高定为\(number(room))毫米",
                "\(place.english): \(number(need))mm high at the smallest size, the row has \(number(room))mm"),
            at: place.place,
            advice: Message("缩短文字，改大 fixed-height，或改小 smallest-size", "shorten the text, raise 'fixed-height', or lower 'smallest-size'"))
    }

    /// What may not be parted does not fit its cell at the smallest size.
    static func doesNotFit(_ text: String, at place: CellPlace, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L002", .error,
            Message(
                "\(place.chinese)：“\(text)”需要\(number(need))毫米，该列只有\(number(room))毫米",
                "\(place.english): '\(text)' needs \(number(need))mm, the column has \(number(room))mm"),
            at: place.place, advice: Message("加宽该列、改用横排页面或拆分栏组", "widen the column, use a landscape page, or split the table into panels"))
    }

    /// What does not fit a cell of `room`, even at the smallest size.
    static func misfit(_ misfit: Misfit, at place: CellPlace, room: Length) -> Diagnostic {
        switch misfit.kind {
        case .overflow: doesNotFit(misfit.text, at: place, need: room + misfit.excess, room: room)
        case .parted: partedAmount(misfit.text, at: place, need: room + misfit.excess, room: room)
        }
    }

    /// A number and its unit stand on two lines because their cell is too narrow.
    private static func partedAmount(_ text: String, at place: CellPlace, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L011", .warning,
            Message(
                "\(place.chinese)：“\(text)”被拆成两行，需要\(number(need))毫米，该列只有\(number(room))毫米",
                "\(place.english): '\(text)' is set on two lines; it needs \(number(need))mm, the column has \(number(room))mm"),
            at: place.place, advice: Message("加宽该列", "widen the column"))
    }

    /// Columns are wider than the measure although their numbers have the smallest size.
    static func tableTooWide(_ name: String, at source: SourceSpan?, need: Length, room: Length, widest: WidestCell) -> Diagnostic {
        let cell = widest.cell
        return Diagnostic(
            "L003", .error,
            Message(
                "表“\(name)”需要宽\(number(need))毫米，版心只有\(number(room))毫米；最宽的是“\(widest.column)”列，\(number(widest.width))毫米"
                    + (cell.map { "，由第\($0.place.row)行的“\($0.text)”所致" } ?? "，是该列规定的宽度"),
                "table '\(name)' needs \(number(need))mm, the measure is \(number(room))mm; the widest column is '\(widest.column)' with \(number(widest.width))mm, "
                    + (cell.map { "for '\($0.text)' in row \($0.place.row)" } ?? "as its width says")),
            at: source.map { Place(span: $0) }, advice: Message("改用横排页面或拆分栏组", "use a landscape page, or split the table into panels"))
    }

    /// Cells overlap or leave the table.
    static func brokenGrid(_ table: String, at source: SourceSpan?, row: Int) -> Diagnostic {
        Diagnostic(
            "L006", .error,
            Message("表“\(table)”第\(row)行的单元格超出表格", "table '\(table)', row \(row): cells reach beyond the columns"),
            at: source.map { Place(span: $0) })
    }

    /// A finding about something in a cell: there it lies over the next one, which is an error.
    static func inCell(_ diagnostic: Diagnostic, _ place: CellPlace) -> Diagnostic {
        var found = diagnostic
        found.severity = min(found.severity, .error)
        found.place = found.place ?? place.place
        found.message = Message(
            "\(place.chinese)：\(diagnostic.message.chinese)", "\(place.english): \(diagnostic.message.english)")
        return found
    }
}
