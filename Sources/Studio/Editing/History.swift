/// The texts of a report before and after the one that is shown.
struct History: Hashable, Sendable {
    private var before: [String] = []
    private var after: [String] = []

    /// Texts that are kept; the oldest are forgotten first.
    static let mostSteps = 500
    static let mostBytes = 64 << 20

    var canUndo: Bool { !before.isEmpty }
    var canRedo: Bool { !after.isEmpty }

    /// A new text takes the place of `text`.
    mutating func add(_ text: String) {
        before.append(text)
        after = []
        var bytes = before.reduce(0) { $0 + $1.utf8.count }
        while before.count > Self.mostSteps || bytes > Self.mostBytes && before.count > 1 { bytes -= before.removeFirst().utf8.count }
    }

    /// The text before `text`.
    mutating func undo(_ text: String) -> String? {
        guard let last = before.popLast() else { return nil }
        after.append(text)
        return last
    }

    /// The text that was undone.
    mutating func redo(_ text: String) -> String? {
        guard let last = after.popLast() else { return nil }
        before.append(text)
        return last
    }
}
