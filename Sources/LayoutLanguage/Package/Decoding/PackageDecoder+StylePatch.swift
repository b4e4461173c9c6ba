internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    /// What a style's mapping says; `withCell` adds the keys that only cells have. A wrong property is as one that is not there.
    func stylePatch(_ node: YAMLNode, withCell: Bool) -> StylePatch {
        reader.mapping(node) { keys in
            _ = keys.node("extends")
            var patch = StylePatch()
            keys.take(StyleProperty.text, into: &patch)
            keys.take(StyleProperty.paragraph, into: &patch)
            if withCell { keys.take(StyleProperty.cell, into: &patch) }
            return patch
        } ?? StylePatch()
    }

    /// The properties of text alone.
    func textPatch(_ node: YAMLNode) -> StylePatch? {
        reader.mapping(node) { keys in
            var patch = StylePatch()
            keys.take(StyleProperty.text, into: &patch)
            return patch
        }
    }
}

extension MappingReader {
    fileprivate mutating func take<Style>(_ properties: [StyleProperty<Style>], into patch: inout StylePatch) {
        for property in properties { if let node = node(property.key) { property.read(reader, node, &patch) } }
    }
}

/// Values that only styles have.
extension ValueReader {
    func fontRole(_ node: YAMLNode) -> FontRole? {
        name(node).map { name in
            fontRoles.append(name)
            return FontRole(rawValue: name.text)
        }
    }

    /// A fill; `none` is none in spite of the base's.
    func background(_ node: YAMLNode) -> StylePatch.Background? {
        node.scalar?.text == "none" ? StylePatch.Background.none : color(node).map { .color($0) }
    }

    /// A length above zero that does not depend on the style.
    func positiveLength(_ node: YAMLNode) -> Length? {
        guard let length = extent(node) else { return nil }
        guard length > .zero else {
            report(.badLength(node.scalar?.text ?? "", nearest: nil), at: node.span)
            return nil
        }
        return length
    }

    func edges(_ node: YAMLNode) -> Table.CellEdges? {
        mapping(node) { keys in
            Table.CellEdges(
                top: keys.value("top", edge), right: keys.value("right", edge), bottom: keys.value("bottom", edge),
                left: keys.value("left", edge))
        }
    }

    private func edge(_ node: YAMLNode) -> Table.CellEdges.Edge? {
        stroke(node).map { stroke in stroke.map(Table.CellEdges.Edge.stroke) ?? .open }
    }

    /// One length for all sides; `[above and below, left and right]`; or `[top, right, bottom, left]`.
    func padding(_ node: YAMLNode) -> StylePatch.Padding? {
        guard let lengths = oneOrMore(node, of: relativeLength) else { return nil }
        switch lengths.count {
        case 1: return StylePatch.Padding(top: lengths[0], right: lengths[0], bottom: lengths[0], left: lengths[0])
        case 2: return StylePatch.Padding(top: lengths[0], right: lengths[1], bottom: lengths[0], left: lengths[1])
        case 4: return StylePatch.Padding(top: lengths[0], right: lengths[1], bottom: lengths[2], left: lengths[3])
        default:
            report(.wrongCount(allowed: [1, 2, 4]), at: node.span)
            return nil
        }
    }
}
