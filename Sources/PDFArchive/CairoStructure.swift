/// Removes the structure that cairo wrote, before libqpdf opens the file.
///
/// libqpdf reads every object that the cross-reference table names, and re-reading thousands of elements that are thrown away would
/// cost more than the rest of the pass. Entries of the table have a fixed width (ISO 32000-1, 7.5.4), so those objects
/// become free ones in place.
enum CairoStructure {
    /// The file without objects for structure.
    static func removed(from pdf: [UInt8]) throws(ArchiveError) -> [UInt8] {
        var file = pdf
        guard let keyword = lastOffset(of: "startxref", in: file), let table = number(at: keyword + "startxref".utf8.count, in: file),
            let head = entryHead(at: table.value, in: file)
        else { throw .unexpectedFile("no cross-reference table at its end") }
        guard head.first + head.count * entryLength <= file.count else { throw .unexpectedFile("a cross-reference table that is cut off") }
        var parentTrees: [Int] = []
        for index in 0..<head.count {
            let entry = head.first + index * entryLength
            guard file[entry + 17] == UInt8(ascii: "n"), let offset = number(at: entry, in: file)?.value else { continue }
            guard let content = contentOffset(ofObject: index, at: offset, in: file) else { continue }
            if hasPrefix("<< /Nums [", at: content, in: file) { parentTrees.append(content) }
            let isStructure = ["<< /Type /StructElem", "<< /Type /StructTreeRoot", "<< /Nums ["].contains {
                hasPrefix($0, at: content, in: file)
            }
            if isStructure { free(entry, in: &file) }
        }
        for tree in parentTrees {
            for object in arrays(ofParentTree: tree, in: file) where 0..<head.count ~= object {
                free(head.first + object * entryLength, in: &file)
            }
        }
        return file
    }

    private static let entryLength = 20

    private static func free(_ entry: Int, in file: inout [UInt8]) {
        file.replaceSubrange(entry..<entry + 18, with: "0000000000 65535 f".utf8)
    }

    /// The numbers of the arrays that a number tree `<< /Nums [ 0 11 0 R 1 20 0 R ] >>` names.
    private static func arrays(ofParentTree tree: Int, in file: [UInt8]) -> [Int] {
        var objects: [Int] = []
        var offset = tree + "<< /Nums [".utf8.count
        while let key = number(at: offset, in: file), let object = number(at: key.end, in: file),
            let generation = number(at: object.end, in: file), hasPrefix(" R", at: generation.end, in: file)
        {
            objects.append(object.value)
            offset = generation.end + 2
        }
        return objects
    }

    /// Where the first entry is and how many there are, for a table in one section.
    private static func entryHead(at offset: Int, in file: [UInt8]) -> (first: Int, count: Int)? {
        guard hasPrefix("xref", at: offset, in: file), let start = number(at: offset + 4, in: file), start.value == 0,
            let count = number(at: start.end, in: file), count.end < file.count, file[count.end] == UInt8(ascii: "\n")
        else { return nil }
        return (count.end + 1, count.value)
    }

    /// Behind `11 0 obj` and white space.
    private static func contentOffset(ofObject object: Int, at offset: Int, in file: [UInt8]) -> Int? {
        let head = "\(object) 0 obj"
        guard hasPrefix(head, at: offset, in: file) else { return nil }
        var content = offset + head.utf8.count
        while content < file.count, file[content] == UInt8(ascii: "\n") || file[content] == UInt8(ascii: " ") { content += 1 }
        return content
    }

    /// The number behind white space at `offset`, and where it ends.
    private static func number(at offset: Int, in file: [UInt8]) -> (value: Int, end: Int)? {
        var offset = offset
        while offset < file.count, file[offset] == UInt8(ascii: " ") || file[offset] == UInt8(ascii: "\n") { offset += 1 }
        let start = offset
        var value = 0
        while offset < file.count, offset - start < 12, case let digit = file[offset] &- UInt8(ascii: "0"), digit < 10 {
            value = value * 10 + Int(digit)
            offset += 1
        }
        return offset == start ? nil : (value, offset)
    }

    private static func hasPrefix(_ text: String, at offset: Int, in file: [UInt8]) -> Bool {
        offset >= 0 && offset <= file.count && file[offset...].starts(with: text.utf8)
    }

    private static func lastOffset(of text: String, in file: [UInt8]) -> Int? {
        var offset = file.count - text.utf8.count
        while offset >= 0 {
            if hasPrefix(text, at: offset, in: file) { return offset }
            offset -= 1
        }
        return nil
    }
}
