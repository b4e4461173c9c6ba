public import Diagnostics
internal import LayoutLanguage

extension ImportMap {
    /// Reads the map in `file`; `nil` when nothing can be understood. It may be used only when no diagnostic is a failure.
    public static func read(_ file: SourceFile, name: String) -> (map: ImportMap?, diagnostics: [Diagnostic]) {
        let (node, diagnostics) = readYAML(file)
        let reader = ValueReader()
        diagnostics.forEach(reader.append)
        guard let node else {
            reader.append(MapProblem.empty.diagnostic(at: SourceSpan(file: file, range: 0..<0)))
            return (nil, reader.diagnostics)
        }
        var decoder = ImportMapDecoder(reader: reader)
        let map = decoder.map(node, name: name)
        return (map, reader.diagnostics)
    }
}

/// Decodes a map.
struct ImportMapDecoder {
    let reader: ValueReader
    private var units: [MoneyUnit] = []
    private var totals: [WordPattern] = []

    init(reader: ValueReader) { self.reader = reader }

    mutating func map(_ node: YAMLNode, name: String) -> ImportMap? {
        reader.mapping(node) { keys in
            let title = keys.value("title", reader.text)
            units = (keys.required("units") { reader.entries($0)?.compactMap(declaredUnit) } ?? []).sorted { $0.name.count > $1.name.count }
            let unitWords = keys.value("unit-words") { reader.oneOrMore($0, of: reader.text) } ?? []
            totals = keys.value("total", words) ?? []
            let notes = keys.value("notes", words) ?? []
            let unit = keys.required("unit", self.unit)
            let unitMember = keys.value("unit-member", path)
            let blanks = keys.value("blanks", words)
            let ignored = keys.value("ignore", words)
            let values = keys.value("values") { reader.entries($0)?.compactMap(pathAndText) }
            let defaults = keys.value("defaults") { node in
                reader.entries(node)?.compactMap { entry in
                    reader.entries(entry.value).map { (list: DataPath(dotted: entry.key), members: $0.compactMap(pathAndText)) }
                }
            }
            let facts = keys.value("facts") { reader.list($0, of: fact) }
            let sheets = keys.required("sheets") { node in reader.entries(node)?.compactMap(sheet) }
            guard let unit, let sheets else { return nil }
            check(sheets)
            return ImportMap(
                name: name, title: title ?? name, unit: unit, units: units, unitWords: unitWords.map(plainText), notes: notes,
                unitMember: unitMember, blanks: blanks ?? [],
                ignored: ignored ?? [], defaults: defaults ?? [], values: (values ?? []).map { (path: $0.0, text: $0.1) },
                facts: facts ?? [], sheets: sheets)
        }
    }

    /// Sheets that `less` names are there.
    private func check(_ sheets: [SheetMap]) {
        for case .records(let records) in sheets.flatMap(\.blocks).map(\.content) {
            for name in records.less where !sheets.contains(where: { $0.name == name.text }) {
                reader.append(MapProblem.unknownSheet(name.text, known: sheets.map(\.name)).diagnostic(at: name.span))
            }
        }
    }

    // MARK: Sheets and blocks

    private func sheet(_ entry: YAMLEntry) -> SheetMap? {
        reader.mapping(entry.value) { keys in
            let titles = keys.value("title", words) ?? []
            let names = keys.value("name", words) ?? []
            keys.requireOne(of: ["title", "name"])
            let isOptional = keys.value("optional", reader.yesNo) ?? false
            let unit = keys.value("unit", self.unit)
            let blocks =
                if keys.place(of: "blocks") != nil { keys.value("blocks") { reader.list($0, of: block) } } else {
                    onlyBlock(&keys, entry.keySpan)
                }
            guard let blocks else { return nil }
            return SheetMap(
                name: entry.key, span: entry.keySpan, titles: titles, names: names, isOptional: isOptional, unit: unit, blocks: blocks)
        }
    }

