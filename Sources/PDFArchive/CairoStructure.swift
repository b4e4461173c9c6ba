/// Removes the structure that cairo wrote, before libqpdf opens the file.
///
/// libqpdf reads every object that the cross-reference table names, and re-reading thousands of elements that are thrown away would
/// cost more than the rest of the pass. Entries of the table have a fixed width (ISO 32000-1, 7.5.4), so those objects
/// become free ones in place.
enum CairoStructure {
    /// The file without objects for structure.
    static func removed(from pdf: [UInt8]) throws(ArchiveError) -> [UInt8] {
        var file = FileBytes(bytes: pdf)
        guard let start = file.startOfTable, let head = entryHead(at: start, in: file) else {
            throw .unexpectedFile("no cross-reference table at its end")
        }
        guard head.first + head.count * entryLength <= pdf.count else {
            throw .unexpectedFile("a cross-reference table that is cut off")
        }
        for index in 0..<head.count {
            let entry = head.first + index * entryLength
            guard file.bytes[entry + 17] == UInt8(ascii: "n"), let offset = file.number(at: entry)?.value else { continue }
            guard let content = contentOffset(ofObject: index, at: offset, in: file) else { continue }
            if file.hasPrefix(element, at: content) || file.hasPrefix(root, at: content) {
                free(entry, in: &file)
            } else if file.hasPrefix(parentTree, at: content) {
                free(entry, in: &file)
                for array in arrays(ofParentTree: content, in: file) where 0..<head.count ~= array {
                    free(head.first + array * entryLength, in: &file)
                }
            }
        }
        return file.bytes
    }

    private static let entryLength = 20
    private static let element = Array("<< /Type /StructElem".utf8)
    private static let root = Array("<< /Type /StructTreeRoot".utf8)
    private static let objectKeyword = Array(" obj".utf8)
    private static let parentTree = Array("<< /Nums [".utf8)

    private static func free(_ entry: Int, in file: inout FileBytes) {
        file.bytes.replaceSubrange(entry..<entry + 18, with: "0000000000 65535 f".utf8)
    }

    /// The numbers of the arrays that a number tree `<< /Nums [ 0 11 0 R 1 20 0 R ] >>` names.
    private static func arrays(ofParentTree tree: Int, in file: FileBytes) -> [Int] {
        var objects: [Int] = []
        var offset = tree + parentTree.count
        while let key = file.number(at: offset), let object = file.number(at: key.end), let generation = file.number(at: object.end),
            file.hasPrefix(Array(" R".utf8), at: generation.end)
        {
            objects.append(object.value)
            offset = generation.end + 2
        }
        return objects
    }

    /// Where the first entry is and how many there are, for a table in one section.
    private static func entryHead(at offset: Int, in file: FileBytes) -> (first: Int, count: Int)? {
        guard file.hasPrefix(Array("xref".utf8), at: offset), let start = file.number(at: offset + 4), start.value == 0,
            let count = file.number(at: start.end), count.end < file.bytes.count, file.bytes[count.end] == UInt8(ascii: "\n")
        else { return nil }
        return (count.end + 1, count.value)
    }

    /// Behind `11 0 obj` and white space.
    private static func contentOffset(ofObject object: Int, at offset: Int, in file: FileBytes) -> Int? {
        guard let number = file.number(at: offset), number.value == object, let generation = file.number(at: number.end) else { return nil }
        var content = generation.end
        guard file.hasPrefix(objectKeyword, at: content) else { return nil }
        content += 4
        while content < file.bytes.count, file.bytes[content] == UInt8(ascii: "\n") || file.bytes[content] == UInt8(ascii: " ") {
            content += 1
        }
        return content
    }
}
