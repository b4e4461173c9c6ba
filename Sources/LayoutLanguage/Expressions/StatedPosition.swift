/// Where a stated value holds: below a heading, by its numbers or its title, or in one chart, table or form.
enum StatedPlace: Hashable {
    case heading([Int])
    case container(String)

    init(_ text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        let path = numbers.compactMap { $0 }
        self = path.count == numbers.count ? .heading(path) : .container(text)
    }
}

/// A place of the document while it is bound: the numbers and titles of its headings, and the chart, table or form.
struct StatedPosition: Hashable {
    var heading: [Int] = []
    /// The titles of the open headings by level, outermost first, without their numbers.
    private(set) var titles: [Title] = []
    var container: String?

    /// The title of an open heading.
    struct Title: Hashable {
        var level: Int
        var text: String
    }

    /// Goes below a heading; those of its level and deeper are over.
    mutating func open(_ title: String, level: Int) {
        titles.removeAll { $0.level >= level }
        titles.append(Title(level: level, text: title))
    }

    /// How exactly `place` names this position; `nil` when it does not.
    func rank(of place: StatedPlace?) -> Int? {
        switch place {
        case nil: 0
        case .heading(let path): heading.starts(with: path) ? path.count : nil
        // A heading has six levels: a container is more exact than any.
        case .container(let name): container == name ? 10 : titles.firstIndex { $0.text == name }.map { $0 + 1 }
        }
    }
}
