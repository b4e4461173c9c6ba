package import Diagnostics
internal import Geometry
internal import ReportData
internal import Styling

/// Reads values of YAML nodes and keeps what is wrong with them; a class because readers of parts share one.
///
/// Each function gives `nil` for a value that can not be read, after it has said why.
package final class ValueReader {
    package private(set) var diagnostics: [Diagnostic] = []
    /// More problems than a person reads are not kept.
    private static let mostProblems = 200

    func report(_ problem: PackageProblem, at span: SourceSpan, related: [Diagnostic.Related] = []) {
        append(problem.diagnostic(at: span, related: related))
    }

    package init() {}

    package func append(_ diagnostic: Diagnostic) {
        guard diagnostics.count <= Self.mostProblems else { return }
        if diagnostics.count == Self.mostProblems {
            let problem = PackageProblem.tooManyProblems
            diagnostics.append(Diagnostic(problem.id, .failure, problem.message, at: diagnostic.place))
        } else {
            diagnostics.append(diagnostic)
        }
    }

    /// The roles of faces that styles name; which there are whoever has the faces knows.
    var fontRoles: [SpannedName] = []

    // MARK: Texts

    /// The scalar of `node`, which may be an empty text but not a missing value.
    package func scalar(_ node: YAMLNode) -> YAMLScalar? {
        guard let scalar = node.scalar else {
            report(node.bracedText.map { .unquotedBraces($0) } ?? .wrongShape(.text), at: node.span)
            return nil
        }
        guard !node.isMissing else {
            report(.missingValue, at: node.span)
            return nil
        }
        return scalar
    }

    package func text(_ node: YAMLNode) -> String? { scalar(node)?.text }

    /// A text of at least one character.
    package func name(_ node: YAMLNode) -> SpannedName? {
        guard let scalar = scalar(node) else { return nil }
        guard !scalar.text.isEmpty else {
            report(.emptyText, at: node.span)
            return nil
        }
        return SpannedName(scalar.text, span: scalar.span)
    }

    // MARK: Code

    /// What is wrong with expressions and templates. It is said with what else is wrong with them when a report is bound.
    private(set) var codeDiagnostics: [Diagnostic] = []

    func template(_ node: YAMLNode) -> Template? {
        scalar(node).map { scalar in
            let (template, found) = Template.parse(source: scalar.span.file, range: scalar.span.range)
            codeDiagnostics += found
            return template
        }
    }

    /// A template that stands in running text, where numbers come from figures.
    func sentence(_ node: YAMLNode) -> Template? {
        guard let template = template(node) else { return nil }
        codeDiagnostics += template.plainNumbers().map { ProseProblem.plainNumber($0.text).diagnostic(at: $0.span) }
        return template
    }

    func expression(_ node: YAMLNode) -> ParsedExpression? { name(node).map { expression($0.span) } }

    private func expression(_ span: SourceSpan) -> ParsedExpression {
        let (expression, found) = ParsedExpression.parse(span)
        codeDiagnostics += found
        return expression
    }

    /// `名称 in 列表`.
    func each(_ node: YAMLNode) -> Each? {
        guard let scalar = scalar(node) else { return nil }
        let bytes = Array(scalar.text.utf8)
        guard let (name, list) = Each.parts(of: bytes, 0..<bytes.count) else {
            report(.badEach, at: scalar.span)
            return nil
        }
        func span(_ range: Range<Int>) -> SourceSpan {
            let start = scalar.span.range.lowerBound
            return SourceSpan(file: scalar.span.file, range: start + range.lowerBound..<start + range.upperBound)
        }
        return Each(name: SpannedName(String(decoding: bytes[name], as: UTF8.self), span: span(name)), list: expression(span(list)))
    }

    /// A prose file.
    func prose(_ source: SourceFile) -> ProseFile {
        let (file, found) = ProseFile.parse(source)
        codeDiagnostics += found
        return file
    }

    // MARK: Numbers and choices

    package func whole(_ node: YAMLNode, in allowed: ClosedRange<Int>) -> Int? {
        guard let text = text(node) else { return nil }
        guard let value = Int(text), allowed.contains(value) else {
            report(.badWhole(text, allowed: allowed), at: node.span)
            return nil
        }
        return value
    }

    /// An exact number.
    func decimal(_ node: YAMLNode) -> Decimal? {
        guard let text = text(node) else { return nil }
        guard let value = Decimal(text) else {
            report(.badNumber(text), at: node.span)
            return nil
        }
        return value
    }

    /// A number for geometry: `0.25` or a fraction, `1/6`.
    func fraction(_ node: YAMLNode) -> Double? {
        guard let text = text(node) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { number($0) }
        switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
        case (1, let value?, _): return value
        case (2, let upper?, let lower?) where lower != 0: return upper / lower
        default:
            report(.badNumber(text), at: node.span)
            return nil
        }
    }

    package func yesNo(_ node: YAMLNode) -> Bool? {
        switch text(node) {
        case "yes": return true
        case "no": return false
        case let text?:
            report(.badYesNo(text), at: node.span)
            return nil
        case nil: return nil
        }
    }

    /// One of the raw values of an enum.
    package func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode, of type: Choice.Type = Choice.self) -> Choice? {
        guard let text = text(node) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            report(.badChoice(text, choices: Choice.allCases.map(\.rawValue)), at: node.span)
            return nil
        }
        return choice
    }

    func color(_ node: YAMLNode) -> Color? {
        guard let text = scalar(node)?.text else { return nil }
        guard let color = Color(hexadecimal: text) else {
            report(.badColor(text), at: node.span)
            return nil
        }
        return color
    }

    // MARK: Lists

    /// The elements of a list.
    package func list<Element>(_ node: YAMLNode, of element: (YAMLNode) -> Element?) -> [Element]? {
        guard case .list(let items) = node.content else {
            report(.wrongShape(.list), at: node.span)
            return nil
        }
        return items.compactMap(element)
    }

    /// The elements of a list, or one element without brackets.
    package func oneOrMore<Element>(_ node: YAMLNode, of element: (YAMLNode) -> Element?) -> [Element]? {
        if case .list(let items) = node.content { return items.compactMap(element) }
        return element(node).map { [$0] }
    }

    /// A plain decimal number without exponent, infinity or hexadecimal digits, which `Double` would take.
    func number(_ text: some StringProtocol) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard digits.first?.isASCII == true, digits.first != ".", digits.last != ".",
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }), digits.utf8.count <= 18
        else { return nil }
        return Double(String(text))
    }
}

extension YAMLNode {
    /// The text that was probably meant by a mapping such as `{行.name}`, which has keys without values and lies on one line.
    fileprivate var bracedText: String? {
        guard case .mapping(let entries) = content, !entries.isEmpty, entries.allSatisfy(\.value.isMissing) else { return nil }
        let text = String(span.text)
        return text.hasPrefix("{") && !text.contains("\n") && text.count <= 80 ? (text.hasSuffix("}") ? text : text + "}") : nil
    }
}
