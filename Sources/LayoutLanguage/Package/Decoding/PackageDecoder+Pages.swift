internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import OrderedCollections

extension PackageDecoder {
    /// `pages.yaml` (layout-language.md, section 6).
    func pages() -> OrderedDictionary<String, PageTemplate> {
        var pages: OrderedDictionary<String, PageTemplate> = [:]
        let chains = ExtendsChains(entries: contents.pages.entries, reader: reader, kind: .page)
        for entry in chains.ordered {
            pages[entry.key] = page(entry, base: chains.base(of: entry).flatMap { pages[$0] })
        }
        return OrderedDictionary(
            uniqueKeysWithValues: contents.pages.entries.compactMap { entry in pages[entry.key].map { (entry.key, $0) } })
    }

    /// Paper sizes of ISO 216.
    private enum Paper: String, CaseIterable {
        case a3, a4, a5, b5

        var size: Size {
            switch self {
            case .a3: Size(width: .mm(297), height: .mm(420))
            case .a4: .a4
            case .a5: Size(width: .mm(148), height: .mm(210))
            case .b5: Size(width: .mm(176), height: .mm(250))
            }
        }
    }

    private func page(_ entry: YAMLEntry, base: PageTemplate?) -> PageTemplate? {
        reader.mapping(entry.value) { keys in
            var master = base?.master ?? PageMaster(margins: .zero)
            master.name = entry.key
            _ = keys.node("extends")
            master.paper = keys.value("paper", paper) ?? master.paper
            master.orientation = keys.value("orientation") { reader.choice($0) } ?? master.orientation
            if base == nil {
                master.margins = keys.required("margins", margins) ?? master.margins
            } else {
                master.margins = keys.value("margins", margins) ?? master.margins
            }
            master.isMirrored = keys.value("mirrored", reader.yesNo) ?? master.isMirrored
            if let grid = keys.value("grid", reader.extent) { master.gridPitch = grid > .zero ? grid : nil }
            master.bleed = keys.value("bleed", reader.extent) ?? master.bleed
            master.hasCropMarks = keys.value("crop-marks", reader.yesNo) ?? master.hasCropMarks
            let running = keys.value("running") { reader.list($0, of: runningTemplate) } ?? base?.running ?? []
            let margins = master.margins
            if margins.left + margins.right >= master.paper.width || margins.top + margins.bottom >= master.paper.height {
                reader.report(.noRoomOnPage, at: keys.place(of: "margins") ?? entry.keySpan)
            }
            return PageTemplate(master: master, running: running, span: entry.keySpan)
        }
    }

    private func paper(_ node: YAMLNode) -> Size? {
        if node.scalar != nil { return reader.choice(node, of: Paper.self)?.size }
        guard let lengths = reader.list(node, of: reader.extent) else { return nil }
        guard lengths.count == 2 else {
            reader.report(.wrongCount(allowed: [2]), at: node.span)
            return nil
        }
        return Size(width: lengths[0], height: lengths[1])
    }

    private func margins(_ node: YAMLNode) -> Insets? {
        if case .mapping(let entries) = node.content, let side = entries.first(where: { $0.key == "left" || $0.key == "right" }) {
            reader.report(.leftAndRight, at: side.keySpan)
            return nil
        }
        return reader.mapping(node) { keys in
            let top = keys.required("top", reader.extent)
            let inner = keys.required("inner", reader.extent)
            let outer = keys.required("outer", reader.extent)
            let bottom = keys.required("bottom", reader.extent)
            guard let top, let inner, let outer, let bottom else { return nil }
            return Insets(top: top, left: inner, bottom: bottom, right: outer)
        }
    }

    private func runningTemplate(_ node: YAMLNode) -> RunningTemplate? {
        reader.mapping(node) { keys in
            let edge: RunningElement.Edge? = keys.required("edge") { reader.choice($0) }
            let parity: RunningElement.Parity = keys.value("parity") { reader.choice($0) } ?? .all
            let pages: RunningElement.Pages = keys.value("pages") { reader.choice($0) } ?? .all
            let distance = keys.value("distance", reader.extent) ?? .zero
            let style = keys.required("style", paragraphStyle)
            let text = keys.required("text", reader.template)
            guard let edge, let style, let text else { return nil }
            let element = RunningElement(edge: edge, parity: parity, pages: pages, distance: distance, content: [], style: style)
            return RunningTemplate(element: element, text: text)
        }
    }
}
