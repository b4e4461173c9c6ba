internal import Styling

/// The colours of a document, numbered in the order of their first use.
struct InkTable {
    private(set) var colors: [Color] = []
    private var numbers: [Color: Int] = [:]
    private var last: (color: Color, number: Int)?

    /// The number of a colour, a new one for a new colour.
    mutating func number(of color: Color) -> Int {
        // Most of what is drawn has the colour of what was drawn before.
        if let last, last.color == color { return last.number }
        let number = numbers[color] ?? colors.count
        if number == colors.count {
            colors.append(color)
            numbers[color] = number
        }
        last = (color, number)
        return number
    }
}
