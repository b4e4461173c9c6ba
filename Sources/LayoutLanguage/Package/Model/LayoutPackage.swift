public import Diagnostics
public import DocumentTree
public import OrderedCollections
public import ReportData
public import Styling

/// Everything a layout package says, its base packages included: styles complete, expressions and templates as trees.
public struct LayoutPackage: Hashable, Sendable {
    public var name: String
    /// The name with its place.
    public var writtenName: SpannedName?
    public var title: String
    /// Names of the packages it is built on, nearest first.
    public var bases: [String] = []
    /// BCP 47 language of the document.
    public var language = "zh-CN"
    /// The JSON Schema of the report's data.
    public var schema: SourceFile?
    /// Where the data may name the file of the report of the period before, as paths of keys joined by points.
    public var previousReport: [SpannedName] = []
    public var metadata = MetadataTemplates()
    public var units: OrderedDictionary<String, UnitDeclaration> = [:]
    public var numberPolicies: OrderedDictionary<String, NumberPolicyDeclaration> = [:]
    /// Units that never part from the number before them, beyond those the typesetter knows.
    public var unbreakableUnits: [String] = []
    /// The words by which titles break: behind `ends` a line may well end, `words` are never parted.
    public var titleWords = TitleWords()
    /// What the program itself writes of charts.
    public var chartWords = Chart.Words(language: "zh-CN")
    /// The document in order.
    public var sections: [SectionTemplate] = []
    public var pages: OrderedDictionary<String, PageTemplate> = [:]
    public var styles = StyleSheet()
    public var figures: OrderedDictionary<String, FigureDefinition> = [:]
    public var functions: OrderedDictionary<String, FunctionDefinition> = [:]
    public var phrases: OrderedDictionary<String, PhraseDefinition> = [:]
    public var checks: OrderedDictionary<String, CheckDefinition> = [:]
    public var textChecks: OrderedDictionary<String, TextCheckDefinition> = [:]
    public var charts: OrderedDictionary<String, ChartTemplate> = [:]
    public var tables: OrderedDictionary<String, TableTemplate> = [:]
    /// Tables that are filled from a record.
    public var forms: OrderedDictionary<String, TableTemplate> = [:]
    /// Constant lists by name.
    public var lists: OrderedDictionary<String, DataNode> = [:]
    /// Prose files by their path in the package.
    public var prose: OrderedDictionary<String, ProseFile> = [:]
    /// What is wrong with expressions, templates and prose.
    public internal(set) var codeDiagnostics: [Diagnostic] = []
    /// The roles of faces that styles name, in the order of the files.
    public internal(set) var fontRoles: [SpannedName] = []
    /// The styles that ask for bold type, each once.
    public internal(set) var boldStyles: [BoldText] = []
    /// What became of the images that prose names, by their path in the package.
    public var images: [String: Result<PackageImage, ImageFault>] = [:]
}

/// Where bold type is asked for: Han of some faces have none.
public struct BoldText: Hashable, Sendable {
    /// The role of the face.
    public var font: FontRole
    /// The style, or the text between `**`.
    public var span: SourceSpan
}

/// The words by which titles break (layout-language.md, section 1).
public struct TitleWords: Hashable, Sendable {
    public var ends: [String] = []
    public var words: [String] = []

    public init() {}
}

/// What the document says about itself; `nil` where the package says nothing.
public struct MetadataTemplates: Hashable, Sendable {
    public var title: Template?
    public var author: Template?
    public var subject: Template?
    public var keywords: [Template] = []
    public var date: Template?

    public init() {}
}

/// A stretch of the document on one kind of page.
public struct SectionTemplate: Hashable, Sendable {
    public var page: SpannedName
    public var numbering: PageNumbering
    /// Prose files by path, in order; each is in the package's `prose`.
    public var prose: [SpannedName]
    /// The most pages of all of it; `nil` for any number.
    public var pages: Int?
}

/// A kind of page: the page itself, and running texts that are still templates.
public struct PageTemplate: Hashable, Sendable {
    /// The page; its `running` is empty.
    public var master: PageMaster
    public var running: [RunningTemplate]
    public var span: SourceSpan
}

/// A running head or foot before its text is bound: `content` of `element` is empty.
public struct RunningTemplate: Hashable, Sendable {
    public var element: RunningElement
    public var text: Template
}
