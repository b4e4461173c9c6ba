import Diagnostics
import Display
import DocumentTree
import Geometry
import Layout
import Styling
import Typesetting
import TypesettingTestSupport

/// A small page to lay blocks out on: 100 × 140 pt without margins unless a test says otherwise.
struct Bench {
    var width = 100.0
    var height = 140.0
    var gridPitch: Double?
    var running: [RunningElement] = []

    /// One page of text block and nothing else.
    var master: PageMaster {
        PageMaster(
            paper: Size(width: .pt(width), height: .pt(height)), margins: .zero, gridPitch: gridPitch.map { .pt($0) }, running: running)
    }

    /// The pages that `blocks` give.
    func layout(_ blocks: [Block]) -> Pages { Pages(Document(metadata: .init(), sections: [Section(master: master, blocks: blocks)])) }
}

/// A document that was laid out, with ways to look at it.
struct Pages {
    let document: PagedDocument
    let diagnostics: [Diagnostic]
    let display: DisplayList

    init(_ document: Document, pageSums: (any PageSums)? = nil) {
        (self.document, diagnostics) = LayoutEngine.layout(
            document, typesetter: Typesetter(shaper: SquareShaper()), pageSums: pageSums)
        display = DisplayList(self.document)
    }

    var count: Int { display.pages.count }

    /// Boxes as `a (0, 20) 70×30`, page by page in drawing order.
    var boxes: [[String]] {
        display.pages.map { page in
            page.stretches.flatMap(\.operations).compactMap { operation in
                guard case .image(let image) = operation.content else { return nil }
                let name = String(decoding: image.bytes, as: UTF8.self)
                let map = operation.transform
                return "\(name) (\(short(map.tx)), \(short(map.ty))) \(short(image.size.width))×\(short(image.size.height))"
            }
        }
    }

    /// The characters of each page in drawing order, a line end where the baseline changes.
    var texts: [String] { display.pages.map { $0.lines(where: { _ in true }).joined(separator: "\n") } }

    /// The same, without artifacts.
    var realTexts: [String] {
        display.pages.map { page in
            page.lines {
                if case .leaf = $0 { true } else { false }
            }.joined(separator: "\n")
        }
    }

    /// The same, artifacts alone.
    var artifactTexts: [String] {
        display.pages.map { page in
            page.lines {
                if case .artifact = $0 { true } else { false }
            }.joined(separator: "\n")
        }
    }

    /// The struct tree, an element on each line, children indented.
    var structure: String { describe(StructTree.root, depth: 0) }

    private func describe(_ id: StructID, depth: Int) -> String {
        let element = document.structure[id]
        var line = String(repeating: " ", count: depth) + "\(element.role)"
        if let text = leafTexts[id] { line += " '\(text)'" }
        return ([line] + element.children.map { describe($0, depth: depth + 1) }).joined(separator: "\n")
    }

    /// The text of every leaf over all pages.
    var leafTexts: [StructID: String] {
        var texts: [StructID: String] = [:]
        for page in display.pages {
            for stretch in page.stretches {
                guard case .leaf(let id)? = stretch.mark else { continue }
                for case .glyphs(let run) in stretch.operations.map(\.content) { texts[id, default: ""] += run.text }
            }
        }
        return texts
    }
}

/// Points without needless digits.
func short(_ length: Length) -> String {
    let value = (length.points * 100).rounded() / 100
    return value == value.rounded() ? String(Int(value)) : String(value)
}

/// A glyph run with its place on the page.
struct PlacedRun {
    var text: String
    var rect: Rect
    var baseline: Length
    var mark: Frame.Mark?
}

extension DisplayPage {
    /// All runs in drawing order; upright boxes of one em above and none below the baseline.
    var runs: [PlacedRun] {
        stretches.flatMap { stretch in
            stretch.operations.compactMap { operation -> PlacedRun? in
                guard case .glyphs(let run) = operation.content else { return nil }
                let box = Rect(x: .zero, y: run.size * -0.88, width: run.width, height: run.size)
                return PlacedRun(
                    text: run.text, rect: operation.transform.applied(to: box), baseline: operation.transform.ty, mark: stretch.mark)
            }
        }
    }

    func lines(where isWanted: (Frame.Mark?) -> Bool) -> [String] {
        var lines: [String] = []
        var last: Length?
        for run in runs where isWanted(run.mark) {
            if let last, (last - run.baseline).magnitude < .pt(0.1) {
                lines[lines.count - 1] += run.text
            } else {
                lines.append(run.text)
            }
            last = run.baseline
        }
        return lines
    }
}
