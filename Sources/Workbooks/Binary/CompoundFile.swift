/// The container of `.xls`: streams in chains of sectors ([MS-CFB]).
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private struct Entry {
        var name: String
        var start: Int
        var size: Int
    }

    private let bytes: [UInt8]
    private let sectorSize: Int
    private var table: [UInt32] = []
    private var smallTable: [UInt32] = []
    private var entries: [Entry] = []
    /// The stream in which short streams lie.
    private var shortStreams: [UInt8] = []

    private static let (endOfChain, smallSector, smallLimit) = (UInt32(0xFFFF_FFFE), 64, 4096)

    init(_ bytes: [UInt8]) throws(WorkbookProblem) {
        self.bytes = bytes
        guard bytes.count >= 512 else { throw .damaged }
        let shift = Int(bytes[30])
        guard shift == 9 || shift == 12 else { throw .damaged }
        sectorSize = 1 << shift
        table = try readTable()
        try readDirectory()
        smallTable = Self.words(try chain(from: Int(word(60))))
    }

    func has(_ name: String) -> Bool { entry(name) != nil }

    private func entry(_ name: String) -> Entry? { entries.first { $0.name.lowercased() == name.lowercased() } }

    /// The stream of that name; `nil` when there is none.
    func stream(_ name: String) throws(WorkbookProblem) -> [UInt8]? {
        guard let entry = entry(name) else { return nil }
        guard entry.size < Self.smallLimit else {
            let stream = try chain(from: entry.start)
            guard stream.count >= entry.size else { throw .damaged }
            return Array(stream.prefix(entry.size))
        }
        var (stream, sector) = ([UInt8](), UInt32(truncatingIfNeeded: entry.start))
        while stream.count < entry.size {
            let start = Int(sector) * Self.smallSector
            guard Int(sector) < smallTable.count, start + Self.smallSector <= shortStreams.count else { throw .damaged }
            stream += shortStreams[start..<start + Self.smallSector]
            sector = smallTable[Int(sector)]
        }
        return Array(stream.prefix(entry.size))
    }

    /// Which sector follows each sector (2.3): first the list of the sectors that say so, in the header and behind it.
    private func readTable() throws(WorkbookProblem) -> [UInt32] {
        var sectors: [UInt32] = (0..<109).map { word(76 + 4 * $0) }
        var (next, steps) = (word(68), 0)
        while next < Self.endOfChain - 1 {
            guard let range = range(ofSector: Int(next)), steps < bytes.count / sectorSize else { throw .damaged }
            let words = Self.words(bytes[range])
            sectors += words.dropLast()
            next = words.last ?? Self.endOfChain
            steps += 1
        }
        var table: [UInt32] = []
        for sector in sectors where sector < Self.endOfChain - 1 {
            guard let range = range(ofSector: Int(sector)), table.count <= bytes.count / 4 else { throw .damaged }
            table += Self.words(bytes[range])
        }
        return table
    }

    /// The bytes of the sectors that follow `first`. A chain that turns in a circle is longer than the file.
    private func chain(from first: Int) throws(WorkbookProblem) -> [UInt8] {
        var (stream, sector) = ([UInt8](), UInt32(truncatingIfNeeded: first))
        while sector < Self.endOfChain - 1 {
            guard let range = range(ofSector: Int(sector)), Int(sector) < table.count, stream.count <= bytes.count else { throw .damaged }
            stream += bytes[range]
            sector = table[Int(sector)]
        }
        return stream
    }

    /// The last sector of a file may be cut.
    private func range(ofSector sector: Int) -> Range<Int>? {
        let start = (sector + 1) * sectorSize
        guard start < bytes.count else { return nil }
        return start..<min(start + sectorSize, bytes.count)
    }

    private mutating func readDirectory() throws(WorkbookProblem) {
        let directory = try chain(from: Int(word(48)))
        for start in stride(from: 0, to: directory.count - 127, by: 128) {
            let kind = directory[start + 66]
            let length = min(Int(directory[start + 64]), 64)
            guard kind == 1 || kind == 2 || kind == 5, length >= 2 else { continue }
            let units = stride(from: 0, to: length - 2, by: 2).map {
                UInt16(directory[start + $0]) | UInt16(directory[start + $0 + 1]) << 8
            }
            let numbers = Self.words(directory[(start + 116)..<(start + 124)])
            let entry = Entry(name: String(decoding: units, as: UTF16.self), start: Int(numbers[0]), size: Int(numbers[1]))
            if kind == 5 { shortStreams = entry.size > 0 ? try chain(from: entry.start) : [] } else { entries.append(entry) }
        }
    }

    private func word(_ offset: Int) -> UInt32 { Self.words(bytes[offset..<offset + 4])[0] }

    private static func words(_ bytes: some RandomAccessCollection<UInt8>) -> [UInt32] {
        var (words, index) = ([UInt32](), bytes.startIndex)
        words.reserveCapacity(bytes.count / 4)
        for _ in 0..<bytes.count / 4 {
            var value: UInt32 = 0
            for shift in 0..<4 {
                value |= UInt32(bytes[index]) << (8 * UInt32(shift))
                index = bytes.index(after: index)
            }
            words.append(value)
        }
        return words
    }
}
