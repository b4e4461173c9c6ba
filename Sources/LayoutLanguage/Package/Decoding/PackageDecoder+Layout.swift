internal import Diagnostics
internal import DocumentTree
internal import OrderedCollections
internal import ReportData

extension PackageDecoder {
    /// `layout.yaml` (layout-language.md, section 1).
    func decodeLayout(into package: inout LayoutPackage) {
        guard let file = folder.files["layout.yaml"] else {
            let problem = PackageProblem.missingFile("layout.yaml", nearest: nil)
            reader.append(Diagnostic(problem.id, .failure, problem.message, at: Place(file: folder.name)))
            return
        }
        let span = SourceSpan(file: file, range: 0..<0)
        var keys = MappingReader(entries: contents.layout.entries, span: span, reader: reader)
        package.writtenName = keys.required("name", reader.name)
        package.name = package.writtenName?.text ?? folder.name
        package.title = keys.value("title", reader.text) ?? package.name
        _ = keys.value("extends", reader.name)
        package.schema = keys.value("schema", textFile)
        package.previousReport = keys.value("previous-report") { reader.oneOrMore($0, of: reader.name) } ?? []
        package.language = keys.value("language", reader.name)?.text ?? package.language
        package.units = keys.value("units", units) ?? [:]
        package.numberPolicies = keys.value("numbers") { numberPolicies($0, units: package.units) } ?? [:]
        package.metadata = keys.value("metadata", metadata) ?? MetadataTemplates()
        package.unbreakableUnits = keys.value("unbreakable-units") { reader.list($0, of: reader.text) } ?? []
        package.titleWords = keys.value("title-words", titleWords) ?? TitleWords()
        package.chartWords = Chart.Words(language: package.language)
        if let words = keys.value("chart-words", { chartWords($0, over: package.chartWords) }) { package.chartWords = words }
        package.sections = keys.required("document") { reader.list($0, of: section) } ?? []
        keys.finish()
    }

    private func titleWords(_ node: YAMLNode) -> TitleWords? {
        reader.mapping(node) { keys in
            var words = TitleWords()
            words.ends = keys.value("ends") { reader.list($0, of: reader.text) } ?? []
            words.words = keys.value("words") { reader.list($0, of: reader.text) } ?? []
            return words
        }
    }

    /// What is not said stays as the document's language has it.
    private func chartWords(_ node: YAMLNode, over base: Chart.Words) -> Chart.Words? {
        reader.mapping(node) { keys in
            var words = base
            func take(_ key: String, _ word: WritableKeyPath<Chart.Words, String>) {
                words[keyPath: word] = keys.value(key, reader.text) ?? words[keyPath: word]
            }
            take("item", \.item)
            take("value", \.value)
            take("share", \.share)
            take("unit", \.unit)
            take("missing", \.missing)
            take("part", \.part)
            take("total", \.total)
            take("to", \.target)
            take("right-axis", \.rightAxis)
            take("rise", \.rise)
            take("fall", \.fall)
            for kind in Chart.Words.Kind.allCases {
                if let word = keys.value(kind.rawValue, reader.text) { words.kinds[kind] = word }
            }
            return words
        }
    }

    private func metadata(_ node: YAMLNode) -> MetadataTemplates? {
        reader.mapping(node) { keys in
            var metadata = MetadataTemplates()
            metadata.title = keys.value("title", reader.template)
            metadata.author = keys.value("author", reader.template)
            metadata.subject = keys.value("subject", reader.template)
            metadata.keywords = keys.value("keywords") { reader.list($0, of: reader.template) } ?? []
            metadata.date = keys.value("date", reader.template)
            return metadata
        }
    }

    /// Dimensions with their units: a mapping of units that convert, or a list of units that are each their own dimension.
    private func units(_ node: YAMLNode) -> OrderedDictionary<String, UnitDeclaration>? {
        var units: OrderedDictionary<String, UnitDeclaration> = [:]
        func add(_ name: SpannedName, dimension: String, factor: Decimal) {
            if let first = units[name.text] {
                let related = Diagnostic.Related(Message("第一次定义在这里", "it is declared here first"), at: Place(span: first.span))
                reader.report(.declaredTwice(name.text), at: name.span, related: [related])
                return
            }
            units[name.text] = UnitDeclaration(name: name.text, dimension: dimension, factor: factor, span: name.span)
        }
        for dimension in reader.entries(node) ?? [] {
            if case .list(let items) = dimension.value.content {
                for name in items.compactMap(reader.name) { add(name, dimension: name.text, factor: .one) }
                continue
            }
            for unit in reader.entries(dimension.value) ?? [] {
                guard let factor = reader.decimal(unit.value) else { continue }
                guard factor > .zero else {
                    reader.report(.uselessFactor, at: unit.value.span)
                    continue
                }
                add(SpannedName(unit.key, span: unit.keySpan), dimension: dimension.key, factor: factor)
            }
        }
        return units
    }

