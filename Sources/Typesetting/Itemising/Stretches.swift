extension ItemizedText {
    /// Neighbouring characters that are shaped together.
    struct Stretch {
        var range: Range<Int>
        var script: FaceScript
    }

    /// The text cut where the style or the script changes; leaders stand alone. `sourceOf` gives the text item of each scalar and
    /// `styles` the number of each item's style, equal for equal ones. What shows nothing goes with what stands before it.
    func stretches(sourceOf: [Int], styles: [Int]) -> [Stretch] {
        var stretches: [Stretch] = []
        var start = 0
        var current: (script: FaceScript, style: Int, isLeader: Bool)?
        for index in classes.indices {
            let characterClass = classes[index]
            let script: FaceScript =
                switch characterClass {
                case .extend, .wordJoiner, .zeroWidthSpace, .softHyphen: current?.script ?? .han
                default: characterClass.isHanScript ? .han : .latin
                }
            let style = styles[sourceOf[index]]
            let isLeader = characterClass == .leader
            if let current {
                if current.script == script, current.style == style, !isLeader, !current.isLeader { continue }
                stretches.append(Stretch(range: start..<index, script: current.script))
            }
            start = index
            current = (script, style, isLeader)
        }
        if let current { stretches.append(Stretch(range: start..<classes.count, script: current.script)) }
        return stretches
    }
}
