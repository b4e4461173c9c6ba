public import Diagnostics
internal import Geometry

/// Remembers why pages end where they do, so that it can be told.
public final class PageRecord {
    var ends: [PageEnd?] = []

    public init() {}

    /// Why a page ends where it does; `nil` for a page that is not there. Pages are counted from 0.
    public func explanation(ofPage page: Int) -> PageExplanation? {
        guard ends.indices.contains(page), let end = ends[page] else { return nil }
        let open = end.open / end.line
        switch end.reason {
        case .forced: return PageExplanation(reason: .forced, open: open)
        case .table: return PageExplanation(reason: .table, open: open)
        case .full: return PageExplanation(reason: .full, open: open)
        case .chosen(let choice):
            let costs = choice.costs()
            return PageExplanation(
                reason: .chosen(ending: choice.ending, page: costs.page, run: costs.all), open: open, alternatives: costs.others)
        }
    }
}

/// Why a page ends where it does (docs/pages.md).
public struct PageExplanation: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// The cheapest end for the page and all behind it in the run: what stands last, and the demerits of both.
        case chosen(ending: String, page: Double, run: Double)
        /// A part or an attachment ends, or the layout says so.
        case forced
        /// A table goes on, or columns do.
        case table
        /// What comes next has no room.
        case full
    }

    /// Another end.
    public struct Alternative: Hashable, Sendable {
        /// What would stand last.
        public var ending: String
        /// Figures that would wait for the next page.
        public var waiting: [String]
        /// The demerits of the run would be so much more.
        public var dearer: Double
    }

    public var reason: Reason
    /// Lines that stay open at the page's foot.
    public var open: Double
    /// In the order of the text.
    public var alternatives: [Alternative] = []
}

extension PageExplanation {
    /// The explanation as lines of text.
    public var listing: Message { Message(listing(in: .chinese), listing(in: .english)) }

    private func listing(in language: Message.Language) -> String {
        func words(_ chinese: String, _ english: String) -> String { Message(chinese, english).text(in: language) }
        var lines = [words("页尾空 \(decimal(open)) 行", "\(decimal(open)) lines open at the foot")]
        switch reason {
        case .forced: lines.append(words("到此一部分完，其后另起一页", "a part ends here, what follows begins a page"))
        case .table: lines.append(words("表格或分栏在此转页", "a table or columns go on"))
        case .full: lines.append(words("其后的内容放不下", "what follows does not fit"))
        case .chosen(let ending, let page, let run):
            lines.append(
                words(
                    "止于“\(ending)”：本页代价 \(decimal(page))，连同其后各页 \(decimal(run))",
                    "ends with '\(ending)': the page costs \(decimal(page)), with those behind it \(decimal(run))"))
            lines.append(alternatives.isEmpty ? words("没有别的页尾", "no other ends") : words("别的页尾：", "other ends:"))
        }
        for other in alternatives {
            let waiting = other.waiting.joined(separator: "、")
            lines.append(
                words(
                    "  “\(other.ending)”：代价多 \(decimal(other.dearer))" + (waiting.isEmpty ? "" : "，“\(waiting)”移到下页"),
                    "  '\(other.ending)': \(decimal(other.dearer)) more"
                        + (waiting.isEmpty ? "" : ", '\(waiting)' goes to the next page")))
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// Two decimals.
private func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths) % 100
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
