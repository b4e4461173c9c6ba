public import Diagnostics
public import ReportData
public import ReportRendering

/// What the studio asks of the program around it: files and where they are.
public struct StudioHost {
    /// Reads the text of the report at a path.
    public var read: (String) throws(Diagnostics) -> SourceFile
    /// Writes a report so that it appears whole.
    public var write: ([UInt8], String) throws(Diagnostics) -> Void
    /// The folder of the layout for a report.
    public var layoutFolder: (DataDocument) throws(Diagnostics) -> String
    /// Reads the layout in a folder.
    public var layout: (String) throws(Diagnostics) -> LoadedLayout
    /// Reads what the report at a path names beside itself.
    public var companion: (String) -> Companion
    /// What an import left beside the report at a path.
    public var cells: (String) -> CellSources
    public var fonts: Fonts

    public init(
        read: @escaping (String) throws(Diagnostics) -> SourceFile,
        write: @escaping ([UInt8], String) throws(Diagnostics) -> Void,
        layoutFolder: @escaping (DataDocument) throws(Diagnostics) -> String,
        layout: @escaping (String) throws(Diagnostics) -> LoadedLayout,
        companion: @escaping (String) -> Companion,
        cells: @escaping (String) -> CellSources = { _ in CellSources() }, fonts: Fonts
    ) {
        self.read = read
        self.write = write
        self.layoutFolder = layoutFolder
        self.layout = layout
        self.companion = companion
        self.cells = cells
        self.fonts = fonts
    }
}
