internal import Diagnostics

/// The order in which entries that build on one another through `extends` can be resolved: bases first.
struct ExtendsChains {
    /// Every entry once, each after its base.
    private(set) var ordered: [YAMLEntry] = []
    private var bases: [String: String] = [:]

    /// Reads `extends` of every entry; unknown bases and circles are reported, and such an entry then has no base.
    ///
    /// `others` are names that may be extended without being entries here; an entry that extends its own name means one of those.
    init(entries: [YAMLEntry], reader: ValueReader, kind: DeclaredKind, others: [String] = []) {
        let names = entries.map(\.key)
        for entry in entries {
            guard case .mapping(let inner) = entry.value.content, let node = inner.first(where: { $0.key == "extends" })?.value,
                let reference = reader.name(node)
            else { continue }
            let isOther = others.contains(reference.text) && (reference.text == entry.key || !names.contains(reference.text))
            if isOther || names.contains(reference.text) {
                bases[entry.key] = reference.text
            } else {
                let nearest = nearestName(to: reference.text, among: (names + others).filter { $0 != entry.key })
                reader.report(.unknownName(kind, reference.text, nearest: nearest), at: reference.span)
            }
        }
        var byName: [String: YAMLEntry] = [:]
        for entry in entries { byName[entry.key] = entry }
        var done: Set<String> = []
        for entry in entries {
            var chain: [YAMLEntry] = []
            var current: YAMLEntry? = entry
            while let next = current, !done.contains(next.key) {
                if let start = chain.firstIndex(where: { $0.key == next.key }) {
                    reader.report(.circle(chain[start...].map(\.key) + [next.key]), at: next.keySpan)
                    chain[start...].forEach { bases[$0.key] = nil }
                    break
                }
                chain.append(next)
                current = bases[next.key].flatMap { $0 == next.key && others.contains($0) ? nil : byName[$0] }
            }
            for entry in chain.reversed() where done.insert(entry.key).inserted { ordered.append(entry) }
        }
    }

    /// The name of the entry that `entry` is built on.
    func base(of entry: YAMLEntry) -> String? { bases[entry.key] }
}