    /// The block of a sheet that has one; that the sheet may be missing does not mean that its head may.
    private func onlyBlock(_ keys: inout MappingReader, _ span: SourceSpan) -> [BlockMap]? {
        guard var only = block(&keys, span) else { return nil }
        only.isOptional = false
        return [only]
    }

    private func block(_ node: YAMLNode) -> BlockMap? { reader.mapping(node) { keys in block(&keys, node.span) } }

    private func block(_ keys: inout MappingReader, _ span: SourceSpan) -> BlockMap? {
        let columns = keys.required("columns") { reader.entries($0)?.compactMap(column) } ?? []
        let skipped = keys.value("skip", words) ?? []
        let occurrence = keys.value("occurrence") { reader.whole($0, in: 1...20) }
        let isOptional = keys.value("optional", reader.yesNo) ?? false
        let blankIsZero = keys.value("blank") { reader.choice($0, of: Blank.self) } == .zero
        let tellsOthers = keys.value("others") { reader.choice($0, of: Others.self) } != .ignore
        let sums: [(total: Int, parts: [Int])] =
            keys.value("sums") { node in
                reader.entries(node)?.compactMap { entry in
                    guard let total = index(entry.key, entry.keySpan, columns),
                        let parts = reader.oneOrMore(entry.value, of: { columnIndex($0, columns) })
                    else { return nil }
                    return (total, parts)
                }
            } ?? []
        guard let content = content(&keys, columns) else { return nil }
        return BlockMap(
            span: span, columns: columns, occurrence: occurrence, isOptional: isOptional, content: content, skipped: skipped, sums: sums,
            blankIsZero: blankIsZero, tellsOthers: tellsOthers)
    }

    private enum Blank: String, CaseIterable { case zero, absent }
    private enum Others: String, CaseIterable { case tell, ignore }

    private func content(_ keys: inout MappingReader, _ columns: [ColumnMap]) -> BlockMap.Content? {
        keys.requireOne(of: ["records", "rows", "fill"])
        if keys.place(of: "across") != nil { return matrix(&keys, columns) }
        if keys.place(of: "records") != nil { return records(&keys, columns) }
        if keys.place(of: "rows") != nil { return labels(&keys, columns) }
        guard let fill = keys.value("fill", { fills($0, columns) }) else { return nil }
        return .single(fill: fill.map { (path: $0.member, column: $0.column) })
    }

    private func records(_ keys: inout MappingReader, _ columns: [ColumnMap]) -> BlockMap.Content? {
        guard let list = keys.required("records", path), let code = keys.required("code", { code($0, columns) }) else { return nil }
        let keyed = keys.value("key") { node in
            reader.entries(node)?.compactMap { entry in columnIndex(entry.value, columns).map { (member: entry.key, column: $0) } }
        }
        let fixed = keys.value("fixed") { reader.entries($0)?.compactMap(memberAndText) }
        let fill = keys.required("fill") { fills($0, columns) }
        let totals = keys.value("total", words)
        let less = keys.value("less") { reader.oneOrMore($0, of: reader.name) }
        let dropsZeros = keys.value("zeros") { reader.choice($0, of: Zeros.self) } == .drop
        let names = keys.value("names") { self.names($0, columns) }
        return .records(
            RecordMap(
                list: list, code: code, keys: keyed ?? [], fixed: fixed ?? [], fill: fill ?? [], totals: totals ?? self.totals,
                less: less ?? [],
                dropsZeros: dropsZeros, names: names))
    }

    private enum Zeros: String, CaseIterable { case keep, drop }

