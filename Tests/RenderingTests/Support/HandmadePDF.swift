/// A PDF written by hand, for what no program writes.
enum HandmadePDF {
    /// A file of these objects, the first of which has number 1 and is the catalog.
    static func file(_ objects: [String]) -> [UInt8] {
        var file = "%PDF-1.7\n"
        let places = objects.enumerated().map { index, object in
            defer { file += "\(index + 1) 0 obj\n\(object)\nendobj\n" }
            return file.utf8.count
        }
        let table = places.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0) 00000 n \n" }.joined()
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(table)"
        file += "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// A file of one page with these embedded files, whose names are written as UTF-16.
    static func carrying(_ files: [(name: String, text: String)], page: String = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>") -> [UInt8]
    {
        let first = 4
        var (names, objects) = ("", [String]())
        for (index, file) in files.enumerated() {
            let digits = file.name.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
            let number = first + 2 * index
            names += "<FEFF\(digits)> \(number) 0 R "
            objects.append("<</Type/Filespec/F<FEFF\(digits)>/UF<FEFF\(digits)>/EF<</F \(number + 1) 0 R>>>>")
            objects.append("<</Type/EmbeddedFile/Length \(file.text.utf8.count)>>stream\n\(file.text)\nendstream")
        }
        return Self.file(
            [
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[\(names)]>>>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
            ] + objects)
    }
}
