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
        var isUnbroken = false

        /// By bytes: `String` hashes its normal form, which for Han costs as much as shaping them.
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(role)
            hasher.combine(isUnbroken)
        }
    }

    private let typesetter: Typesetter
    private let name: TextStyle
    private let value: TextStyle
    private var lines: [Part: Frame] = [:]
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

    /// Text that may be set in lines, even ones if asked for.
    func block(_ parts: [Part], isBalanced: Bool) -> TextBlock {
        let parts = parts.filter { !$0.text.isEmpty }
        if let block = isBalanced ? balancedTexts[parts] : texts[parts] { return block }
        let block = TextBlock(parts.map(styled), isBalanced: isBalanced, typesetter: typesetter)
        if isBalanced { balancedTexts[parts] = block } else { texts[parts] = block }
        return block
    }

    private func styled(_ part: Part) -> StyledText {
        var text = StyledText(part.text, style: style(of: part.role))
        text.isUnbroken = part.isUnbroken
        return text
    }
}
