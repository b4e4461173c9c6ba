public import Diagnostics
internal import Geometry

extension LineExplanation {
    /// The explanation as lines of text: what the line says, its widths, each rule with clause and amount, and the other line ends.
    public var listing: Message {
        Message(listing(in: .chinese), listing(in: .english))
    }

    private func listing(in language: Message.Language) -> String {
        func words(_ chinese: String, _ english: String) -> String { Message(chinese, english).text(in: language) }
        let setWidth = adjustments.reduce(naturalWidth) { $0 + $1.amount }
        var lines = [
            "“\(text)”",
            words(
                "行宽 \(points(measure)) 磅，自然宽度 \(points(naturalWidth)) 磅，排成 \(points(setWidth)) 磅",
                "measure \(points(measure)) pt, natural width \(points(naturalWidth)) pt, set in \(points(setWidth)) pt"),
        ]
        lines.append(adjustments.isEmpty ? words("没有调整", "no adjustments") : words("调整：", "adjustments:"))
        lines += adjustments.map { adjustment in
            let rule = adjustment.rule
            let sign = adjustment.amount > .zero ? "+" : ""
            return words(
                "  \(sign)\(points(adjustment.amount)) 磅，\(adjustment.places) 处：\(rule.message.chinese)（\(rule.clause)）",
                "  \(sign)\(points(adjustment.amount)) pt in \(adjustment.places): \(rule.message.english) (\(rule.clause))")
        }
        lines.append(alternatives.isEmpty ? words("没有别的断点", "no other line ends") : words("别的断点：", "other line ends:"))
        lines += alternatives.map { alternative in
            let verdict = alternative.verdict.message
            return words("  “…\(alternative.ending)”：\(verdict.chinese)", "  '…\(alternative.ending)': \(verdict.english)")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension LineExplanation.Verdict {
    /// What speaks against the line end.
    public var message: Message {
        switch self {
        case .dearer(let by): Message("整段的代价多 \(decimal(by))", "the paragraph would cost \(decimal(by)) more")
        case .tooLong(let by): Message("压到最紧仍宽出 \(points(by)) 磅", "\(points(by)) pt too long, squeezed as far as it goes")
        case .forbidden(let bond): Message("不许断：\(bond.message.chinese)", "forbidden: \(bond.message.english)")
        }
    }
}

private func points(_ length: Length) -> String { decimal(length.points) }

/// Two decimals.
private func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
