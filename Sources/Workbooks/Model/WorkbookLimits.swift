/// How much of a workbook is read before it is refused: a workbook is what somebody sent.
public struct WorkbookLimits: Hashable, Sendable {
    /// Bytes of the file.
    public var file: Int
    /// Bytes that all its parts unpack to.
    public var unpacked: Int
    public var sheets: Int
    /// Cells that hold something, over all sheets.
    public var cells: Int
    /// Bytes of all texts.
    public var texts: Int
    /// Merged stretches of one sheet.
    public var merged: Int

    public init(
        file: Int = 64 << 20, unpacked: Int = 512 << 20, sheets: Int = 256, cells: Int = 2_000_000, texts: Int = 32 << 20,
        merged: Int = 100_000
    ) {
        self.file = file
        self.unpacked = unpacked
        self.sheets = sheets
        self.cells = cells
        self.texts = texts
        self.merged = merged
    }

    /// What a sheet can have (ISO/IEC 29500-1, 18.3.1.73).
    static let (rows, columns) = (1_048_576, 16_384)
}
