internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    /// What a style's mapping says; `withCell` adds the keys that only cells have. A wrong property is as one that is not there.
    func stylePatch(_ node: YAMLNode, withCell: Bool) -> StylePatch {
        reader.mapping(node) { keys in
            var patch = StylePatch()
            _ = keys.node("extends")
            readText(&patch, from: &keys)
            readParagraph(&patch, from: &keys)
            if withCell { readCell(&patch, from: &keys) }
            return patch
        } ?? StylePatch()
    }

    /// The properties of text alone.
    func textPatch(_ node: YAMLNode) -> StylePatch? {
        reader.mapping(node) { keys in
            var patch = StylePatch()
            readText(&patch, from: &keys)
            return patch
        }
    }

    private func readText(_ patch: inout StylePatch, from keys: inout MappingReader) {
        patch.font = keys.value("font", reader.name).map { FontRole(rawValue: $0.text) }
        patch.latin = keys.value("latin", reader.name).map { FontRole(rawValue: $0.text) }
        patch.size = keys.value("size", positiveLength)
        patch.weight = keys.value("weight") { reader.choice($0) }
        patch.color = keys.value("color", reader.color)
        patch.figures = keys.value("figures") { reader.choice($0) }
        patch.tracking = keys.value("tracking", reader.relativeLength)
        patch.hanLatinGap = keys.value("han-latin-gap", reader.fraction)
        patch.decoration = keys.value("decoration") { reader.choice($0) }
        patch.language = keys.value("language", reader.name)?.text
    }

    private func readParagraph(_ patch: inout StylePatch, from keys: inout MappingReader) {
        patch.pitch = keys.value("pitch", positiveLength)
        patch.alignment = keys.value("align") { reader.choice($0) }
        patch.indent = keys.value("indent", reader.relativeLength)
        patch.start = keys.value("start", reader.relativeLength)
        patch.end = keys.value("end", reader.relativeLength)
        patch.before = keys.value("before", reader.relativeLength)
        patch.after = keys.value("after", reader.relativeLength)
        patch.orphans = keys.value("orphans") { reader.whole($0, in: 1...99) }
        patch.widows = keys.value("widows") { reader.whole($0, in: 1...99) }
        patch.keepsWithNext = keys.value("keep-with-next", reader.yesNo)
        patch.keepsWithPrevious = keys.value("keep-with-previous", reader.yesNo)
        patch.keepsTogether = keys.value("keep-together", reader.yesNo)
        patch.breaking = keys.value("breaking") { reader.choice($0) }
        patch.kinsoku = keys.value("kinsoku") { reader.choice($0) }
        patch.lastLineHan = keys.value("last-line-han") { reader.whole($0, in: 0...99) }
        patch.trimsParagraphStart = keys.value("trim-start", reader.yesNo)
        patch.hyphenates = keys.value("hyphenate", reader.yesNo)
        patch.breaksByPhrase = keys.value("phrases", reader.yesNo)
    }

    private func readCell(_ patch: inout StylePatch, from keys: inout MappingReader) {
        patch.horizontal = keys.value("horizontal") { reader.choice($0) }
        patch.vertical = keys.value("vertical") { reader.choice($0) }
        patch.padding = keys.value("padding", padding)
        patch.background = keys.value("background") { node in
            node.scalar?.text == "none" ? StylePatch.Background.none : reader.color(node).map { .color($0) }
        }
        patch.repeatsOnBreak = keys.value("repeat", reader.yesNo)
        patch.isRotated = keys.value("rotate", reader.yesNo)
        patch.edges = keys.value("edges", edges)
    }

    private func edges(_ node: YAMLNode) -> Table.CellEdges? {
        reader.mapping(node) { keys in
            Table.CellEdges(
                top: edge("top", of: &keys), right: edge("right", of: &keys), bottom: edge("bottom", of: &keys),
                left: edge("left", of: &keys))
        }
    }

    private func edge(_ name: String, of keys: inout MappingReader) -> Table.CellEdges.Edge? {
        keys.value(name, reader.stroke).map { stroke in stroke.map(Table.CellEdges.Edge.stroke) ?? .open }
    }

    /// A length above zero that does not depend on the style.
    private func positiveLength(_ node: YAMLNode) -> RelativeLength? {
        guard let length = reader.extent(node) else { return nil }
        guard length > .zero else {
            reader.report(.badLength(node.scalar?.text ?? "", nearest: nil), at: node.span)
            return nil
        }
        return RelativeLength(length.points, .pt)
    }

    /// One length for all sides; `[above and below, left and right]`; or `[top, right, bottom, left]`.
    private func padding(_ node: YAMLNode) -> StylePatch.Padding? {
        guard let lengths = reader.oneOrMore(node, of: reader.relativeLength) else { return nil }
        switch lengths.count {
        case 1: return StylePatch.Padding(top: lengths[0], right: lengths[0], bottom: lengths[0], left: lengths[0])
        case 2: return StylePatch.Padding(top: lengths[0], right: lengths[1], bottom: lengths[0], left: lengths[1])
        case 4: return StylePatch.Padding(top: lengths[0], right: lengths[1], bottom: lengths[2], left: lengths[3])
        default:
            reader.report(.wrongCount(allowed: [1, 2, 4]), at: node.span)
            return nil
        }
    }
}
