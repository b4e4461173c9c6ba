/// A dictionary of a file that cairo drew: keys, and values as they stand in the file.
struct DrawnDictionary {
    /// A key without its solidus, and what stands behind it.
    struct Entry: Hashable {
        var key: String
        var value: [UInt8]
    }

    private(set) var entries: [Entry] = []

    /// Reads the dictionary that comes next; `nil` when there is none.
    init?(_ scanner: inout ObjectScanner) {
        guard scanner.skip("<<") else { return nil }
        while !scanner.skip(">>") {
            guard let key = scanner.name(), let value = scanner.value() else { return nil }
            entries.append(Entry(key: key, value: Array(scanner.bytes[value])))
        }
    }

    /// The dictionary that a value is.
    init?(_ value: [UInt8]) {
        var scanner = ObjectScanner(bytes: value, offset: 0)
        self.init(&scanner)
    }

    subscript(key: String) -> [UInt8]? {
        get { entries.first { $0.key == key }?.value }
        set {
            guard let place = entries.firstIndex(where: { $0.key == key }) else {
                if let newValue { entries.append(Entry(key: key, value: newValue)) }
                return
            }
            if let newValue { entries[place].value = newValue } else { entries.remove(at: place) }
        }
    }

    /// The number of the object that a value refers to.
    func reference(_ key: String) -> Int? { self[key].flatMap { Self.references(in: $0).first } }

    /// The name that a value is.
    func name(_ key: String) -> String? {
        guard let value = self[key] else { return nil }
        var scanner = ObjectScanner(bytes: value, offset: 0)
        return scanner.name()
    }

    /// All objects that a value refers to.
    static func references(in value: [UInt8]) -> [Int] {
        var scanner = ObjectScanner(bytes: value, offset: 0)
        var references: [Int] = []
        _ = scanner.value { references.append($0) }
        return references
    }

    /// Drops all but the first of the entries of each key; says whether there were others.
    mutating func keepKeysOnce() -> Bool {
        var known = Set<String>()
        let count = entries.count
        entries.removeAll { !known.insert($0.key).inserted }
        return entries.count < count
    }

    /// The dictionary as it stands in a file.
    var serialized: [UInt8] {
        var bytes = Array("<<".utf8)
        serializeEntries(to: &bytes)
        return bytes + ">>".utf8
    }

    /// Appends the entries as they stand in a dictionary, without the marks around it.
    func serializeEntries(to bytes: inout [UInt8]) {
        for entry in entries {
            bytes.append(UInt8(ascii: "/"))
            bytes.append(contentsOf: entry.key.utf8)
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: entry.value)
        }
    }
}
