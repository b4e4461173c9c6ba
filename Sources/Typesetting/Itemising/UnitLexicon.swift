/// The words that belong to numbers: no line end parts them from the number (typesetting.md 2.1). Layouts extend it.
public struct UnitLexicon: Hashable, Sendable {
    /// Words that may stand between the number and its unit, in any number: `万` in `5万元`.
    public private(set) var scales: Set<Character>
    /// Units, the longest that matches counts: `人次` before `人`. A unit may be followed by another in brackets, `台（套）`,
    /// or after a slash, `元/人`.
    public private(set) var units: Set<String>
    /// Words between a number and its unit that say it is not exact, on either side of a scale: `余` in `120余万元` and `3万余元`.
    public private(set) var approximations: Set<Character>
    /// Words before a number: `第`.
    public private(set) var prefixes: Set<String>
    /// Words that with a number name a part of the document: `图1`, `附件2`.
    public private(set) var labels: Set<String>

    private var unitIndex: WordIndex
    private var prefixIndex: WordIndex
    private var labelIndex: WordIndex

    public init(scales: Set<Character>, units: Set<String>, approximations: Set<Character>, prefixes: Set<String>, labels: Set<String>) {
        self.scales = scales
        self.approximations = approximations
        self.units = units
        self.prefixes = prefixes
        self.labels = labels
        unitIndex = WordIndex(units)
        prefixIndex = WordIndex(prefixes)
        labelIndex = WordIndex(labels)
    }

    /// The lexicon with more words.
    public func extended(units: some Sequence<String> = [], labels: some Sequence<String> = []) -> UnitLexicon {
        UnitLexicon(
            scales: scales, units: self.units.union(units), approximations: approximations, prefixes: prefixes,
            labels: self.labels.union(labels))
    }

    /// Measure words of everyday Chinese, dates and times, and the units of GB 3100 by their Chinese names.
    public static let standard = UnitLexicon(
        scales: ["十", "百", "千", "万", "亿", "兆"],
        units: Set(
            """
            年 年度 年代 年级 月 月份 日 号 时 点 分 秒 天 周 旬 季度 小时 分钟 秒钟 周年 个月 岁 世纪
            元 角 分 美元 欧元 港元 日元
            人 人次 名 位 个 户 家 户次 家次 所 处 座 栋 幢 间 套 台 辆 架 艘 部 台次 辆次 架次 次 批 批次 件 项 条 款 类 种 场 场次 期 届 轮 级
            个百分点 百分点 倍 成 折 分之 度 页 份 张 册 本 卷 篇 章 节 版 字 行 列 组 队 班 对 双 只 头 匹 株 棵 颗 粒 块 片 瓶 箱 盒 袋 包 桶 吨 车 趟 遍 回 步 楼 层 室 路
            米 公里 千米 分米 厘米 毫米 微米 平方米 平方公里 平方千米 立方米 亩 公顷 里 尺 寸 千克 公斤 克 毫克 斤 两 升 毫升 千瓦 千瓦时 瓦 伏 安 赫兹 帕 千帕 摄氏度
            """.split(whereSeparator: \.isWhitespace).map(String.init)),
        approximations: ["余", "多", "来", "几"], prefixes: ["第"],
        labels: ["图", "表", "附图", "附表", "附件", "附录", "注"])

    /// The end of the unit that begins at `start`; `start` itself when none does.
    public func endOfUnit(_ scalars: [Unicode.Scalar], at start: Int) -> Int {
        var index = endOfScales(scalars, at: start)
        if index < scalars.count, approximations.contains(Character(scalars[index])) {
            // `多` alone is no unit: `30多|家`, but `10|多于`.
            let scaled = endOfScales(scalars, at: index + 1)
            guard let end = unitIndex.end(in: scalars, at: scaled) ?? (scaled > index + 1 ? scaled : nil) else { return index }
            index = end
        } else {
            index = unitIndex.end(in: scalars, at: index) ?? index
        }
        // `㎡`, `㎏`: units in one character.
        if index == start, index < scalars.count, (0x3380...0x33DF).contains(scalars[index].value) { index += 1 }
        guard index > start, index < scalars.count else { return index }
        switch scalars[index] {
        case "（", "(":
            let closing: Unicode.Scalar = scalars[index] == "（" ? "）" : ")"
            if let end = unitIndex.end(in: scalars, at: index + 1), end < scalars.count, scalars[end] == closing { return end + 1 }
        case "/", "／":
            if let end = unitIndex.end(in: scalars, at: index + 1) { return end }
        default: break
        }
        return index
    }

    private func endOfScales(_ scalars: [Unicode.Scalar], at start: Int) -> Int {
        var index = start
        while index < scalars.count, scales.contains(Character(scalars[index])) { index += 1 }
        return index
    }

    /// The start of the word before a number that ends at `end`; `nil` when there is none.
    func startOfPrefix(_ scalars: [Unicode.Scalar], endingAt end: Int) -> Int? { prefixIndex.start(in: scalars, endingAt: end) }

    /// The start of the label that ends at `end`; `nil` when there is none.
    func startOfLabel(_ scalars: [Unicode.Scalar], endingAt end: Int) -> Int? { labelIndex.start(in: scalars, endingAt: end) }
}
