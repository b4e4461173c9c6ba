import Display
import DocumentTree
import Foundation
import Geometry
import Styling
import Testing

@testable import Charts

@Suite struct PieTests {
    @Test func slicesHaveTheirTrueAngles() {
        let chart = Chart.sample(.pie(.init()), [("甲", 161.52), ("乙", 21.61), ("丙", 3.96), ("丁", 10.48)])
        let (probe, ids) = draw(chart)
        #expect(ids.isEmpty)
        let total = 161.52 + 21.61 + 3.96 + 10.48
        for (angle, number) in zip(probe.sliceAngles, [161.52, 21.61, 3.96, 10.48]) { #expect(abs(angle - number / total * 360) < 1e-6) }
        for name in ["甲161.52", "乙21.61", "丙3.96", "丁10.48"] { #expect(probe.texts.contains { $0.string == name }, "\(name)") }
    }

    @Test func oneSliceIsADiscWithoutASeam() throws {
        let (probe, ids) = draw(.sample(.pie(.init(zerosNote: "其余均为0")), [("甲", 5), ("乙", 0)]))
        #expect(ids.isEmpty)
        #expect(probe.areas.count == 1)
        let disc = try #require(probe.areas.first).path
        #expect(!disc.elements.contains { if case .line = $0 { true } else { false } })
        #expect(probe.lines.count == 1, "the outline alone, no gap and no leader")
        #expect(probe.allText.contains("其余均为0"))
        #expect(!probe.allText.contains("乙"))
    }

    @Test func arcsLieOnTheirCircle() throws {
        let circle = Polar(center: .zero).circle(inner: .zero, outer: .pt(100))
        var last = Point.zero
        for element in circle.elements {
            guard case .curve(let first, let second, let end) = element else {
                last = element.points.last ?? last
                continue
            }
            for step in 0...100 {
                let t = Double(step) / 100
                let (a, b, c, d) = (pow(1 - t, 3), 3 * t * pow(1 - t, 2), 3 * t * t * (1 - t), t * t * t)
                let x = last.x * a + first.x * b + second.x * c + end.x * d
                let y = last.y * a + first.y * b + second.y * c + end.y * d
                #expect(abs(hypot(x.points, y.points) / 100 - 1) < 1e-4)
            }
            last = end
        }
    }

    @Test(arguments: [
        (Chart.Pie(zeros: .list, zerosNote: ""), "乙、丙：0.0", true),
        (Chart.Pie(zeros: .omit), "乙", false),
        (Chart.Pie(zeros: .legend), "乙：0.0", true),
    ])
    func zerosFollowThePolicy(pie: Chart.Pie, text: String, isShown: Bool) {
        let (probe, ids) = draw(.sample(.pie(pie), [("甲", 5), ("乙", 0), ("丙", 0), ("丁", 2)]))
        #expect(ids.isEmpty)
        #expect(probe.allText.contains(text) == isShown)
        #expect(probe.areas.filter { $0.stroke == nil }.count == 2)
    }

    @Test func whiteTextStandsInDarkSlicesOnly() {
        let (probe, _) = draw(.sample(.pie(.init()), [("甲", 10), ("乙", 10), ("丙", 10), ("丁", 10)]))
        let colors = Dictionary(uniqueKeysWithValues: probe.texts.map { (String($0.string.prefix(1)), $0.color) })
        #expect(colors["甲"] == .white)
        #expect(colors["丙"] == .black)
        #expect(colors["丁"] == .black)
    }

    /// The label of a slice of more than half the disc stands inside, off both edges.
    @Test func aLargeSliceHoldsItsLabel() {
        var chart = Chart.sample(.pie(.init()), [("一般公共服务支出", 161.52), ("乙", 21.61), ("丙", 3.96), ("丁", 10.48)])
        chart.series[0].values[0].share = "81.75%"
        let (probe, _) = draw(chart)
        #expect(probe.texts.first { $0.string.hasPrefix("一般") }?.color == .white)
        #expect(probe.polylines(chart.style.axis).count == 3)
    }
}