    private func numberPolicies(
        _ node: YAMLNode, units: OrderedDictionary<String, UnitDeclaration>
    ) -> OrderedDictionary<String, NumberPolicyDeclaration>? {
        var policies: OrderedDictionary<String, NumberPolicyDeclaration> = [:]
        let entries = reader.entries(node) ?? []
        for entry in entries {
            policies[entry.key] = reader.mapping(entry.value) { keys in
                var policy = NumberPolicyDeclaration(name: entry.key, span: entry.keySpan)
                policy.digits = keys.value("digits") { reader.whole($0, in: 0...12) } ?? policy.digits
                policy.groupsThousands = keys.value("thousands", reader.yesNo) ?? policy.groupsThousands
                policy.trailingZeros = keys.value("trailing-zeros") { reader.choice($0) } ?? policy.trailingZeros
                policy.zero = keys.value("zero", reader.text) ?? policy.zero
                policy.minus = keys.value("minus", reader.text) ?? policy.minus
                policy.shares = keys.value("shares") { reader.choice($0) } ?? policy.shares
                policy.absent = keys.value("absent", reader.text) ?? policy.absent
                policy.dimensions = keys.value("dimensions") { dimensions($0, units: units, policies: entries.map(\.key)) } ?? [:]
                return policy
            }
        }
        return policies
    }

    /// What is measured with the policy by which it is printed: `{plain: 整数, count: 整数}`.
    private func dimensions(
        _ node: YAMLNode, units: OrderedDictionary<String, UnitDeclaration>, policies: [String]
    ) -> [String: String]? {
        let known = OrderedSet(units.values.filter { $0.dimension != $0.name }.map(\.dimension))
            .union([UnitTable.plainDimension, UnitTable.countDimension, UnitTable.ratioDimension])
        guard let entries = reader.entries(node) else { return nil }
        var result: [String: String] = [:]
        for entry in entries {
            guard known.contains(entry.key) else {
                reader.report(.badChoice(entry.key, choices: Array(known)), at: entry.keySpan)
                continue
            }
            result[entry.key] = declared(entry.value, .numberPolicy, in: policies)?.text
        }
        return result
    }

    private func section(_ node: YAMLNode) -> SectionTemplate? {
        reader.mapping(node) { keys in
            let page = keys.required("page") { declared($0, .page, in: pageNames) }
            let numbering = keys.value("numbering", numbering) ?? PageNumbering()
            let prose = keys.required("prose") { reader.oneOrMore($0, of: path) }
            let pages = keys.value("pages") { reader.whole($0, in: 1...9999) }
            guard let page, let prose else { return nil }
            return SectionTemplate(page: page, numbering: numbering, prose: prose, pages: pages)
        }
    }

    /// `none`, or `{style: decimal, start: 1, prefix: 附}`.
    private func numbering(_ node: YAMLNode) -> PageNumbering? {
        if node.scalar != nil { return reader.choice(node).map { PageNumbering(style: $0) } }
        return reader.mapping(node) { keys in
            PageNumbering(
                style: keys.value("style") { reader.choice($0) } ?? .decimal,
                start: keys.value("start") { reader.whole($0, in: 0...9999) },
                prefix: keys.value("prefix", reader.text) ?? "")
        }
    }

    private func textFile(_ node: YAMLNode) -> SourceFile? { path(node).flatMap { contents.texts[$0.text] } }

    /// The path of a text file of the package or one of its bases.
    private func path(_ node: YAMLNode) -> SpannedName? {
        guard let reference = reader.name(node) else { return nil }
        guard PackagePath.staysInside(reference.text) else {
            reader.report(.unsafePath(reference.text), at: reference.span)
            return nil
        }
        guard contents.texts[reference.text] != nil else {
            let nearest = nearestName(to: reference.text, among: contents.texts.keys)
            reader.report(.missingFile(reference.text, nearest: nearest), at: reference.span)
            return nil
        }
        return reference
    }
}
