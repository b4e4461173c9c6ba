internal import Display
internal import Geometry
internal import Styling

/// What a paragraph is after shaping, with the lines found so far: tables ask for several widths, and for some of them twice.
///
/// A class because of that memory; it belongs to the thread of its typesetter. Paragraphs of equal text and style share one,
/// whatever struct elements and links their texts belong to.
final class ParagraphContent {
    let text: CollectedText
    let shaped: ShapedText
    let model: LineModel
    private var chosen: [(width: Length, lines: [ChosenLine])] = []
    private var finished: (width: Length, lines: [Line])?

    init(items: [ParagraphItem], style: ParagraphStyle, lexicon: Lexicon, cache: ShapingCache) {
        let text = CollectedText(items)
        let itemized = ItemizedText(text, lexicon: lexicon.units)
        let hyphens = Hyphenation.opportunities(text, classes: itemized.classes, isAutomatic: style.hyphenates)
        let shaped = ShapedText(text, itemized, cache: cache)
        self.text = text
        self.shaped = shaped
        model = LineModel(
            text: text, itemized: itemized, shaped: shaped, style: style, hyphens: hyphens,
            phrases: style.breaksByPhrase ? lexicon.phrases.breaks(in: text.scalars) : [])
    }

    /// The widths whose lines are remembered, the newest last.
    var knownWidths: [Length] { chosen.map(\.width) }

    func chosenLines(width: Length) -> [ChosenLine] {
        if let known = chosen.first(where: { $0.width == width }) { return known.lines }
        var lines = model.breakLines(width: width.points)
        if lines.isEmpty, !text.anchors.isEmpty || !text.markers.isEmpty { lines = [ChosenLine(start: 0, end: -1, isLast: true)] }
        // A column is measured at its widest, its narrowest and the width it gets.
        if chosen.count == 4 { chosen.removeFirst() }
        chosen.append((width, lines))
        return lines
    }

    /// The lines of a paragraph of several items, whose texts belong to one paragraph only.
    func lines(width: Length) -> [Line] {
        if let finished, finished.width == width { return finished.lines }
        let lines = built(width: width, sources: text.sources)
        finished = (width, lines)
        return lines
    }

    /// The lines of a paragraph whose only text is `source`, which may belong to another element than that of the paragraph for
    /// which this was shaped.
    func lines(width: Length, source: StyledText) -> [Line] {
        guard source.link == nil, source.style.decoration == .none else { return built(width: width, sources: [source]) }
        var plain = finished
        if plain?.width != width {
            var bare = source
            bare.leaf = nil
            plain = (width, built(width: width, sources: [bare]))
            finished = plain
        }
        guard let lines = plain?.lines, let leaf = source.leaf else { return plain?.lines ?? [] }
        return lines.map { line in
            guard !line.frame.items.isEmpty else { return line }
            var line = line
            line.frame.items = [.init(.marked(.leaf(leaf), line.frame), at: .zero)]
            return line
        }
    }

    private func built(width: Length, sources: [StyledText]) -> [Line] {
        let chosen = chosenLines(width: width)
        let style = model.style
        let builder = LineFrameBuilder(
            text: text, sources: sources, shaped: shaped, model: model, height: style.linePitch,
            baseline: LineFrameBuilder.baseline(pitch: style.linePitch, size: style.text.size))
        return chosen.enumerated().map { index, line in
            builder.line(model.set(line, width: width.points), width: width, isLast: index == chosen.count - 1)
        }
    }
}
