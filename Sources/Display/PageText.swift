public import Geometry

/// What a page says, to be laid over pictures of it whose glyphs are outlines: its blocks in reading order, then what is no content.
public struct PageText: Hashable, Sendable {
    /// A run of glyphs and where it stands on the sheet as viewers show it.
    public struct Run: Hashable, Sendable {
        public var run: GlyphRun
        public var map: Transform
        /// The element that it belongs to; `nil` for what is no content.
        public var leaf: StructID?
    }

    /// The runs of a paragraph, a heading, a caption, a cell or a figure, or of one artifact.
    public struct Block: Hashable, Sendable {
        public var runs: [Run]
        /// Labels of a figure are texts of their own.
        public var isFigure: Bool
        /// Running heads, folios and what else readers need not hear.
        public var isArtifact: Bool
    }

    public let blocks: [Block]

    /// The text of `page`; `order` says which elements of `structure` are read first.
    public init(of page: DisplayPage, in structure: StructTree, order: [StructID: Int]) {
        var found: [StructID: [Run]] = [:]
        var artifacts: [Block] = []
        let turn = page.turn
        for stretch in page.stretches {
            var leaf: StructID?
            if case .leaf(let id) = stretch.mark { leaf = id }
            let runs = stretch.operations.compactMap { operation -> Run? in
                guard case .glyphs(let run) = operation.content, !run.text.isEmpty else { return nil }
                return Run(run: run, map: operation.transform.then(turn), leaf: leaf)
            }
            guard !runs.isEmpty else { continue }
            if let leaf {
                found[structure.block(around: leaf), default: []] += runs
            } else {
                artifacts.append(Block(runs: runs, isFigure: false, isArtifact: true))
            }
        }
        let read = found.sorted { (order[$0.key] ?? .max, $0.key) < (order[$1.key] ?? .max, $1.key) }
        blocks = read.map { Block(runs: $1, isFigure: structure[$0].role == .figure, isArtifact: false) } + artifacts
    }
}

extension StructTree {
    /// The place of each element in the order of reading.
    public var readingPlaces: [StructID: Int] {
        Dictionary(uniqueKeysWithValues: readingOrder.enumerated().map { ($1, $0) })
    }
}
