public import Diagnostics
public import Display
public import DocumentTree
internal import Geometry
public import Typesetting

/// A chart as it is drawn.
public struct ChartPicture {
    /// A frame of exactly the chart's size.
    ///
    /// A chart is one figure to a reader, and whoever places the frame says so. The only leaves in it are the numbers that the chart
    /// prints: the leaf `n` is `figures[n]`.
    public var frame: Frame
    /// Keys in the provenance table of the numbers in the picture, in the order of drawing.
    public var figures: [String] = []
    /// What is wrong with the chart's data or its room.
    public var diagnostics: [Diagnostic]
}

/// Charts to frames.
public enum ChartLayout {
    /// The picture of a chart.
    ///
    /// Nothing leaves the frame and no two labels overlap. Labels shrink together before one is left out, which is a warning.
    public static func picture(of chart: Chart, typesetter: Typesetter) -> ChartPicture {
        picture(of: chart, lettering: Lettering(typesetter: typesetter, style: chart.style))
    }

    /// The same with texts that may have been measured for other charts of the same style.
    static func picture(of chart: Chart, lettering: Lettering) -> ChartPicture {
        guard isDrawable(chart.size.width), isDrawable(chart.size.height) else {
            return ChartPicture(frame: Frame(size: .zero), diagnostics: [ChartProblem.size.diagnostic(of: chart.name)])
        }
        let data = ChartData(chart)
        let composition = composition(of: chart, data, lettering)
        let (marks, problems) = composition.draw()
        let all = data.problems + paletteProblems(chart.style, used: composition.colors) + problems
        var picture = ChartPicture(
            frame: Frame(size: chart.size, items: marks.items), diagnostics: all.map { $0.diagnostic(of: chart.name) })
        // Figures were counted when their texts were measured; the picture has some of them.
        var numbers: [StructID: StructID] = [:]
        for leaf in picture.frame.leaves where numbers[leaf] == nil {
            numbers[leaf] = StructID(rawValue: Int32(picture.figures.count))
            picture.figures.append(lettering.figures[Int(leaf.rawValue)])
        }
        if !numbers.isEmpty { picture.frame = picture.frame.mapLeaves { numbers[$0] ?? $0 } }
        return picture
    }

    private static func isDrawable(_ length: Length) -> Bool { length > .zero && length.points.isFinite }

    /// What makes the marks of a chart.
    private static func composition(of chart: Chart, _ data: ChartData, _ lettering: Lettering) -> any Composition {
        if chart.panels > 0, chart.kind.mayHavePanels { return PanelsLayout(chart: chart, data: data, lettering: lettering) }
        switch chart.kind {
        case .bars(let bars): return BarLayout(chart: chart, bars: bars, data: data, lettering: lettering)
        case .pie(let pie): return PieLayout(chart: chart, pie: pie, items: PieItems(data, style: chart.style), lettering: lettering)
        case .lines: return LineLayout(chart: chart, data: data, lettering: lettering)
        case .slope: return SlopeLayout(chart: chart, data: data, lettering: lettering)
        case .treemap: return TreemapLayout(chart: chart, items: PieItems(data, style: chart.style), lettering: lettering)
        case .flow: return FlowLayout(chart: chart, data: data, lettering: lettering)
        }
    }

    /// Neighbours in the palette that a grey copy does not tell apart, as far as the chart uses them.
    private static func paletteProblems(_ style: ChartStyle, used: Int) -> [ChartProblem] {
        let colors = style.palette.prefix(used)
        return zip(colors, colors.dropFirst()).enumerated().compactMap { index, pair in
            let distance = abs(pair.0.lightness - pair.1.lightness)
            return distance < Palette.leastDistance ? .palette(index: index, distance: distance) : nil
        }
    }
}
