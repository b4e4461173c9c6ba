extension ItemizedText {
    /// Neighbouring characters that are shaped together.
    struct Stretch {
        var range: Range<Int>
        var script: FaceScript
    }

    /// The text cut where the style or the script changes; leaders stand alone. `styleOf` has an entry for each scalar,
    /// equal for equal styles. What shows nothing goes with what stands before it.
    func stretches(styleOf: [Int]) -> [Stretch] {
        var stretches: [Stretch] = []
        for index in classes.indices {
            let script: FaceScript =
                switch classes[index] {
                case .extend, .wordJoiner, .zeroWidthSpace, .softHyphen: stretches.last?.script ?? .han
                default: classes[index].isHanScript ? .han : .latin
                }
            if let last = stretches.last, last.script == script, styleOf[index - 1] == styleOf[index],
                classes[index] != .leader, classes[index - 1] != .leader
            {
                stretches[stretches.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                stretches.append(Stretch(range: index..<index + 1, script: script))
            }
        }
        return stretches
    }
}
