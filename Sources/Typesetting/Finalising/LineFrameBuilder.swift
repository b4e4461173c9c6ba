internal import Display
internal import Geometry
internal import Styling

/// The fifth step: takes a line whose glue is set, gives its frame.
struct LineFrameBuilder {
    let text: CollectedText
    /// The texts of the paragraph, with the elements that they belong to here.
    let sources: [StyledText]
    let shaped: ShapedText
    let model: LineModel
    /// Height of the line and distance from its top to the baseline.
    let height: Length
    let baseline: Length

    /// What stands between the characters, by the atoms that it follows, which ascend.
    private let anchors: [(atom: Int, id: AnchorID)]
    private let markers: [(atom: Int, number: Int)]
    /// Whether anything is underlined or dotted.
    let isDecorated: Bool

    init(text: CollectedText, sources: [StyledText], shaped: ShapedText, model: LineModel, height: Length, baseline: Length) {
        self.text = text
        self.sources = sources
        self.shaped = shaped
        self.model = model
        self.height = height
        self.baseline = baseline
        isDecorated = sources.contains { $0.style.decoration != .none }
        guard !text.anchors.isEmpty || !text.markers.isEmpty else {
            (anchors, markers) = ([], [])
            return
        }
        let positions = AtomPositions(model.atoms)
        // What stands at a scalar position belongs to the atom before it, so that a note's mark is on the line of its word.
        let atom = { (position: Int) in max(0, positions.atom(atScalar: position) - (position > 0 ? 1 : 0)) }
        anchors = text.anchors.map { (atom($0.position), $0.id) }
        markers = text.markers.map { (atom($0.position), $0.number) }
    }

    /// What goes into one glyph run.
    struct RunKey: Equatable {
        var font: Int
        var color: Color
        var shift: Length
        var leaf: StructID?
        var link: LinkTarget?
        var linkElement: StructID?
    }

    /// A stretch of atoms of one key.
    struct Stretch {
        var key: RunKey
        var atoms: Range<Int>
    }

    /// From the top of a line to its baseline: the em box of Han, 0.88 em above the baseline and 0.12 em below it, stands in the middle of
    /// the line's height.
    static func baseline(pitch: Length, size: Length) -> Length { (pitch - size) / 2 + size * 0.88 }

    /// The line as a frame as wide as the measure.
    func line(_ set: SetLine, width: Length, isLast: Bool) -> Line {
        var frame = Frame(size: Size(width: width, height: height), baseline: baseline)
        let bounds = set.line.start..<(isLast ? Int.max : set.line.end + 1)
        for anchor in anchors[Self.indices(of: anchors, in: bounds, \.atom)] {
            let x = set.x(at: anchor.atom)
            frame.items.append(.init(.anchor(anchor.id), at: Point(x: .pt(x), y: .zero)))
        }
        let stretches = set.line.isEmpty ? [] : self.stretches(set.line.start...set.line.end)
        var index = 0
        while index < stretches.count {
            // Runs of one leaf lie in one frame, so that a leaf has one mark on a line unless another interrupts it.
            let leaf = stretches[index].key.leaf
            var runs: [Frame.Placed] = []
            while index < stretches.count, stretches[index].key.leaf == leaf {
                append(stretches[index], of: set, width: width, to: &runs)
                index += 1
            }
            if let leaf {
                frame.items.append(.init(.marked(.leaf(leaf), Frame(size: frame.size, baseline: baseline, items: runs)), at: .zero))
            } else {
                frame.items += runs
            }
        }
        appendLinks(stretches, of: set, to: &frame)
        appendDecorations(of: set, to: &frame)
        let markers = self.markers[Self.indices(of: self.markers, in: bounds, \.atom)].map(\.number)
        return Line(frame: frame, textWidth: .pt(set.right - set.left), markers: markers, overflow: .pt(set.overflow))
    }

