internal import DocumentTree
internal import Geometry
internal import Styling

extension Binder {
    /// How the blocks of a group stand, with its lengths measured.
    mutating func arrangement(_ kind: ProseGroup.Kind) -> Arrangement {
        switch kind {
        case .columns(let columns):
            return .columns(
                TextColumns(count: columns.count, gap: length(columns.gap), rule: columns.rule.map { Stroke(width: length($0)) }))
        case .box(let box):
            return .box(
                FixedBox(height: length(box.height), smallestSize: box.smallestSize.map { length($0) }, alignment: box.alignment))
        case .place(let place):
            return .placed(
                Placement(
                    reference: place.reference, layer: place.layer, left: place.left.map { length($0) },
                    right: place.right.map { length($0) }, top: place.top.map { length($0) }, bottom: place.bottom.map { length($0) },
                    width: place.width.map { length($0) }, isDecorative: place.isDecorative, repeats: place.repeats))
        }
    }
}
