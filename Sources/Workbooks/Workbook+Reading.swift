internal import Zip

extension Workbook {
    /// Reads the workbook that `bytes` are; `name` is how messages call it. Its kind is seen in the bytes, not in the name.
    public static func read(
        _ bytes: [UInt8], name: String, limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookProblem) -> Workbook {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.file else { throw .tooLarge(bytes: bytes.count, limit: limits.file) }
        if bytes.starts(with: [0x50, 0x4B]) { return try readArchive(bytes, name: name, limits: limits) }
        if bytes.starts(with: CompoundFile.signature) { return try readBinary(bytes, name: name, limits: limits) }
        throw .unknownKind(kind(of: bytes))
    }

    private static func readArchive(_ bytes: [UInt8], name: String, limits: WorkbookLimits) throws(WorkbookProblem) -> Workbook {
        var workbook: Result<Workbook, WorkbookProblem> = .failure(.damaged)
        do throws(ZipError) {
            try ZipArchive.reading(bytes) { (archive) throws(ZipError) in
                do throws(WorkbookProblem) {
                    workbook = .success(try read(archive, name: name, limits: limits))
                } catch {
                    workbook = .failure(error)
                }
            }
        } catch {
            throw .damaged
        }
        return try workbook.get()
    }

    private static func read(_ archive: borrowing ZipArchive, name: String, limits: WorkbookLimits) throws(WorkbookProblem) -> Workbook {
        var parts = try PackageParts(archive, limits: limits)
        if parts.has("content.xml") { return try OpenDocumentReader(name: name, limits: limits).read(archive, &parts) }
        if parts.has("xl/workbook.bin") { throw .unknownKind(.binaryExcel) }
        if parts.has("[Content_Types].xml") || parts.has("_rels/.rels") {
            return try OpenXMLReader(name: name, limits: limits).read(archive, &parts)
        }
        throw .unknownKind(.otherArchive)
    }

    private static func readBinary(_ bytes: [UInt8], name: String, limits: WorkbookLimits) throws(WorkbookProblem) -> Workbook {
        let file = try CompoundFile(bytes)
        if let stream = try file.stream("Workbook") { return try BinaryReader(name: name, limits: limits).read(stream) }
        if file.has("EncryptedPackage") { throw .encrypted }
        throw .unknownKind(file.has("Book") ? .oldExcel : .otherOffice)
    }

    /// What a file is that is neither archive nor compound file.
    private static func kind(of bytes: [UInt8]) -> WorkbookProblem.FileKind {
        if bytes.starts(with: Array("%PDF".utf8)) { return .pdf }
        // Records of BIFF2 to BIFF4, which stand in no container.
        if bytes.count > 1, bytes[0] == 0x09, [0x00, 0x02, 0x04].contains(bytes[1]) { return .oldExcel }
        let start = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
        if start.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .xmlSpreadsheet }
        if start.contains("<html") || start.contains("<table") { return .html }
        return bytes.prefix(2048).contains { $0 < 9 } ? .unknown : .text
    }
}
