import Display
import DocumentTree
import Foundation
import Styling
import Testing

@testable import Charts

@Suite struct PaletteTests {
    /// Severe dichromacy, linear sRGB to linear sRGB (Machado, Oliveira and Fernandes 2009, table 1; severity 1.0).
    private static let simulations: [(name: String, matrix: [[Double]])] = [
        ("none", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
        ("deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
        ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
    ]

    private func linear(_ color: Color) -> [Double] {
        let parts =
            switch color {
            case .gray(let level): [level, level, level]
            case .rgb(let red, let green, let blue): [red, green, blue]
            }
        return parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    }

    private func luminance(_ color: Color, _ matrix: [[Double]]) -> Double {
        let light = linear(color)
        let seen = matrix.map { row in min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 })) }
        return 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    }

    private func lightness(_ fill: Drawing.Fill, _ matrix: [[Double]]) -> Double {
        switch fill {
        case .solid(let color): Color.lightness(luminance: luminance(color, matrix))
        case .hatch(let hatch):
            Color.lightness(
                luminance: luminance(hatch.ground, matrix) * (1 - hatch.cover) + luminance(hatch.ink, matrix) * hatch.cover)
        }
    }

    @Test(arguments: 0..<4)
    func neighboursDifferInLightness(simulation: Int) {
        let (name, matrix) = Self.simulations[simulation]
        let palette = Palette(style: ChartStyle())
        for count in 2...28 {
            let seen = (0..<count).map { lightness(palette.fill($0), matrix) }
            // In a pie the last slice is the first one's neighbour.
            for (index, pair) in zip(seen, seen.dropFirst() + seen.prefix(1)).enumerated() {
                #expect(abs(pair.0 - pair.1) >= 15, "\(name), \(count) slices, slice \(index): \(pair)")
            }
        }
        let bars = (0..<2).map { lightness(palette.barFill($0, of: 2), matrix) }
        #expect(abs(bars[0] - bars[1]) >= 15)
    }

    @Test(arguments: [("#16324F", 20.1), ("#1F4E79", 32.1), ("#A9C7D8", 78.6), ("#FFFFFF", 100), ("#000000", 0), ("#777777", 50.0)])
    func lightnessFollowsCIE1976(code: String, expected: Double) throws {
        #expect(abs(try #require(Color(hexadecimal: code)).lightness - expected) < 0.1)
    }

    @Test func aPaletteThatFadesInGreyIsReported() {
        var style = ChartStyle()
        style.palette = [.rgb(red: 0.8, green: 0, blue: 0), .rgb(red: 0, green: 0.45, blue: 0)]
        let (_, ids) = draw(.sample(.pie(.init()), [("甲", 1), ("乙", 2)], style: style))
        #expect(ids == ["C015"])
    }
}
