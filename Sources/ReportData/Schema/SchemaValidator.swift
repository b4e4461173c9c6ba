internal import Diagnostics
internal import OrderedCollections

/// Walks data and schema side by side and collects what is not allowed.
struct SchemaValidator {
    private let schema: Schema
    /// The rules as objects: a rule has many parts, and is asked for each of the values of a report.
    private let rules: [SharedRule]
    private let document: DataDocument
    private(set) var diagnostics: [Diagnostic] = []
    /// How many rules are being applied to values inside one another; references could turn in circles.
    private var depth = 0

    /// Rules that may still be applied: alternatives of alternatives multiply.
    private var steps: Int
    /// Whether it is only asked if a value fits, and what was found: words are made of what is told.
    private var isTrial = false
    private var hasFailed = false

    private static let maximumDepth = 256
    /// What small data with an involved schema take at most, and for each byte of larger ones.
    private static let (leastSteps, stepsPerByte) = (500_000, 50)
    /// After so many nobody reads on.
    private static let maximumDiagnostics = 500

    init(schema: Schema, document: DataDocument) {
        self.schema = schema
        rules = schema.rules.map(SharedRule.init)
        self.document = document
        steps = Self.leastSteps + Self.stepsPerByte * document.file.text.utf8.count
    }

    /// How a value is called in messages: its title in the schema, else its key.
    struct Name {
        var key: String?
        var title: String?
    }

