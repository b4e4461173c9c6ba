public import Geometry

/// How a stretch of text is set: every property has a value.
public struct TextStyle: Hashable, Sendable {
    /// Weight within the family that plays a role.
    public enum Weight: String, Hashable, Sendable, CaseIterable {
        case regular, bold
    }

    /// Digits of one width (tables) or of their own widths (prose).
    public enum Figures: String, Hashable, Sendable, CaseIterable {
        case proportional, tabular
    }

    /// A line or marks that go with the text.
    public enum Decoration: String, Hashable, Sendable, CaseIterable {
        case none, underline
        /// 着重号: a dot below every Han (clreq 3.1.8).
        case emphasisDots = "emphasis-dots"
    }

    /// Where lines may end within Latin words and numbers (CSS Text 3, 5.2).
    public enum Break: String, Hashable, Sendable, CaseIterable {
        case normal
        /// Between any two of their characters, as between Han: long codes.
        case anywhere
    }

    /// The face of Han and full-width marks.
    public var font: FontRole
    /// The face of Latin letters and European digits; the table of fonts may map it to the same file as `font`.
    public var latinFont: FontRole
    public var size: Length
    public var weight: Weight
    public var color: Color
    public var figures: Figures
    /// Added to the advance of every Han and full-width mark; negative tightens (公文 grid: −0.21 pt at 16 pt).
    public var tracking: Length
    /// The gap between Han and Latin letters or digits, in em (typesetting.md 3.5): 1/6 unless a layout says otherwise.
    public var hanLatinGap: Double
    /// Raises the baseline (superscript) or lowers it.
    public var baselineShift: Length
    public var decoration: Decoration
    public var lineBreak: Break
    /// BCP 47 language of the text.
    public var language: String

    public init(
        font: FontRole = .song, latinFont: FontRole? = nil, size: Length = .pt(16), weight: Weight = .regular, color: Color = .black,
        figures: Figures = .proportional, tracking: Length = .zero, hanLatinGap: Double = 1.0 / 6, baselineShift: Length = .zero,
        decoration: Decoration = .none, lineBreak: Break = .normal, language: String = "zh-CN"
    ) {
        self.font = font
        self.latinFont = latinFont ?? font
        self.size = size
        self.weight = weight
        self.color = color
        self.figures = figures
        self.tracking = tracking
        self.hanLatinGap = hanLatinGap
        self.baselineShift = baselineShift
        self.decoration = decoration
        self.lineBreak = lineBreak
        self.language = language
    }

    /// The style of small raised text: signs of notes, exponents.
    public var superscript: TextStyle {
        var style = self
        style.size = size * 0.6
        style.baselineShift = baselineShift + size * 0.35
        return style
    }

    /// The style of small lowered text.
    public var `subscript`: TextStyle {
        var style = self
        style.size = size * 0.6
        style.baselineShift = baselineShift - size * 0.12
        return style
    }

    /// The distance from one Han to the next: the em that indents count in.
    public var hanPitch: Length { size + tracking }
}
