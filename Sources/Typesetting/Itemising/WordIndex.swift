/// Words by their first and last characters, longest first.
struct WordIndex: Hashable {
    private var byFirst: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
    private var byLast: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

    init(_ words: some Sequence<String>) {
        // Longest first; words of one length never both match at one place.
        for word in words.map({ Array($0.unicodeScalars) }).sorted(by: { $0.count > $1.count }) {
            guard let first = word.first, let last = word.last else { continue }
            byFirst[first, default: []].append(word)
            byLast[last, default: []].append(word)
        }
    }

    /// The end of the longest word that begins at `start`; `nil` when none does.
    func end(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
        guard start < scalars.count, let words = byFirst[scalars[start]] else { return nil }
        return words.first { scalars[start...].starts(with: $0) }.map { start + $0.count }
    }

    /// The start of the longest word that ends at `end`; `nil` when none does.
    func start(in scalars: [Unicode.Scalar], endingAt end: Int) -> Int? {
        guard end > 0, let words = byLast[scalars[end - 1]] else { return nil }
        return words.first { $0.count <= end && scalars[end - $0.count..<end].elementsEqual($0) }.map { end - $0.count }
    }
}
