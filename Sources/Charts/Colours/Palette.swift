internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

/// The fills of slices, series and bars in order.
///
/// Neighbours differ by 15 L* and more in print, in a grey copy and for readers who do not tell red from green;
/// the same colours then go on with hatching whose mean lightness holds that distance too.
struct Palette {
    /// Least distance in L* between neighbours.
    static let leastDistance = 15.0

    /// Dark blue, brick, grey blue, sand: L* 20, 45, 66, 86.
    ///
    /// A lighter brick would be too near to the grey blue: 15 L* are held as readers see them who are blind to red, green or blue.
    static let colors: [Color] = [
        .rgb(red: 22.0 / 255, green: 50.0 / 255, blue: 79.0 / 255), .rgb(red: 179.0 / 255, green: 71.0 / 255, blue: 48.0 / 255),
        .rgb(red: 129.0 / 255, green: 164.0 / 255, blue: 184.0 / 255), .rgb(red: 242.0 / 255, green: 211.0 / 255, blue: 152.0 / 255),
    ]

    /// This year's bars and those of years before: L* 32 and 79.
    static let barColors: [Color] = [
        .rgb(red: 31.0 / 255, green: 78.0 / 255, blue: 121.0 / 255), .rgb(red: 169.0 / 255, green: 199.0 / 255, blue: 216.0 / 255),
    ]

    var colors: [Color]
    var barColors: [Color]

    init(style: ChartStyle) {
        colors = style.palette.isEmpty ? Self.colors : style.palette
        barColors = style.barColors.isEmpty ? Self.barColors : style.barColors
    }

    /// The fill of the slice or series `index`.
    func fill(_ index: Int) -> Drawing.Fill {
        let ground = colors[index % colors.count]
        let round = index / colors.count
        guard round > 0 else { return .solid(ground) }
        return .hatch(Self.hatch(over: ground, round: round))
    }

    /// Bars of one series: the last is this year's, those before are lighter, as far as colours go.
    func barFill(_ index: Int, of count: Int) -> Drawing.Fill {
        .solid(barColors[min(count - 1 - index, barColors.count - 1)])
    }

    private static let angles: [[Double]] = [[45], [135], [45, 135], [0], [90], [0, 90]]

    /// Lines over a colour: broad light ones on dark, hairlines of black on the others.
    ///
    /// The covers are those with which the mean lightnesses of neighbours stay farthest apart (`PaletteTests`).
    private static func hatch(over ground: Color, round: Int) -> Drawing.Hatch {
        let angles = Self.angles[(round - 1) % Self.angles.count]
        let isDark = ground.lightness < 35
        let cover = isDark ? 0.32 : 0.1
        let lineWidth = Length.pt(2.5 * cover)
        // Two directions cover as much as one: their lines lie farther apart.
        let part = angles.count == 1 ? cover : 1 - (1 - cover).squareRoot()
        return Drawing.Hatch(
            ground: ground, ink: isDark ? .white : .black, angles: angles, pitch: lineWidth / part, lineWidth: lineWidth)
    }
}

extension Drawing.Fill {
    /// L* of the mean light that the area sends back.
    var lightness: Double {
        switch self {
        case .solid(let color): color.lightness
        case .hatch(let hatch):
            Color.lightness(
                luminance: hatch.ground.luminance + (hatch.ink.luminance - hatch.ground.luminance) * hatch.cover)
        }
    }

    /// The colour of text on the area, `nil` where lines would cross it: white below L* 45.
    var textColor: Color? {
        switch self {
        case .solid(let color): color.lightness < 45 ? .white : .black
        case .hatch: nil
        }
    }
}

extension Drawing.Hatch {
    /// The part of the area that the lines cover.
    var cover: Double {
        let open = angles.reduce(1.0) { part, _ in part * (1 - min(1, lineWidth / pitch)) }
        return 1 - open
    }
}
