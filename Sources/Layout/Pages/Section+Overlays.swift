internal import Diagnostics
internal import DocumentTree
internal import Geometry
internal import Typesetting

extension Section {
    /// What stands on each of its pages, set once.
    func repeatedOverlays(typesetter: Typesetter) -> [PlacedOverlay] {
        let groups = blocks.compactMap { block -> (Placement, Group)? in
            guard case .group(let group) = block, case .placed(let placement) = group.arrangement, placement.repeats else { return nil }
            return (placement, group)
        }
        guard !groups.isEmpty else { return [] }
        let collector = Collector(references: References(), entries: [], typesetter: typesetter)
        let composer = Composer(
            typesetter: typesetter, references: References(), noteMeasure: master.measure.width,
            pageWidth: master.contentPage(isEven: false).size.width)
        return groups.map { placement, group in
            let flow = FlowGroup(blocks: collector.decoration(group.blocks), arrangement: group.arrangement, source: group.source)
            let overlay = composer.overlay(placement, flow, width: master.measure.width)
            return PlacedOverlay(overlay: overlay, origin: .zero, width: master.measure.width)
        }
    }
}

extension PageMaster {
    /// What to say of an overlay that reaches beyond the paper; `nil` for one that does not.
    func misplaced(_ placed: PlacedOverlay) -> Diagnostic? {
        let page = contentPage(isEven: false)
        let box = placed.box(in: measure, page: page)
        let bleed = bleed + .pt(0.5)
        let excess = max(max(page.minX - box.minX, box.maxX - page.maxX), max(page.minY - box.minY, box.maxY - page.maxY)) - bleed
        return excess > .zero ? LayoutMessage.offPage(at: placed.overlay.source, by: excess + bleed) : nil
    }
}
