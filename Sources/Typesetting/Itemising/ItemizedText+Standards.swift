extension ItemizedText {
    /// Binds the letters of a standard to its number: `GB/T 9704`, `ISO 19005`.
    ///
    /// Two to eight capitals, with slashes between them, a space and a digit: that a name like `GDP 2024` is held, too, harms nobody.
    mutating func scanStandards(_ scalars: [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count {
            guard classes[index] == .letter, index == 0 || !classes[index - 1].isWordPart else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, classes[index] == .letter && scalars[index].properties.isUppercase || classes[index] == .slash {
                index += 1
            }
            guard (2...8).contains(index - start), index + 1 < scalars.count, classes[index].isSpace, classes[index + 1].isDigit else {
                index = max(index, start + 1)
                continue
            }
            for position in start...index { bind(position, .unit) }
        }
    }
}
