public import Diagnostics
public import Display
internal import Geometry
public import LayoutLanguage
public import ReportData
internal import Styling
internal import Typesetting

extension ReportRenderer {
    /// The pages as a draft: a watermark on each, and findings in the margin beside the first print of what they are about. Those that
    /// are about nothing printed stand at the head of the first page's margin. The title says that it is a draft, too: windows and search
    /// engines show it.
    public func draft(
        of document: PagedDocument, findings: [Diagnostic], bound: BoundReport, data: DataDocument
    ) -> PagedDocument {
        let pages = document.pages.map(DisplayPage.init)
        let prints = PrintedPlaces(on: pages, document.structure, bound.provenance)
        var marks: [Int: [(y: Length, finding: Diagnostic)]] = [:]
        for finding in findings.sortedByPlace() {
            let print = prints.first(of: finding, in: data)
            // From the upper edge of the page's frame.
            let y = print.map { $0.baseline - pages[$0.page].geometry.trim.minY }
            marks[print?.page ?? 0, default: []].append((y ?? .zero, finding))
        }
        let pen = DraftPen(typesetter: Typesetter(following: typesetter))
        var draft = document
        draft.metadata.title = Self.draftTitle(document.metadata.title)
        for index in draft.pages.indices {
            let margin = (marks[index] ?? []).sorted { $0.y < $1.y }
            draft.pages[index].frame = pen.frame(draft.pages[index].frame, marks: margin)
        }
        return draft
    }
}

extension ReportRenderer {
    static func draftTitle(_ title: String) -> String { title.isEmpty ? "草稿 DRAFT" : "草稿 DRAFT　\(title)" }
}

/// Draws what makes a page a draft. Nothing of it is content: it is all artifacts.
private struct DraftPen {
    let typesetter: Typesetter

    private static let gap = Length.pt(3)
    private static let width = Length.pt(62)
    private static let note = ParagraphStyle(
        text: TextStyle(font: .hei, size: .pt(6), color: .rgb(red: 0.75, green: 0, blue: 0)), alignment: .left, linePitch: .pt(8))

    func frame(_ page: Frame, marks: [(y: Length, finding: Diagnostic)]) -> Frame {
        var frame = page
        frame.items.insert(Frame.Placed(watermark(on: page.size), at: .zero), at: 0)
        var (y, shown) = (Self.gap, 0)
        for mark in marks {
            let renderer = DiagnosticRenderer(language: .chinese)
            let words = "◀ \(renderer.name(of: mark.finding.severity))[\(mark.finding.id.rawValue)] \(mark.finding.message.chinese)"
            let lines = typesetter.paragraph([.text(StyledText(words, style: Self.note.text))], style: Self.note).lines(width: Self.width)
            let height = lines.reduce(Length.zero) { $0 + $1.frame.size.height }
            y = max(y, mark.y - Self.note.linePitch)
            guard y + height < page.size.height else { break }
            for line in lines {
                frame.items.append(margin(line.frame, y: y, page: page))
                y = y + line.frame.size.height
            }
            y = y + Self.gap
            shown += 1
        }
        guard shown < marks.count else { return frame }
        let rest = typesetter.label(StyledText("另有 \(marks.count - shown) 条，见命令行", style: Self.note.text))
        frame.items.append(margin(rest, y: page.size.height - Self.note.linePitch, page: page))
        return frame
    }

    private func margin(_ text: Frame, y: Length, page: Frame) -> Frame.Placed {
        Frame.Placed(.marked(.artifact(.layout), text), at: Point(x: page.size.width - Self.width - Self.gap, y: y))
    }

    /// Pale and from corner to corner, below the content.
    private func watermark(on size: Size) -> Frame.Item {
        let words = typesetter.label(StyledText("草稿　DRAFT", style: TextStyle(font: .hei, size: .pt(96), color: .gray(0.9))))
        let half = 0.5.squareRoot()
        var turn = Transform(a: half, b: -half, c: half, d: half, tx: .zero, ty: .zero)
        let middle = turn.applied(to: Point(x: words.size.width / 2, y: words.size.height / 2))
        turn.tx = size.width / 2 - middle.x
        turn.ty = size.height / 2 - middle.y
        return .marked(.artifact(.background), Frame(size: size, items: [Frame.Placed(.transformed(words, turn), at: .zero)]))
    }
}
