internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

/// The texts of one chart at its style's own sizes, each shaped once.
///
/// Attempts see them at a scale (`LabelSetter`): advances of outlines are proportional to the size, so that smaller type is the
/// same lines made smaller, and nothing is shaped or broken again to find out whether it fits.
final class Lettering {
    /// Which of a chart's two styles a text has.
    enum Role: Hashable {
        /// Names of categories, series and slices.
        case name
        /// Amounts, ticks, units and notes.
        case value
    }

    /// A stretch of text of one style.
    struct Part: Hashable {
        var text: String
        var role: Role
        /// Key in the provenance table of the figure that the text prints.
        var figure: String?
        var isUnbroken = false
        /// Nothing parts it from the text behind it.
        var holdsNext = false

        /// By bytes: `String` hashes its normal form, which for Han costs as much as shaping them.
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(role)
            hasher.combine(figure)
            hasher.combine(isUnbroken)
        }
    }

    private let typesetter: Typesetter
    private let name: TextStyle
    private let value: TextStyle
    /// The figures that texts have printed so far; a figure's place is the number of its leaf.
    private(set) var figures: [String] = []
    private var leaves: [String: StructID] = [:]
    private var lines: [Part: Frame] = [:]
    private var linesOfParts: [[Part]: Frame] = [:]
    private var texts: [[Part]: TextBlock] = [:]
    private var balancedTexts: [[Part]: TextBlock] = [:]

    init(typesetter: Typesetter, style: ChartStyle) {
        self.typesetter = typesetter
        name = style.label
        value = style.value
    }

    func size(of role: Role) -> Length { style(of: role).size }

    private func style(of role: Role) -> TextStyle {
        switch role {
        case .name: name
        case .value: value
        }
    }

    /// One line; an empty text takes no room.
    func line(_ text: String, _ role: Role) -> Frame {
        guard !text.isEmpty else { return Frame(size: .zero) }
        let part = Part(text: text, role: role)
        if let frame = lines[part] { return frame }
        let frame = typesetter.label(styled(part))
        lines[part] = frame
        return frame
    }

    /// One line in which the figures are leaves.
    func line(_ text: ChartText, _ role: Role) -> Frame {
        let parts = text.parts(role)
        guard parts.contains(where: { $0.figure != nil }) else { return line(text.text, role) }
        if let frame = linesOfParts[parts] { return frame }
        let frame = typesetter.label(parts.map(styled), style: style(of: role))
        linesOfParts[parts] = frame
        return frame
    }

    /// Text that may be set in lines, even ones if asked for.
    func block(_ parts: [Part], isBalanced: Bool) -> TextBlock {
        let parts = parts.filter { !$0.text.isEmpty }
        if let block = isBalanced ? balancedTexts[parts] : texts[parts] { return block }
        let block = TextBlock(parts.map(styled), isBalanced: isBalanced, typesetter: typesetter)
        if isBalanced { balancedTexts[parts] = block } else { texts[parts] = block }
        return block
    }

    private func styled(_ part: Part) -> StyledText {
        StyledText(
            part.text, style: style(of: part.role), leaf: part.figure.map(leaf), isUnbroken: part.isUnbroken, holdsNext: part.holdsNext)
    }

    private func leaf(of figure: String) -> StructID {
        if let leaf = leaves[figure] { return leaf }
        let leaf = StructID(rawValue: Int32(figures.count))
        figures.append(figure)
        leaves[figure] = leaf
        return leaf
    }
}

extension ChartText {
    /// The parts in the style of a role.
    func parts(_ role: Lettering.Role) -> [Lettering.Part] { parts.map { .init(text: $0.text, role: role, figure: $0.figure) } }

    /// The parts with nothing that parts them.
    func unbrokenParts(_ role: Lettering.Role) -> [Lettering.Part] {
        parts.enumerated().map { index, part in
            .init(text: part.text, role: role, figure: part.figure, isUnbroken: true, holdsNext: index + 1 < parts.count)
        }
    }
}
