/// Pages and tables of any measure, and data for them.
struct RandomLayout {
    var random: SplitMix64

    /// `pages.yaml` with measures that may make no sense.
    mutating func pages() -> String {
        let paper = random.pick(["a3", "a4", "a5", "b5", "[\(length()), \(length())]", "[10mm, 2000mm]"])
        let margins = ["top", "inner", "outer", "bottom"].map { "\($0): \(length())" }.joined(separator: ", ")
        return """
            text:
              paper: \(paper)
              orientation: \(random.pick(["portrait", "landscape", "turned"]))
              margins: {\(margins)}
              mirrored: \(random.pick(["yes", "no"]))
              grid: \(random.pick(["0pt", "20pt", length()]))
              bleed: \(random.pick(["0mm", "3mm", length()]))
              crop-marks: \(random.pick(["yes", "no"]))
            turned: {extends: text, orientation: \(random.pick(["turned", "portrait"]))}

            """
    }

    /// A table with random columns, heads, spans and rules.
    mutating func table() -> String {
        let count = Int.random(in: 1...14, using: &random)
        var lines = ["明细表:", "  style: 格", "  rules: {frame: \(stroke()), inner: \(stroke()), below-head: \(stroke())}"]
        if random.once(in: 2) { lines.append("  stub: \(Int.random(in: 0...count, using: &random))") }
        if random.once(in: 3) { lines.append("  panels: by-head") }
        if random.once(in: 3) { lines.append("  smallest-size: \(length())") }
        if random.once(in: 3) { lines.append("  number-row: {label: 栏次, from: \(Int.random(in: 1...count, using: &random)), style: 格}") }
        lines.append("  columns:")
        for _ in 0..<count {
            let width = random.pick([length(), "1*", "3* \(length())", "auto", "auto \(length()) \(length())"])
            let head = (0..<Int.random(in: 0...3, using: &random)).map { _ in random.pick(["项目", "金额", "其中：财政拨款收入", "", "甲"]) }
            let content = random.pick(["cell: \"{行.名}\"", "value: 行.金额", "cell: 很长的文字不断地写下去", "value: 行.占比", "merge: yes"])
            lines.append(
                "    - {head: [\(head.map { "\"\($0)\"" }.joined(separator: ", "))], width: \(width), \(content), style: \(random.pick(["格", "数"]))}"
            )
        }
        lines.append("  rows:")
        lines.append("    - {each: 行 in 表, height: \(random.pick(["0pt", "5mm", length()]))}")
        // Half of the last rows fit, so that tables are drawn too.
        let fits = random.once(in: 2)
        let spans = (0..<(fits ? count : Int.random(in: 1...4, using: &random))).map { _ in
            fits ? "{text: 合计}" : "{text: 合计, columns: \(Int.random(in: 1...4, using: &random)), rows: \(random.pick([1, 1, 2, 9]))}"
        }
        lines.append("    - {cells: [\(spans.joined(separator: ", "))]}")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A report with up to a few hundred rows, and texts of any length.
    mutating func report() -> String {
        let rows = (0..<random.pick([0, 1, 3, 40, 200])).map { number in
            let name = String(repeating: random.pick(["甲", "财政拨款", "A", "1.5", "（", "。"]), count: random.pick([1, 1, 2, 8, 300]))
            let amount = random.pick(["0", "1.25", "-3", "123456789.12", "0.0001", "1e20"])
            return "{\"name\": \"\(name)\(number)\", \"amount\": \(amount)}"
        }
        return SeedPackage.report.split(separator: "\"items\": [", maxSplits: 1)[0]
            + "\"items\": [\(rows.joined(separator: ",\n"))], \"blocks\": []}\n"
    }

    private mutating func length() -> String {
        let number = random.pick(["0", "1", "5", "12", "20", "37", "60", "150", "400", "0.01", "1400"])
        return number + random.pick(["mm", "mm", "pt", "cm"])
    }

    private mutating func stroke() -> String {
        random.pick(["none", "0.75pt", "0pt", "30pt", "{width: 1pt, dashes: [0pt, 1pt]}", "{width: 1pt, dashes: [2pt, 1pt]}"])
    }
}
