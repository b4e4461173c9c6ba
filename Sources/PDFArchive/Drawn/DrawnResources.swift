internal import Deflate
internal import QPDF

/// Everything that the pages draw with, mended: resources, fonts, images, with the numbers that cairo gave them.
struct DrawnResources {
    /// An object that goes into the file.
    struct Item {
        var number: Int
        var object: DrawnFile.Object
        /// The data of a stream where it is not that of the drawn file.
        var data: [UInt8]?
    }

    /// In the order in which pages name them.
    private(set) var items: [Item] = []
    private let file: DrawnFile
    private let version: PDFVersion
    private let faces: [FaceMetrics]
    private var places: [Int: Int] = [:]
    private var visited: Set<Int> = []

    /// The objects that `values` and all they refer to name, for a file of `version`.
    init(of values: [[UInt8]], in file: DrawnFile, version: PDFVersion, faces: [FaceMetrics] = []) throws(ArchiveError) {
        self.file = file
        self.version = version
        self.faces = faces
        var open = Array(values.flatMap(DrawnDictionary.references).reversed())
        while let number = open.popLast() {
            guard visited.insert(number).inserted else { continue }
            var object = try file.object(number)
            if case .dictionary(let dictionary) = object { object = .dictionary(try mended(dictionary)) }
            if case .stream(var dictionary, let data) = object {
                // ISO 19005-2, 6.2.8: images are not interpolated. Cairo asks for it.
                dictionary["Interpolate"] = nil
                if var resources = dictionary["Resources"].flatMap({ DrawnDictionary($0) }), resources.nameImagesOnce() {
                    dictionary["Resources"] = resources.serialized
                }
                object = .stream(dictionary, data: data)
            }
            items.append(Item(number: number, object: object))
            let found =
                switch object {
                case .dictionary(let dictionary), .stream(let dictionary, _): dictionary.entries.flatMap { references(in: $0.value) }
                case .other(let value): references(in: value)
                }
            open += found.reversed()
        }
        for (place, item) in items.enumerated() { places[item.number] = place }
    }

    /// Changes the dictionary of an object.
    mutating func change(_ number: Int, _ change: (inout DrawnDictionary) -> Void) {
        guard let place = places[number] else { return }
        switch items[place].object {
        case .dictionary(var dictionary):
            change(&dictionary)
            items[place].object = .dictionary(dictionary)
        case .stream(var dictionary, let data):
            change(&dictionary)
            items[place].object = .stream(dictionary, data: data)
        case .other: break
        }
    }

    /// Gives a stream other data.
    mutating func replaceStream(_ number: Int, with data: [UInt8]) {
        guard let place = places[number] else { return }
        items[place].data = data
    }

    /// Writes all objects under their own numbers.
    func write(to file: inout FileWriter) throws(ArchiveError) {
        let replaced = items.indices.filter { items[$0].data != nil }
        let data = concurrentMap(replaced.count) { [items] place in
            var deflater = Deflater.archival
            return FlateData(items[replaced[place]].data ?? [], with: &deflater)
        }
        var replacements = zip(replaced, data).makeIterator()
        for item in items {
            let reference = PDFReference(number: Int32(item.number))
            switch item.object {
            case .dictionary(let dictionary):
                file.write(reference) { bytes in
                    bytes.append("<<")
                    dictionary.serializeEntries(to: &bytes)
                    bytes.append(">>")
                }
            case .other(let value): file.write(reference) { $0 += value }
            case .stream(var dictionary, let range):
                let filter = dictionary.name("Filter")
                if item.data != nil, let (_, data) = replacements.next() {
                    dictionary["Filter"] = nil
                    file.write(reference, stream: data) { dictionary.serializeEntries(to: &$0) }
                } else if filter == nil || filter == "FlateDecode" && self.file.bytes[range].last == UInt8(ascii: "\r") {
                    let data = file.compressed(try self.file.data(of: dictionary, at: range))
                    dictionary["Filter"] = nil
                    file.write(reference, stream: data) { dictionary.serializeEntries(to: &$0) }
                } else {
                    file.write(reference, data: self.file.bytes[range]) { dictionary.serializeEntries(to: &$0) }
                }
            }
        }
    }

    private func references(in value: [UInt8]) -> [Int] { DrawnDictionary.references(in: value) }

    /// A font, or a part of one, as the standards want it.
    private mutating func mended(_ dictionary: DrawnDictionary) throws(ArchiveError) -> DrawnDictionary {
        var dictionary = dictionary
        dictionary.nameImagesOnce()
        // ISO 19005-2, 6.2.11.3.2: a TrueType descendant says how its CIDs become glyphs.
        if dictionary.name("Subtype") == "CIDFontType2", dictionary["CIDToGIDMap"] == nil {
            dictionary["CIDToGIDMap"] = PDFValue.name("Identity").serialized
        }
        measure(&dictionary)
        // PDF 2.0 gave CharSet up (ISO 32000-2, table 120).
        if version == .pdf17, dictionary.name("Subtype") == "Type1", let descriptor = dictionary.reference("FontDescriptor"),
            visited.insert(descriptor).inserted
        {
            try addDescriptorOfType1(descriptor)
        }
        return dictionary
    }

    /// A descriptor has the metrics of its face.
    private func measure(_ descriptor: inout DrawnDictionary) {
        guard descriptor.name("Type") == "FontDescriptor", let name = descriptor.name("FontName"),
            let face = faces.first(where: { $0.name == name || name.hasSuffix("+\($0.name)") })
        else { return }
        descriptor["Ascent"] = PDFValue.integer(face.ascent).serialized
        descriptor["Descent"] = PDFValue.integer(face.descent).serialized
        descriptor["CapHeight"] = PDFValue.integer(face.capHeight).serialized
    }

    /// A subset of a Type 1 font says which glyphs it has (ISO 32000-1, table 122; ISO 19005-2, 6.2.11.4.2). Cairo says it of none.
    private mutating func addDescriptorOfType1(_ number: Int) throws(ArchiveError) {
        guard case .dictionary(var descriptor) = try file.object(number) else { throw .unexpectedFile("a font without a descriptor") }
        measure(&descriptor)
        if descriptor["CharSet"] == nil, let program = descriptor.reference("FontFile3") {
            guard case .stream(let dictionary, let range) = try file.object(program),
                let names = cffGlyphNames(in: try file.data(of: dictionary, at: range))
            else { throw .unexpectedFile("a font program that can not be read") }
            descriptor["CharSet"] = PDFValue.glyphNames(names).serialized
        }
        items.append(Item(number: number, object: .dictionary(descriptor)))
        for program in ["FontFile", "FontFile2", "FontFile3"].compactMap(descriptor.reference) where visited.insert(program).inserted {
            items.append(Item(number: program, object: try file.object(program)))
        }
    }
}

extension DrawnDictionary {
    /// Makes resources name each image once; says whether they did not. Cairo names an image as often as a page draws it, and no two entries of
    /// a dictionary have the same key (ISO 32000-1, 7.3.7).
    @discardableResult
    fileprivate mutating func nameImagesOnce() -> Bool {
        guard var images = self["XObject"].flatMap({ DrawnDictionary($0) }), images.keepKeysOnce() else { return false }
        self["XObject"] = images.serialized
        return true
    }
}

extension PDFValue {
    /// The glyphs of a Type 1 subset (ISO 32000-1, table 122).
    static func glyphNames(_ names: [String]) -> PDFValue { .string(Array(names.map { "/\($0)" }.joined().utf8)) }
}