    /// Where the elements stand whose atoms lie within bounds; their atoms ascend.
    private static func indices<Element>(of elements: [Element], in bounds: Range<Int>, _ atom: (Element) -> Int) -> Range<Int> {
        func firstIndex(from bound: Int) -> Int {
            var (low, high) = (0, elements.count)
            while low < high {
                let middle = (low + high) / 2
                if atom(elements[middle]) < bound { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return firstIndex(from: bounds.lowerBound)..<firstIndex(from: bounds.upperBound)
    }

    private func stretches(_ atoms: ClosedRange<Int>) -> [Stretch] {
        var stretches: [Stretch] = []
        for index in atoms {
            let atom = model.atoms[index]
            if let last = stretches.last, atom.characterClass != .leader, model.atoms[index - 1].characterClass != .leader,
                last.key.font == atom.font, model.atoms[index - 1].source == atom.source || last.key == key(atom)
            {
                stretches[stretches.count - 1].atoms = last.atoms.lowerBound..<index + 1
            } else {
                stretches.append(Stretch(key: key(atom), atoms: index..<index + 1))
            }
        }
        return stretches
    }

    private func key(_ atom: Atom) -> RunKey {
        let source = sources[atom.source]
        return RunKey(
            font: atom.font, color: source.style.color, shift: source.style.baselineShift, leaf: source.leaf, link: source.link,
            linkElement: source.linkElement)
    }

    private func append(_ stretch: Stretch, of set: SetLine, width: Length, to runs: inout [Frame.Placed]) {
        let first = stretch.atoms.lowerBound
        if model.atoms[first].characterClass == .leader {
            if let leader = leader(first, of: set, edge: width.points) { runs.append(leader) }
            return
        }
        let font = shaped.fonts[stretch.key.font]
        let bytes = model.atoms[first].bytes.lowerBound..<model.atoms[stretch.atoms.upperBound - 1].bytes.upperBound
        let origin = set.positions[first - set.line.start]
        var glyphs: [GlyphRun.Glyph] = []
        glyphs.reserveCapacity(stretch.atoms.count)
        for index in stretch.atoms {
            let atom = model.atoms[index]
            var x = set.positions[index - set.line.start] + atom.shift - origin
            let cluster = UInt32(atom.bytes.lowerBound - bytes.lowerBound)
            for glyph in shaped.glyphs[atom.glyphs] {
                glyphs.append(GlyphRun.Glyph(id: glyph.id, cluster: cluster, x: Float(x + glyph.xOffset), y: Float(glyph.yOffset)))
                x += glyph.advance
            }
            if index == set.line.end, let hyphen = hyphen(behind: index, font: stretch.key.font) {
                // It stands for no character of the text.
                let right = set.positions[index - set.line.start] + atom.advance - origin
                glyphs.append(
                    GlyphRun.Glyph(
                        id: hyphen.id, cluster: UInt32(bytes.count), x: Float(right + hyphen.xOffset), y: Float(hyphen.yOffset)))
            }
        }
        let end = set.x(at: stretch.atoms.upperBound)
        let run = GlyphRun(
            font: font.id, size: font.size, color: stretch.key.color, glyphs: glyphs,
            text: String(decoding: text.bytes[bytes], as: UTF8.self), width: .pt(end - origin))
        runs.append(.init(.glyphs(run), at: Point(x: .pt(origin), y: baseline - stretch.key.shift)))
    }

    /// The hyphen of a line that ends within a word.
    private func hyphen(behind index: Int, font: Int) -> ShapedGlyph? {
        model.edges[index].endsWithHyphen ? shaped.fonts[font].hyphen : nil
    }

    /// The areas of links, each in one piece across faces and leaves.
    private func appendLinks(_ stretches: [Stretch], of set: SetLine, to frame: inout Frame) {
        var index = 0
        while index < stretches.count {
            let start = index
            let key = stretches[index].key
            while index < stretches.count, stretches[index].key.link == key.link, stretches[index].key.linkElement == key.linkElement {
                index += 1
            }
            guard let link = key.link else { continue }
            let left = set.x(at: stretches[start].atoms.lowerBound)
            let size = Size(width: .pt(set.x(at: stretches[index - 1].atoms.upperBound) - left), height: height)
            frame.items.append(.init(.link(link, size, key.linkElement), at: Point(x: .pt(left), y: .zero)))
        }
    }
}

extension SetLine {
    /// The left edge of an atom; at the line's end the right edge of the text.
    func x(at atom: Int) -> Double {
        let index = max(0, atom - line.start)
        return index < positions.count ? positions[index] : right
    }
}
