/// Names of sheets: no longer than 31 UTF-16 units, without characters that a reader refuses, and each once whatever its case.
struct SheetNames {
    private var taken: Set<String> = []

    static let longest = 31
    private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
    /// A name that spreadsheet programs keep for themselves.
    private static let reserved = "history"

    /// A name for a sheet that is called `title`, of `mostBytes` in UTF-8 at most.
    mutating func name(for title: String, mostBytes: Int = .max) -> String {
        let plain = Self.legal(title)
        var name = Self.cut(plain, to: Self.longest, mostBytes)
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = "（\(number)）"
            name = Self.cut(plain, to: Self.longest - suffix.utf16.count, mostBytes - suffix.utf8.count) + suffix
            number += 1
        }
        return name
    }

    private static func legal(_ title: String) -> String {
        var name = ""
        for character in title {
            let isBlank = character.isWhitespace || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            if isBlank {
                if !name.isEmpty, name.last != " " { name.append(" ") }
            } else {
                name.append(forbidden.contains(character) ? "-" : character)
            }
        }
        // An apostrophe at an end would be a quote in a formula.
        while let last = name.last, last == " " || last == "'" { name.removeLast() }
        while name.first == "'" { name.removeFirst() }
        return name.isEmpty ? "表" : name.lowercased() == reserved ? name + "_" : name
    }

    /// The first whole characters that fit.
    private static func cut(_ name: String, to length: Int, _ mostBytes: Int) -> String {
        var result = ""
        var (count, bytes) = (0, 0)
        for character in name {
            count += character.utf16.count
            bytes += character.utf8.count
            guard count <= length, bytes <= mostBytes else { break }
            result.append(character)
        }
        while let last = result.last, last == " " || last == "'" { result.removeLast() }
        return result
    }
}
