extension ItemizedText {
    /// Decides for curly quotes whether they are Chinese marks or Latin ones (typesetting.md 1.1; clreq 3.1.1.2).
    ///
    /// UAX #14 makes all of them QU, whose rule LB19 forbids every line end around them; here they are opening and closing marks.
    /// A pair is Latin when Latin stands (or nothing stands) on both outer sides and no Han within, and an apostrophe between
    /// or after Latin letters is Latin always.
    mutating func resolveQuotes(_ scalars: [Unicode.Scalar]) {
        var open: [Int] = []
        for index in scalars.indices {
            switch scalars[index] {
            case "“", "‘":
                open.append(index)
                // A quote that is never closed is judged by its own sides.
                if isLatin(before: index), isLatin(after: index), hasLatin(beside: index) { classes[index] = .latinOpening }
            case "”", "’":
                if scalars[index] == "’", index > 0, classes[index - 1].isWordPart,
                    index + 1 < classes.count ? classes[index + 1].isWordPart : false
                {
                    classes[index] = .letter
                    continue
                }
                let opener: Unicode.Scalar = scalars[index] == "”" ? "“" : "‘"
                if let last = open.last, scalars[last] == opener {
                    open.removeLast()
                    let isLatinPair =
                        isLatin(before: last) && isLatin(after: index)
                        && !classes[last + 1..<index].contains { $0.isHanScript && !$0.isMark }
                    classes[last] = isLatinPair ? .latinOpening : .opening
                    classes[index] = isLatinPair ? .latinClosing : .closing
                } else if index > 0, classes[index - 1] == .letter {
                    classes[index] = .letter
                } else if isLatin(before: index), isLatin(after: index), hasLatin(beside: index) {
                    classes[index] = .latinClosing
                }
            default: break
            }
        }
    }

    /// Whether the first character before `index` that is no space is Latin, or there is none.
    private func isLatin(before index: Int) -> Bool {
        var position = index - 1
        while position >= 0, classes[position] == .space { position -= 1 }
        return position < 0 || !classes[position].isHanScript
    }

    /// Whether the first character after `index` that is no space is Latin, or there is none.
    private func isLatin(after index: Int) -> Bool {
        var position = index + 1
        while position < classes.count, classes[position] == .space { position += 1 }
        return position == classes.count || !classes[position].isHanScript
    }

    private func hasLatin(beside index: Int) -> Bool {
        (index > 0 && !classes[index - 1].isHanScript) || (index + 1 < classes.count && !classes[index + 1].isHanScript)
    }
}
