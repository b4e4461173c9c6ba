internal import Diagnostics
internal import Display

/// The places of the document that links and the contents lead to, each under a name of its own.
struct Anchors {
    private var used: Set<String> = []
    /// The last number given to each name: thousands of one name are numbered without trying all numbers before.
    private var numbers: [String: Int] = [:]
    private var ordered: [String] = []
    private var doubled: [SpannedName] = []
    private var links: [SpannedName] = []
    /// What places are called by their numbers: `附表1`.
    private(set) var labels: [AnchorID: String] = [:]
    /// Links that print such a number.
    private var numberLinks: [SpannedName] = []
    /// Whether some of them did.
    var printsNumbers: Bool { !numberLinks.isEmpty }

    /// The anchor of a heading that names it, in the order of the document. The second of one name is a finding.
    mutating func declare(_ name: SpannedName) -> AnchorID {
        if used.contains(name.text) { doubled.append(name) }
        return unique(name.text)
    }

    /// An anchor called `name`, or `name-2` and so on where that is taken: charts, tables, headings without a name.
    mutating func unique(_ name: String) -> AnchorID {
        var candidate = name
        var count = numbers[name, default: 1]
        while !used.insert(candidate).inserted {
            count += 1
            candidate = "\(name)-\(count)"
        }
        numbers[name] = count
        ordered.append(candidate)
        return AnchorID(rawValue: candidate)
    }

    /// The target of a link; whether it exists is known at the end.
    mutating func link(to name: SpannedName) -> AnchorID {
        links.append(name)
        return AnchorID(rawValue: name.text)
    }

    /// Calls a place by its number, without the marks that part it from the title.
    mutating func label(_ anchor: AnchorID, _ label: String) {
        let end = label.lastIndex { !$0.isWhitespace && !Self.closingMarks.contains($0) }
        guard let end else { return }
        labels[anchor] = String(label[...end])
    }

    private static let closingMarks: Set<Character> = ["、", "．", ".", "：", ":", "，", ","]

    /// Notes that a link prints the number of its place.
    mutating func number(of anchor: AnchorID, at span: SourceSpan) { numberLinks.append(SpannedName(anchor.rawValue, span: span)) }

    /// Links that lead nowhere, names that are taken twice, and numbers of places that have none.
    func findings() -> [Diagnostic] {
        let lost = links.filter { !used.contains($0.text) }.map { link in
            BindingProblem.unknownAnchor(link.text, nearest: nearestName(to: link.text, among: ordered)).diagnostic(at: link.span)
        }
        let unnumbered = numberLinks.filter { used.contains($0.text) && labels[AnchorID(rawValue: $0.text)] == nil }.map {
            BindingProblem.noNumber($0.text).diagnostic(at: $0.span)
        }
        return lost + unnumbered + doubled.map { BindingProblem.doubledAnchor($0.text).diagnostic(at: $0.span) }
    }
}
