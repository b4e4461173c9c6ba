/// A stretch of an input file as a range of UTF-8 offsets.
public struct SourceSpan: Hashable, Sendable {
    public var file: SourceFile
    public var range: Range<Int>

    public init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// Where the stretch begins.
    public var start: SourcePosition { file.position(at: range.lowerBound) }

    /// The characters of the stretch.
    public var text: Substring {
        let utf8 = file.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound, limitedBy: utf8.endIndex) ?? utf8.endIndex
        let end = utf8.index(start, offsetBy: range.count, limitedBy: utf8.endIndex) ?? utf8.endIndex
        return file.text[start..<end]
    }

    /// The bytes of the stretch, in UTF-8.
    public var bytes: [UInt8] {
        file.text.utf8.withContiguousStorageIfAvailable { Array($0[range.clamped(to: $0.indices)]) } ?? Array(text.utf8)
    }

    /// The stretch from the start of `self` to the end of `other`, in one file.
    public func through(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, range: range.lowerBound..<max(range.upperBound, other.range.upperBound))
    }
}
