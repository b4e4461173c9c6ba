internal import XML
internal import Zip

/// The parts of a zipped workbook by name, and what may still be unpacked.
struct PackageParts {
    private var indices: [String: Int] = [:]
    private(set) var names: [String] = []
    /// Bytes that may still come out of the archive.
    private var budget: Int
    private let limits: WorkbookLimits

    private static let mostParts = 10_000

    init(_ archive: borrowing ZipArchive, limits: WorkbookLimits) throws(WorkbookProblem) {
        self.limits = limits
        budget = limits.unpacked
        guard archive.count <= Self.mostParts else { throw .damaged }
        for index in 0..<archive.count {
            guard let name = archive.name(of: index) else { continue }
            names.append(name)
            indices[name.lowercased()] = index
        }
    }

    /// Names of parts are the same in capitals (ISO/IEC 29500-2, 6.2.2.3).
    func has(_ name: String) -> Bool { indices[name.lowercased()] != nil }

    /// What a part says of its size, as far as that may still come out of the archive.
    func size(of name: String, in archive: borrowing ZipArchive) -> Int {
        guard let index = indices[name.lowercased()], let size = archive.size(of: index) else { return 0 }
        return min(size, budget)
    }

    /// Gives the elements of a part to `handler`; false when there is no such part.
    @discardableResult
    mutating func read(
        _ name: String, of archive: borrowing ZipArchive, _ handler: some StoppableHandler
    ) throws(WorkbookProblem) -> Bool {
        guard let index = indices[name.lowercased()] else { return false }
        // What an entry says of its size is told before it is unpacked.
        if let size = archive.size(of: index), size > budget { throw .unpacksTooLarge(limit: limits.unpacked) }
        let reader = XMLReader(handler)
        var (isSound, rest) = (true, budget)
        do throws(ZipError) {
            try archive.unpack(index) { piece in
                rest -= piece.count
                guard rest >= 0 else { return false }
                isSound = reader.read(piece)
                return isSound && handler.problem == nil
            }
        } catch {
            throw error == .encrypted ? .encrypted : .damaged
        }
        guard rest >= 0 else { throw .unpacksTooLarge(limit: limits.unpacked) }
        budget = rest
        if let problem = handler.problem { throw problem }
        guard isSound, reader.read(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) else {
            throw .badXML(part: name, line: reader.line)
        }
        if let problem = handler.problem { throw problem }
        return true
    }
}

/// A handler that can have enough.
protocol StoppableHandler: XMLHandler {
    var problem: WorkbookProblem? { get }
}
