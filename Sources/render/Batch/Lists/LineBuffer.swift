import Diagnostics
import Glibc

/// Values that stand a line each in a file, read a few at a time on all cores.
struct LineBuffer<Value: Sendable> {
    private let lines: LineReader
    private let together: Int
    private let value: @Sendable (ArraySlice<UInt8>) -> Value?
    private var buffer: [Value] = []
    private var position = 0

    /// `value` gives what stands in a line, `nil` when it is something else.
    init(_ lines: LineReader, together: Int, value: @escaping @Sendable (ArraySlice<UInt8>) -> Value?) {
        self.lines = lines
        self.together = together
        self.value = value
    }

    /// The value that comes next; `nil` behind the last.
    var first: Value? {
        mutating get throws(Diagnostics) {
            if position == buffer.count { try fill() }
            return position < buffer.count ? buffer[position] : nil
        }
    }

    mutating func next() throws(Diagnostics) -> Value? {
        guard let next = try first else { return nil }
        position += 1
        return next
    }

    private mutating func fill() throws(Diagnostics) {
        var pieces: [[UInt8]] = []
        while pieces.count < together, let line = try lines.next() { pieces.append(Array(line)) }
        let (texts, value) = (pieces, value)
        let values = concurrentMap(texts.count) { value(texts[$0][...]) }
        buffer = values.compactMap { $0 }
        position = 0
        guard buffer.count == values.count else { throw InputFile.unreadable(lines.path, EILSEQ) }
    }
}
