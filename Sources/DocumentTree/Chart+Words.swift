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
        /// Head of the column that says where amounts go.
        public var target: String
        /// In legends, behind the name of a line with an axis of its own.
        public var rightAxis: String
        /// In legends, of lines that rise and fall.
        public var rise: String
        public var fall: String
        /// What kinds of charts are called.
        public var kinds: [Kind: String]
        public var punctuation: Punctuation

        /// The words of a language (BCP 47): Chinese, or English for any other.
        public init(language: String) {
            if language.hasPrefix("zh") {
                (item, value, share, unit, missing, part, total) = ("项目", "数值", "占比", "单位：", "无", "占", "合计")
                (target, rightAxis, rise, fall) = ("去向", "右轴", "增加", "减少")
                kinds = Dictionary(uniqueKeysWithValues: Self.kinds.map { ($0.kind, $0.chinese) })
                punctuation = .chinese
            } else {
                (item, value, share, unit, missing, part, total) = ("Item", "Value", "Share", "Unit: ", "none", "", "Total")
                (target, rightAxis, rise, fall) = ("To", "right axis", "rise", "fall")
                kinds = Dictionary(uniqueKeysWithValues: Self.kinds.map { ($0.kind, $0.english) })
                punctuation = .english
            }
        }

        /// Parts of the names of kinds, with their keys in `chart-words`.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case stacked, shares, bars
            case lyingBars = "lying-bars"
            case panels, waterfall, bullet, pie, ring, lines, slope, treemap, flow
        }

        private static let kinds: [(kind: Kind, chinese: String, english: String)] = [
            (.stacked, "堆积", "stacked "), (.shares, "百分比堆积", "100% stacked "), (.bars, "柱状图", "bar chart"),
            (.lyingBars, "条形图", "bar chart"), (.waterfall, "瀑布图", "waterfall chart"), (.bullet, "子弹图", "bullet chart"),
            (.pie, "饼图", "pie chart"), (.ring, "环形图", "ring chart"), (.lines, "折线图", "line chart"),
            (.slope, "斜率图", "slope chart"), (.treemap, "矩形树图", "treemap"), (.flow, "桑基图", "flow diagram"),
            (.panels, "分面", "small-multiple "),
        ]

        /// The name of a chart's kind.
        public func name(of chart: Chart) -> String {
            ((chart.panels > 0 ? [.panels] : []) + chart.kind.words).map { kinds[$0] ?? "" }.joined()
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
        /// From where something comes to where it goes.
        public var arrow: String
        public var opening: String
        public var closing: String

        /// GB/T 15834-2011.
        static let chinese = Punctuation(
            comma: "，", pause: "、", semicolon: "；", colon: "：", stop: "。", gap: "", arrow: "→", opening: "（", closing: "）")
        static let english = Punctuation(
            comma: ", ", pause: ", ", semicolon: "; ", colon: ": ", stop: ". ", gap: " ", arrow: " → ", opening: " (", closing: ")")
    }
}
