internal import Diagnostics
internal import Display
internal import Geometry
internal import ReportRendering

/// The text of a page as the browser lays it over the picture: blocks, each a list of runs.
struct TextLayer {
    private let text: PageText

    init(_ page: DisplayPage, _ result: OpenReport.Result) {
        text = PageText(of: page, in: result.document.structure, order: result.order)
    }

    /// For each block whether it is read, and its runs: place, size, width, text, the part of the map that is no move where there is one,
    /// and whether it is a number of which something is known.
    func json(_ result: OpenReport.Result) -> String {
        let blocks = text.blocks.map { block in
            let runs = block.runs.map { run in
                let map = run.map
                var members = [
                    ("x", map.tx.json), ("y", map.ty.json), ("s", run.run.size.json), ("w", run.run.width.json),
                    ("t", JSONText.quoted(run.run.text)),
                ]
                if !map.isTranslation { members.append(("m", "[\(map.a), \(map.b), \(map.c), \(map.d)]")) }
                if let leaf = run.leaf, result.document.structure[leaf].attributes.figure != nil { members.append(("f", "1")) }
                return JSONText.object(members)
            }
            return JSONText.object([
                ("read", "\(!block.isArtifact)"), ("parts", "\(block.isFigure)"), ("runs", "[\(runs.joined(separator: ", "))]"),
            ])
        }
        return "[\(blocks.joined(separator: ", "))]"
    }

    /// The figure of a run.
    func figure(block: Int, run: Int, _ result: OpenReport.Result) -> String? {
        guard text.blocks.indices.contains(block), text.blocks[block].runs.indices.contains(run) else { return nil }
        return text.blocks[block].runs[run].leaf.flatMap { result.document.structure[$0].attributes.figure }
    }
}
