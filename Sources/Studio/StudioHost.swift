public import Diagnostics
public import ReportData
public import ReportRendering
public import WorkbookImport

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
    /// The folder of the reports, in which new ones may be begun; `nil` where single reports were named.
    public var folder: String?
    /// The paths of the reports that are there now.
    public var reports: () throws(Diagnostics) -> [String]
    /// The names of the layouts that a report can name.
    public var layoutNames: () -> [String]
    /// The maps by which a layout takes values out of workbooks.
    public var importMaps: (LoadedLayout) throws(Diagnostics) -> [ImportMap]
    /// The report that a PDF carries; the name is the file's in messages.
    public var carried: ([UInt8], String) throws(Diagnostics) -> SourceFile
    /// Writes the files of a new report into a folder of that name, or a similar one that is not there yet; gives the path of its data.
    public var begin: (String, [(name: String, bytes: [UInt8])]) throws(Diagnostics) -> String

    public init(
        read: @escaping (String) throws(Diagnostics) -> SourceFile,
        write: @escaping ([UInt8], String) throws(Diagnostics) -> Void,
        layoutFolder: @escaping (DataDocument) throws(Diagnostics) -> String,
        layout: @escaping (String) throws(Diagnostics) -> LoadedLayout,
        companion: @escaping (String) -> Companion, cells: @escaping (String) -> CellSources, fonts: Fonts, folder: String?,
        reports: @escaping () throws(Diagnostics) -> [String], layoutNames: @escaping () -> [String],
        importMaps: @escaping (LoadedLayout) throws(Diagnostics) -> [ImportMap],
        carried: @escaping ([UInt8], String) throws(Diagnostics) -> SourceFile,
        begin: @escaping (String, [(name: String, bytes: [UInt8])]) throws(Diagnostics) -> String
    ) {
        self.read = read
        self.write = write
        self.layoutFolder = layoutFolder
        self.layout = layout
        self.companion = companion
        self.cells = cells
        self.fonts = fonts
        self.folder = folder
        self.reports = reports
        self.layoutNames = layoutNames
        self.importMaps = importMaps
        self.carried = carried
        self.begin = begin
    }
}
