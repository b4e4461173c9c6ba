extension Chart {
    /// What the program itself writes of a chart, in the document's language: the heads of its table, its unit, how it is read aloud.
    public struct Words: Hashable, Sendable {
        /// Head of the column of categories.
        public var item: String
        /// Head of a column of amounts that has neither a name nor a unit.
        public var value: String
        /// Head of a column of shares.
        public var share: String
        /// Before the unit.
        public var unit: String
        /// Head of the column of totals, and read before them.
        public var total: String
        /// Read for a number that is missing.
        public var missing: String
        /// Read before a share.
        public var part: String
        /// Read before the kind of stacked bars.
        public var stacked: String
        public var bars: String
        public var lyingBars: String
        public var pie: String
        public var ring: String
        public var lines: String
        public var punctuation: Punctuation

        /// The words of a language (BCP 47): Chinese, or English for any other.
        public init(language: String) {
            if language.hasPrefix("zh") {
                (item, value, share, unit, missing, part, total) = ("项目", "数值", "占比", "单位：", "无", "占", "合计")
                (stacked, bars, lyingBars, pie, ring, lines) = ("堆积", "柱状图", "条形图", "饼图", "环形图", "折线图")
                punctuation = .chinese
            } else {
                (item, value, share, unit, missing, part, total) = ("Item", "Value", "Share", "Unit: ", "none", "", "Total")
                (stacked, bars, lyingBars) = ("stacked ", "bar chart", "bar chart")
                (pie, ring, lines) = ("pie chart", "ring chart", "line chart")
                punctuation = .english
            }
        }

        /// The kind of a chart.
        public func name(of kind: Kind) -> String {
            switch kind {
            case .bars(let bars): (bars.arrangement == .stacked ? stacked : "") + (bars.isHorizontal ? lyingBars : self.bars)
            case .pie(let pie): pie.hole > 0 ? ring : self.pie
            case .lines: lines
            }
        }
    }

    /// The marks between the parts of what is written of a chart.
    public struct Punctuation: Hashable, Sendable {
        public var comma: String
        /// Between the members of a list.
        public var pause: String
        public var semicolon: String
        public var colon: String
        public var stop: String
        /// Between a name and its number.
        public var gap: String
        public var opening: String
        public var closing: String

        /// GB/T 15834-2011.
        static let chinese = Punctuation(
            comma: "，", pause: "、", semicolon: "；", colon: "：", stop: "。", gap: "", opening: "（", closing: "）")
        static let english = Punctuation(
            comma: ", ", pause: ", ", semicolon: "; ", colon: ": ", stop: ". ", gap: " ", opening: " (", closing: ")")
    }
}
