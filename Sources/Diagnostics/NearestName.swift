/// The entry of `candidates` that `name` was probably meant to be; `nil` when none is near.
///
/// Distance after Damerau (1964): insertions, deletions, substitutions and exchanges of neighbours.
/// A third of the longer name's characters may differ, and two at least; of names of two or three characters one. What has the name itself
/// is never meant: whoever asks has not found it.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    // A name of megabytes was not meant to be any other, and finding out would take hours.
    guard name.utf8.count <= longestMistakenName else { return nil }
    let wanted = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.lowercased())
        let longer = max(wanted.count, letters.count)
        let allowed = longer <= 3 ? longer - 1 < 1 ? 0 : 1 : max(2, longer / 3)
        let distance = editDistance(wanted, letters)
        if distance <= allowed, distance < best?.distance ?? .max {
            best = (candidate, distance)
        }
    }
    return best?.name
}

/// In bytes.
private let longestMistakenName = 400

/// The number of single edits from one sequence to the other (optimal string alignment), O(n·m).
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (character == other ? 0 : 1))
            if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
}