    /// Checks `node`, which `name` names where the schema has no title for it.
    mutating func check(_ node: DataNode, against id: SchemaRule.ID, name: Name) {
        guard diagnostics.count < Self.maximumDiagnostics, steps >= 0, !hasFailed else { return }
        steps -= 1
        guard steps >= 0 else {
            // That is told even where it is only asked.
            isTrial = false
            return report(.tooMuchWork, node)
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { return report(.circularReference, node) }
        check(node, rules[id], name: Name(key: name.key, title: schema.titles[id] ?? name.title))
    }

    private mutating func check(_ node: DataNode, _ shared: SharedRule, name: Name) {
        guard !shared.rule.isNever else { return report(.notAllowedHere(name), node) }
        if let reference = shared.rule.reference { check(node, against: reference, name: name) }
        guard shared.rule.kinds.isEmpty || shared.rule.kinds.contains(where: node.isKind(of:)) else {
            return report(.wrongKind(name, expected: shared.rule.kinds, found: node), node)
        }
        if let allowed = shared.rule.allowed, !allowed.contains(where: node.hasSameValue(as:)) {
            report(.notAmongAllowed(name, allowed: allowed, found: node), node)
        }
        switch node.value {
        case .null, .bool: break
        case .number(let number): check(number, node, shared, name)
        case .text(let text): check(text, node, shared, name)
        case .list(let items): check(items, node, shared, name)
        case .object(let members): check(members, node, shared, name)
        }
        for other in shared.rule.allOf { check(node, against: other, name: name) }
        if !shared.rule.anyOf.isEmpty { checkAlternatives(shared.rule.anyOf, node, name, exactlyOne: false) }
        if !shared.rule.oneOf.isEmpty { checkAlternatives(shared.rule.oneOf, node, name, exactlyOne: true) }
    }

    private mutating func check(_ number: Decimal, _ node: DataNode, _ shared: SharedRule, _ name: Name) {
        if let minimum = shared.rule.minimum, number < minimum { report(.tooSmall(name, minimum, inclusive: true, node), node) }
        if let maximum = shared.rule.maximum, number > maximum { report(.tooLarge(name, maximum, inclusive: true, node), node) }
        if let minimum = shared.rule.exclusiveMinimum, number <= minimum { report(.tooSmall(name, minimum, inclusive: false, node), node) }
        if let maximum = shared.rule.exclusiveMaximum, number >= maximum { report(.tooLarge(name, maximum, inclusive: false, node), node) }
        if let step = shared.rule.multipleOf, number.divided(by: step)?.isWhole != true { report(.notAMultiple(name, step, node), node) }
    }

    private mutating func check(_ text: String, _ node: DataNode, _ shared: SharedRule, _ name: Name) {
        // JSON Schema counts characters as code points (2020-12 Validation, 6.3.1).
        if shared.rule.lengths != 0...Int.max, case let count = text.unicodeScalars.count, !shared.rule.lengths.contains(count) {
            report(.wrongLength(name, shared.rule.lengths, found: count), node)
        }
        if let pattern = shared.rule.pattern, !pattern.matches(text) {
            report(.noMatch(name, pattern.source, shared.rule.examples.first, node), node)
        }
    }

    private mutating func check(_ items: [DataNode], _ node: DataNode, _ shared: SharedRule, _ name: Name) {
        if !shared.rule.counts.contains(items.count) {
            report(.wrongCount(name, shared.rule.counts, found: items.count), node, atOpening: true)
        }
        for (index, item) in items.enumerated() {
            let itemRule = index < shared.rule.prefixItems.count ? shared.rule.prefixItems[index] : shared.rule.items
            if let itemRule { check(item, against: itemRule, name: Name(key: String(index), title: name.title)) }
        }
        guard shared.rule.hasUniqueItems else { return }
        var first: [SameValue: Int] = [:]
        for (index, item) in items.enumerated() {
            if let earlier = first[SameValue(node: item)] {
                report(.notUnique(name, first: earlier), item)
            } else {
                first[SameValue(node: item)] = index
            }
        }
    }

    private mutating func check(
        _ members: OrderedDictionary<String, DataMember>, _ node: DataNode, _ shared: SharedRule, _ name: Name
    ) {
        for key in shared.rule.required where members[key] == nil {
            let title = shared.rule.properties[key].flatMap { schema.titles[$0] }
            report(.missing(Name(key: key, title: title), in: name), node, atOpening: true)
        }
        for (key, member) in members {
            if let property = shared.rule.properties[key] {
                check(member.node, against: property, name: Name(key: key, title: nil))
            } else if let other = shared.rule.otherProperties {
                if rules[other].rule.isNever {
                    reportUnknown(key, member, members, shared.rule)
                } else {
                    check(member.node, against: other, name: Name(key: key, title: nil))
                }
            }
        }
    }

    /// Proposes a key that is not there yet, by its spelling or by its title.
    private mutating func reportUnknown(
        _ key: String, _ member: DataMember, _ members: OrderedDictionary<String, DataMember>, _ rule: SchemaRule
    ) {
        guard !isTrial else { return hasFailed = true }
        let titled = rule.properties.first { schema.titles[$1] == key }?.key
        let nearest = titled ?? nearestName(to: key, among: rule.properties.keys.filter { members[$0] == nil })
        let title = nearest.flatMap { rule.properties[$0] }.flatMap { schema.titles[$0] }
        append(
            SchemaProblem.unknownKey(key, nearest: nearest, title: title).diagnostic(
                at: Place(span: member.keySpan, path: document.pointer(to: member.node.span))))
    }

    // MARK: Alternatives

    private mutating func checkAlternatives(_ ids: [SchemaRule.ID], _ node: DataNode, _ name: Name, exactlyOne: Bool) {
        guard !hasFailed else { return }
        var matching = 0
        for id in ids {
            guard let (fits, told) = attempt(node, id, name, isTrial: true) else { return }
            precondition(told.isEmpty, "a trial tells nothing")
            if fits { matching += 1 }
            if matching > (exactlyOne ? 1 : 0) { break }
        }
        switch matching {
        case 0 where isTrial: hasFailed = true
        case 0:
            var nearest: [Diagnostic]?
            for id in ids where accepts(node, id) {
                guard let (_, told) = attempt(node, id, name, isTrial: false) else { return }
                if told.count < nearest?.count ?? .max { nearest = told }
            }
            // What the alternative of the same kind objects to tells more than that none fits.
            if let nearest { nearest.forEach { append($0) } } else { report(.noAlternative(name, kinds(of: ids), node), node) }
        case 1: break
        default: if exactlyOne { report(.severalAlternatives(name), node) }
        }
    }

    /// Whether the value fits one alternative, and what is wrong unless that is only asked; `nil` when it was too much work, which is told.
    private mutating func attempt(
        _ node: DataNode, _ id: SchemaRule.ID, _ name: Name, isTrial: Bool
    ) -> (fits: Bool, told: [Diagnostic])? {
        let outer = (diagnostics, self.isTrial)
        (diagnostics, self.isTrial) = ([], isTrial)
        check(node, against: id, name: name)
        let (fits, told) = (diagnostics.isEmpty && !hasFailed, diagnostics)
        (diagnostics, self.isTrial, hasFailed) = (outer.0, outer.1, false)
        guard steps >= 0 else {
            told.forEach { append($0) }
            return nil
        }
        return (fits, told)
    }

    /// Whether the alternative allows values of this kind at all.
    private func accepts(_ node: DataNode, _ id: SchemaRule.ID) -> Bool {
        let kinds = kinds(of: [id])
        return kinds.isEmpty || kinds.contains(where: node.isKind(of:))
    }

    private func kinds(of ids: [SchemaRule.ID]) -> [SchemaRule.Kind] {
        var kinds: [SchemaRule.Kind] = []
        for id in ids {
            var rule = schema[id]
            for _ in schema.rules {
                guard rule.kinds.isEmpty, let reference = rule.reference else { break }
                rule = schema[reference]
            }
            kinds += rule.kinds.filter { !kinds.contains($0) }
        }
        return kinds
    }

    // MARK: Reporting

    /// Reports at the value, or at the bracket that begins it, where something about the whole is said.
    private mutating func report(_ problem: SchemaProblem, _ node: DataNode, atOpening: Bool = false) {
        guard !isTrial else { return hasFailed = true }
        var place = document.place(of: node)
        if atOpening {
            let start = node.span.range.lowerBound
            place.span = SourceSpan(file: node.span.file, range: start..<min(start + 1, node.span.range.upperBound))
        }
        append(problem.diagnostic(at: place))
    }

    private mutating func append(_ diagnostic: Diagnostic) {
        guard diagnostics.count < Self.maximumDiagnostics else { return }
        diagnostics.append(diagnostic)
        if diagnostics.count == Self.maximumDiagnostics, let place = diagnostic.place {
            diagnostics.append(SchemaProblem.tooMany.diagnostic(at: place))
        }
    }
}

extension DataNode {
    /// Whether the value is of this kind; a number without fraction is an integer, `1.0` too (2020-12 Core, 4.2.3).
    func isKind(of kind: SchemaRule.Kind) -> Bool {
        switch (kind, value) {
        case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .text), (.array, .list), (.object, .object): true
        case (.integer, .number(let number)): number.isWhole
        default: false
        }
    }
}

/// A rule that is not copied when it is asked for.
private final class SharedRule {
    let rule: SchemaRule

    init(_ rule: SchemaRule) { self.rule = rule }
}