    private func matrix(_ keys: inout MappingReader, _ columns: [ColumnMap]) -> BlockMap.Content? {
        guard let list = keys.required("records", path), let code = keys.required("code", { code($0, columns) }) else { return nil }
        let fixed = keys.value("fixed") { reader.entries($0)?.compactMap(memberAndText) }
        let totals = keys.value("total", words)
        let fill = keys.required("fill", path)
        let across = keys.required("across") { node in
            reader.mapping(node) { keys -> (String, String, Int, Int?)? in
                guard let member = keys.required("member", reader.text), let list = keys.required("list", reader.text),
                    let digits = keys.required("digits", { reader.whole($0, in: 1...20) })
                else { return nil }
                return (member, list, digits, keys.value("group", { reader.whole($0, in: 1...19) }))
            }
        }
        guard let fill, let across else { return nil }
        return .matrix(
            MatrixMap(
                list: list, code: code, fixed: fixed ?? [], across: across.0, acrossList: across.1, acrossDigits: across.2,
                acrossGroup: across.3, fill: fill,
                totals: totals ?? self.totals))
    }

    private func labels(_ keys: inout MappingReader, _ columns: [ColumnMap]) -> BlockMap.Content? {
        let standard = keys.value("value") { columnIndex($0, columns) }
        let derived = keys.value("derived", words) ?? []
        guard let label = keys.required("label", { columnIndex($0, columns) }) else { return nil }
        let rows = keys.required("rows") { node in
            reader.entries(node)?.compactMap {
                entry -> (label: WordPattern, span: SourceSpan, fills: [(column: Int, target: LabelTarget)])? in
                guard let fills = labelFills(entry.value, standard, columns) else { return nil }
                return (WordPattern(entry.key), entry.keySpan, fills)
            }
        }
        return rows.map { .labels(LabelMap(column: label, rows: $0, derived: derived)) }
    }

    /// `income.general`, `{决算数: income.general}`, or `{sum: items, of: [basic, project]}`.
    private func labelFills(_ node: YAMLNode, _ standard: Int?, _ columns: [ColumnMap]) -> [(column: Int, target: LabelTarget)]? {
        if node.scalar != nil || isSum(node) {
            guard let standard else {
                reader.append(MapProblem.noColumn.diagnostic(at: node.span))
                return nil
            }
            return target(node).map { [(standard, $0)] }
        }
        return reader.entries(node)?.compactMap { entry in
            guard let column = index(entry.key, entry.keySpan, columns), let target = target(entry.value) else { return nil }
            return (column, target)
        }
    }

    private func isSum(_ node: YAMLNode) -> Bool {
        if case .mapping(let entries) = node.content { entries.contains { $0.key == "sum" } } else { false }
    }

    private func target(_ node: YAMLNode) -> LabelTarget? {
        guard isSum(node) else { return path(node).map(LabelTarget.data) }
        return reader.mapping(node) { keys in
            let list = keys.required("sum", path)
            let members = keys.required("of") { reader.oneOrMore($0, of: path) }
            let only = keys.value("where") { reader.entries($0)?.compactMap(memberAndText) }
            guard let list, let members else { return nil }
            return .sum(list: list, members: members, only: only ?? [])
        }
    }

    // MARK: Parts

    private func column(_ entry: YAMLEntry) -> ColumnMap? {
        let patterns = reader.oneOrMore(entry.value) { node in reader.name(node).flatMap { HeadPattern($0.text) } }
        return patterns.map { ColumnMap(name: entry.key, span: entry.keySpan, patterns: $0) }
    }

