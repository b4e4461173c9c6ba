internal import Diagnostics
internal import Display
internal import Geometry
internal import ReportRendering

extension Length {
    /// Points with at most two decimals.
    var json: String {
        let number = (points * 100).rounded() / 100
        return number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}

extension PrintedPlaces.Print {
    /// The place and its box on the sheet as it is shown.
    func json(on pages: [PageShelf.Entry]) -> String {
        let shown = pages[page].page.turn.applied(to: box)
        return JSONText.object([
            ("page", "\(page)"), ("x", shown.minX.json), ("y", shown.minY.json), ("w", shown.size.width.json),
            ("h", shown.size.height.json),
        ])
    }
}
