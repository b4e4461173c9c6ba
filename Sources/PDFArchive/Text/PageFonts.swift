/// The fonts of a page by the names that its content has for them.
struct PageFonts {
    private var names: [(name: [UInt8], number: Int)] = []

    /// The fonts of resources as they stand in the file, or of the object that has them.
    init(resources: [UInt8]?, in file: DrawnFile) throws(ArchiveError) {
        guard let resources, let dictionary = try Self.dictionary(resources, in: file), let value = dictionary["Font"],
            let fonts = try Self.dictionary(value, in: file)
        else { return }
        for entry in fonts.entries {
            guard let number = fonts.reference(entry.key) else { continue }
            names.append((Array("/\(entry.key)".utf8), number))
        }
    }

    /// Fonts under their names.
    init(_ names: [(name: String, number: Int)] = []) { self.names = names.map { (Array("/\($0.name)".utf8), $0.number) } }

    /// The number of the object of the font that a name stands for.
    func number(of name: UnsafeBufferPointer<UInt8>) -> Int? { names.first { $0.name.elementsEqual(name) }?.number }

    private static func dictionary(_ value: [UInt8], in file: DrawnFile) throws(ArchiveError) -> DrawnDictionary? {
        if let dictionary = DrawnDictionary(value) { return dictionary }
        guard let number = DrawnDictionary.references(in: value).first else { return nil }
        return try file.object(number).dictionary
    }
}