    private func index(_ name: String, _ span: SourceSpan, _ columns: [ColumnMap]) -> Int? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else {
            reader.append(MapProblem.unknownColumn(name, known: columns.map(\.name)).diagnostic(at: span))
            return nil
        }
        return index
    }

    private func columnIndex(_ node: YAMLNode, _ columns: [ColumnMap]) -> Int? {
        reader.name(node).flatMap { index($0.text, $0.span, columns) }
    }

    private func fills(_ node: YAMLNode, _ columns: [ColumnMap]) -> [(member: DataPath, column: Int)]? {
        reader.entries(node)?.compactMap { entry in
            columnIndex(entry.value, columns).map { (DataPath(dotted: entry.key), $0) }
        }
    }

    private func code(_ node: YAMLNode, _ columns: [ColumnMap]) -> CodeColumn? {
        reader.mapping(node) { keys in
            let column = keys.required("column") { columnIndex($0, columns) }
            let digits = keys.required("digits") { reader.whole($0, in: 1...20) }
            let member = keys.value("member", reader.text)
            let groups = keys.value("groups") { reader.oneOrMore($0) { reader.whole($0, in: 1...19) } }
            guard let column, let digits else { return nil }
            return CodeColumn(column: column, member: member ?? "code", digits: digits, groups: groups ?? [])
        }
    }

    private func names(_ node: YAMLNode, _ columns: [ColumnMap]) -> NameSource? {
        reader.mapping(node) { keys in
            let list = keys.required("list", reader.text)
            let column = keys.required("column") { columnIndex($0, columns) }
            let others = keys.value("others", path)
            guard let list, let column else { return nil }
            return NameSource(list: list, column: column, others: others)
        }
    }

    private func fact(_ node: YAMLNode) -> FactPattern? {
        reader.mapping(node) { keys in
            let sheets = keys.value("sheet", words) ?? []
            let numbers = keys.value("numbers") { node in
                reader.entries(node)?.compactMap { entry in
                    reader.whole(entry.value, in: 1...18).map { (entry.key, FactPattern.Form.number(digits: $0)) }
                }
            }
            let choices = keys.value("choices") { node in
                reader.entries(node)?.compactMap { entry in
                    reader.entries(entry.value).map { choices in
                        (
                            entry.key,
                            FactPattern.Form.choice(
                                choices.compactMap { choice in reader.text(choice.value).map { (plainText(choice.key), $0) } })
                        )
                    }
                }
            }
            let forms = (numbers ?? []) + (choices ?? [])
            return keys.required("cell", reader.name).flatMap { pattern in
                parts(pattern, forms).map { FactPattern(sheets: sheets, parts: $0) }
            }
        }
    }

    private func parts(_ pattern: SpannedName, _ forms: [(String, FactPattern.Form)]) -> [FactPattern.Part]? {
        var (parts, rest) = ([FactPattern.Part](), pattern.text[...])
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.words(plainText(String(rest[..<open])))) }
            guard let close = rest[open...].firstIndex(of: "}"), rest.index(after: open) < close else {
                reader.append(MapProblem.badFact.diagnostic(at: pattern.span))
                return nil
            }
            let name = String(rest[rest.index(after: open)..<close])
            parts.append(.hole(DataPath(dotted: name), forms.first { $0.0 == name }?.1 ?? .text))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.words(plainText(String(rest)))) }
        return parts
    }

    private func words(_ node: YAMLNode) -> [WordPattern]? { reader.oneOrMore(node) { reader.name($0).map { WordPattern($0.text) } } }

    private func path(_ node: YAMLNode) -> DataPath? { reader.name(node).map { DataPath(dotted: $0.text) } }

    private func pathAndText(_ entry: YAMLEntry) -> (DataPath, String)? {
        reader.text(entry.value).map { (DataPath(dotted: entry.key), $0) }
    }

    private func memberAndText(_ entry: YAMLEntry) -> (member: String, text: String)? { reader.text(entry.value).map { (entry.key, $0) } }

    /// A unit and how many of the least one it is: `万元: 10000`.
    private func declaredUnit(_ entry: YAMLEntry) -> MoneyUnit? {
        guard let text = reader.text(entry.value) else { return nil }
        guard text.hasPrefix("1"), text.dropFirst().allSatisfy({ $0 == "0" }), text.utf8.count <= 13 else {
            reader.append(MapProblem.noPowerOfTen(text).diagnostic(at: entry.value.span))
            return nil
        }
        return MoneyUnit(name: entry.key, power: text.utf8.count - 1)
    }

    private func unit(_ node: YAMLNode) -> MoneyUnit? {
        guard let name = reader.name(node) else { return nil }
        guard let unit = units.first(where: { $0.name == name.text }) else {
            reader.append(MapProblem.unknownUnit(name.text, known: units.map(\.name)).diagnostic(at: name.span))
            return nil
        }
        return unit
    }
}
