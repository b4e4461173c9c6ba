internal import DocumentTree
internal import Geometry
internal import Styling

extension PackageDecoder {
    /// `chart-style`: what it does not say has the default look.
    func chartStyle(_ node: YAMLNode) -> ChartStyle? {
        reader.mapping(node) { keys in
            var style = ChartStyle()
            style.label = keys.value("label", textPatch).map { $0.textStyle(over: style.label) } ?? style.label
            style.value = keys.value("value", textPatch).map { $0.textStyle(over: style.value) } ?? style.value
            style.palette = keys.value("palette") { reader.list($0, of: reader.color) } ?? style.palette
            style.barColors = keys.value("bar-colors") { reader.list($0, of: reader.color) } ?? style.barColors
            style.axis = pen(&keys, "axis") ?? style.axis
            style.grid = pen(&keys, "grid") ?? style.grid
            style.sliceGap = pen(&keys, "slice-gap") ?? style.sliceGap
            style.outline = pen(&keys, "outline") ?? style.outline
            style.maximumBarWidth = keys.value("bar-width", reader.extent) ?? style.maximumBarWidth
            style.smallestSize = keys.value("smallest-size", reader.positiveLength) ?? style.smallestSize
            style.gridLines = keys.value("grid-lines") { reader.whole($0, in: 0...20) } ?? style.gridLines
            return style
        }
    }

    /// A stroke, invisible for `none`.
    private func pen(_ keys: inout MappingReader, _ key: String) -> Stroke? {
        keys.value(key, reader.stroke).map { $0 ?? Stroke(width: .zero) }
    }
}
