/// The records of a BIFF8 stream ([MS-XLS] 2.1.4): a number, a length, data.
struct RecordStream {
    let bytes: [UInt8]
    var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next record; `nil` at the end, and where the last one is cut.
    mutating func next() -> Record? {
        guard let record = peek() else { return nil }
        offset = record.data.upperBound
        return record
    }

    func peek() -> Record? {
        guard offset + 4 <= bytes.count else { return nil }
        let length = Int(bytes[offset + 2]) | Int(bytes[offset + 3]) << 8
        guard offset + 4 + length <= bytes.count else { return nil }
        return Record(kind: UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8, bytes: bytes, data: offset + 4..<offset + 4 + length)
    }
}

/// A record; numbers are read from offsets in its data, zero beyond its end.
struct Record {
    let kind: UInt16
    let bytes: [UInt8]
    let data: Range<Int>

    var count: Int { data.count }

    func byte(_ offset: Int) -> UInt8 { offset < data.count && offset >= 0 ? bytes[data.lowerBound + offset] : 0 }
    func short(_ offset: Int) -> Int { Int(byte(offset)) | Int(byte(offset + 1)) << 8 }
    func long(_ offset: Int) -> UInt32 { UInt32(short(offset)) | UInt32(short(offset + 2)) << 16 }
    func double(_ offset: Int) -> Double { Double(bitPattern: UInt64(long(offset)) | UInt64(long(offset + 4)) << 32) }
}

/// Reads texts that may go on in the records after (2.5.293, 2.5.296).
struct RecordTexts {
    private var records: [Record]
    private var index = 0
    private var offset: Int

    init(_ records: [Record], from offset: Int) {
        self.records = records
        self.offset = offset
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { index >= records.count || (index == records.count - 1 && offset >= records[index].count) }

    mutating func byte() -> UInt8 {
        step()
        guard index < records.count else { return 0 }
        offset += 1
        return records[index].byte(offset - 1)
    }

    mutating func short() -> Int { Int(byte()) | Int(byte()) << 8 }
    mutating func long() -> Int { short() | short() << 16 }

    /// A text with its length in front, in one or two bytes, without its formatting.
    mutating func text(hasShortLength: Bool = false) -> String {
        let count = hasShortLength ? Int(byte()) : short()
        let flags = byte()
        let runs = flags & 8 != 0 ? short() : 0
        let extra = flags & 4 != 0 ? long() : 0
        var isWide = flags & 1 != 0
        var units: [UInt16] = []
        units.reserveCapacity(count)
        while units.count < count, index < records.count {
            if offset >= records[index].count {
                index += 1
                offset = 0
                // Each piece of a text says anew how wide its characters are.
                if index < records.count {
                    isWide = records[index].byte(0) & 1 != 0
                    offset = 1
                }
                continue
            }
            units.append(isWide ? UInt16(records[index].short(offset)) : UInt16(records[index].byte(offset)))
            offset += isWide ? 2 : 1
        }
        skip(4 * runs + extra)
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func skip(_ count: Int) {
        var rest = count
        while rest > 0, index < records.count {
            step()
            guard index < records.count else { return }
            let part = min(rest, records[index].count - offset)
            offset += part
            rest -= part
        }
    }

    private mutating func step() {
        while index < records.count, offset >= records[index].count {
            index += 1
            offset = 0
        }
    }
}
