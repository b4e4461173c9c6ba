/// The name of a file that a PDF carries, as steps from the folder into which it is written.
///
/// Judged by code points: `/` with a combining mark behind it is one character to a reader, and a step to the system.
struct CarriedName: Hashable {
    /// At least one.
    let steps: [String]

    private static let (longestStep, mostSteps) = (200, 8)

    /// `nil` for a name that could leave the folder, hide in it, or look like another.
    init?(_ name: String) {
        let parts = name.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count <= Self.mostSteps, parts.allSatisfy(Self.isPlain) else { return nil }
        steps = parts
    }

    /// Neither empty, hidden nor upwards; no character that a terminal obeys or that turns the direction of writing.
    private static func isPlain(_ step: String) -> Bool {
        guard !step.isEmpty, step.utf8.count <= longestStep, step.unicodeScalars.first != "." else { return false }
        return step.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
            default: scalar != "\\" && scalar != "\u{FFFD}"
            }
        }
    }

    private init(steps: [String]) { self.steps = steps }

    /// The same name with a number before its ending, for a second file of this name: `a-2.csv`.
    func numbered(_ number: Int) -> CarriedName {
        let last = steps[steps.count - 1]
        let point = last.unicodeScalars.lastIndex(of: ".") ?? last.unicodeScalars.endIndex
        return CarriedName(steps: steps.dropLast() + ["\(last[..<point])-\(number)\(last[point...])"])
    }

    var path: String { steps.joined(separator: "/") }
    /// As the system compares names.
    var key: [UInt8] { Array(path.utf8) }
}
