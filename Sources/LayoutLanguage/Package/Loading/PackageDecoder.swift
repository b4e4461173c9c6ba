internal import Diagnostics
internal import DocumentTree
internal import OrderedCollections
internal import ReportData
internal import Styling

/// Decodes the merged entries of a package, in the order in which its parts refer to one another.
///
/// A class, since each of its thousands of steps is handed on as a function of it.
final class PackageDecoder {
    let contents: PackageContents
    let reader: ValueReader
    let folder: PackageFolder
    var styles = StyleSheet()
    var units: OrderedDictionary<String, UnitDeclaration> = [:]
    var policies: OrderedDictionary<String, NumberPolicyDeclaration> = [:]
    var pageNames: [String] = []

    init(contents: PackageContents, reader: ValueReader, folder: PackageFolder) {
        self.contents = contents
        self.reader = reader
        self.folder = folder
    }

    /// The whole package.
    func package() -> LayoutPackage {
        pageNames = contents.pages.entries.map(\.key)
        var package = LayoutPackage(name: folder.name, title: "")
        decodeLayout(into: &package)
        units = package.units
        policies = package.numberPolicies
        styles = styleSheet(language: package.language)
        package.styles = styles
        package.pages = pages()
        let (figures, functions) = contents.figures.entries.partitioned(by: isFunction)
        package.figures = self.figures(figures)
        package.functions = decoded(functions) { function($0) }
        package.phrases = decoded(contents.phrases.entries) { phrase($0) }
        let (relations, texts) = contents.checks.entries.partitioned(by: isTextCheck)
        package.checks = decoded(relations) { check($0) }
        package.textChecks = decoded(texts) { textCheck($0) }
        package.charts = decoded(contents.charts.entries) { chart($0) }
        package.tables = decoded(contents.tables.entries) { table($0, isForm: false) }
        package.forms = decoded(contents.forms.entries) { table($0, isForm: true) }
        for entry in contents.lists.entries { package.lists[entry.key] = data(entry.value) }
        package.prose = contents.texts.filter { $0.key.hasSuffix(".md") }.mapValues(reader.prose)
        package.codeDiagnostics = reader.codeDiagnostics
        package.fontRoles = reader.fontRoles
        package.boldStyles = boldStyles
        return package
    }

    /// The entries that could be decoded, by name.
    private func decoded<Value>(_ entries: [YAMLEntry], _ decode: (YAMLEntry) -> Value?) -> OrderedDictionary<String, Value> {
        var result: OrderedDictionary<String, Value> = [:]
        for entry in entries {
            if let value = decode(entry) { result[entry.key] = value }
        }
        return result
    }

    /// The paragraph and cell styles that are bold.
    private var boldStyles: [BoldText] {
        let paragraphs = contents.paragraphs.entries.map { ($0.keySpan, styles.paragraphs[$0.key]?.text) }
        let cells = contents.cells.entries.map { ($0.keySpan, styles.cells[$0.key]?.paragraph.text) }
        return (paragraphs + cells).compactMap { span, style in
            guard let style, style.weight == .bold else { return nil }
            return BoldText(font: style.font, span: span)
        }
    }

    /// A constant list as data: every scalar is a text.
    private func data(_ node: YAMLNode) -> DataNode {
        switch node.content {
        case .scalar(let scalar): return DataNode(.text(scalar.text), span: scalar.span)
        case .list(let items): return DataNode(.list(items.map(data)), span: node.span)
        case .mapping(let entries):
            var members: OrderedDictionary<String, DataMember> = [:]
            for entry in entries { members[entry.key] = DataMember(data(entry.value), keySpan: entry.keySpan) }
            return DataNode(.object(members), span: node.span)
        }
    }
}

extension [YAMLEntry] {
    /// The entries for which `belongs` is false, and those for which it is true, in their order.
    fileprivate func partitioned(by belongs: (YAMLEntry) -> Bool) -> (rest: [YAMLEntry], chosen: [YAMLEntry]) {
        (filter { !belongs($0) }, filter(belongs))
    }
}

// MARK: Names

extension PackageDecoder {
    /// The paragraph style that `node` names.
    func paragraphStyle(_ node: YAMLNode) -> ParagraphStyle? {
        declared(node, .paragraphStyle, in: styles.paragraphs.keys).flatMap { styles.paragraphs[$0.text] }
    }

    /// The name of a cell style.
    func cellStyleName(_ node: YAMLNode) -> String? { declared(node, .cellStyle, in: styles.cells.keys)?.text }

    func unit(_ node: YAMLNode) -> SpannedName? { declared(node, .unit, in: units.keys) }

    func numberPolicy(_ node: YAMLNode) -> SpannedName? { declared(node, .numberPolicy, in: policies.keys) }

    /// A kind of contents line; `no` is none.
    func contentsKind(_ node: YAMLNode) -> String?? {
        if node.scalar?.text == "no" { return .some(nil) }
        return declared(node, .contentsKind, in: contents.contentsKinds.entries.map(\.key)).map { .some($0.text) }
    }

    /// A kind of captions that are counted.
    func captionKind(_ node: YAMLNode) -> SpannedName? { declared(node, .captionKind, in: contents.captions.names) }

    /// The name in `node`, when it is one of `names`.
    func declared(_ node: YAMLNode, _ kind: DeclaredKind, in names: some Collection<String>) -> SpannedName? {
        guard let reference = reader.name(node) else { return nil }
        // An ordered set answers at once.
        guard names.contains(reference.text) else {
            // Units have short names that are all near: a list says more.
            let known = names.count <= 16 ? Array(names) : []
            let nearest = kind == .unit && !known.isEmpty ? nil : nearestName(to: reference.text, among: names)
            reader.report(.unknownName(kind, reference.text, nearest: nearest, known: known), at: reference.span)
            return nil
        }
        return reference
    }
}
