import Display
import Geometry
import Styling
import Testing

/// Frames as drawings, display lists as text.
@Suite struct FlatteningTests {
    private let leaf = StructID(rawValue: 7)

    private func check(_ items: [Frame.Placed], bleed: Length = .zero, marks: Bool = false, is expected: String) {
        let size = Size(width: .pt(100), height: .pt(140))
        let page = Page(frame: Frame(size: size, items: items), bleed: bleed, hasCropMarks: marks)
        #expect(DisplayPage(page).description == expected)
    }

    private func text(_ text: String) -> Frame.Item {
        .glyphs(
            GlyphRun(
                font: .init(rawValue: "F"), size: .pt(10), color: .black, glyphs: [.init(id: 1, cluster: 0, x: 0)], text: text,
                width: .pt(10)))
    }

    private func frame(_ items: Frame.Placed...) -> Frame { Frame(size: Size(width: .pt(50), height: .pt(20)), items: items) }

    @Test func originsAddUp() {
        check(
            [
                .init(
                    .frame(
                        frame(
                            .init(
                                .marked(.leaf(leaf), frame(.init(text("a"), at: Point(x: .pt(1), y: .pt(2))))),
                                at: Point(x: .pt(10), y: .zero)))), at: Point(x: .zero, y: .pt(100)))
            ],
            is: """
                100×140
                  leaf 7
                    text 'a' F 10 at (11, 102)

                """)
    }

    @Test func turnedContentIsMappedBeforeItIsPlaced() {
        let turned = frame(
            .init(.marked(.leaf(leaf), frame(.init(text("a"), at: Point(x: .pt(5), y: .pt(10))))), at: .zero),
            .init(.link(.uri("x:y"), Size(width: .pt(10), height: .pt(4)), leaf), at: Point(x: .pt(5), y: .pt(8))),
            .init(.anchor(AnchorID(rawValue: "here")), at: Point(x: .pt(50), y: .zero)))
        check(
            [.init(.transformed(turned, .quarterTurnCounterclockwise(of: turned.size)), at: Point(x: .pt(20), y: .pt(30)))],
            is: """
                100×140
                  leaf 7
                    text 'a' F 10 at (30, 75) turned [0 -1 1 0]
                  link (28, 65) 4×10 to x:y
                  anchor 'here' at (20, 30)

                """)
    }

    @Test func neighboursOfOneMarkAreOneStretch() {
        let mark = { (id: Int32, string: String) in
            Frame.Placed(.marked(.leaf(StructID(rawValue: id)), frame(.init(text(string), at: .zero))), at: .zero)
        }
        check(
            [mark(1, "a"), mark(1, "b"), mark(2, "c"), mark(1, "d")],
            is: """
                100×140
                  leaf 1
                    text 'a' F 10 at (0, 0)
                    text 'b' F 10 at (0, 0)
                  leaf 2
                    text 'c' F 10 at (0, 0)
                  leaf 1
                    text 'd' F 10 at (0, 0)

                """)
    }

    @Test func innermostLeafCountsUnlessAnArtifactSurroundsIt() {
        let inner = frame(.init(.marked(.leaf(StructID(rawValue: 2)), frame(.init(text("a"), at: .zero))), at: .zero))
        let link = Frame.Placed(.link(.uri("x:y"), Size(width: .pt(1), height: .pt(1)), nil), at: .zero)
        check(
            [
                .init(.marked(.leaf(leaf), inner), at: .zero),
                .init(.marked(.artifact(.header), frame(.init(.frame(inner), at: .zero), link)), at: .zero),
            ],
            is: """
                100×140
                  leaf 2
                    text 'a' F 10 at (0, 0)
                  artifact header
                    text 'a' F 10 at (0, 0)

                """)
    }

    @Test func drawingsWithoutMarkAreLayoutAndTextIsUndeclared() {
        let line = Drawing(path: .line(from: .zero, to: Point(x: .pt(9), y: .zero)), stroke: Stroke(width: .pt(0.35)))
        let items: [Frame.Placed] = [.init(.drawing(line), at: .zero), .init(text("lost"), at: .zero)]
        check(
            items,
            is: """
                100×140
                  artifact layout
                    stroke 0.35 (0, 0) 9×0 at (0, 0)
                  undeclared
                    text 'lost' F 10 at (0, 0)

                """)
        let page = DisplayPage(Page(frame: Frame(size: .a4, items: items)))
        #expect(page.undeclaredText == "lost")
        #expect(DisplayPage(Page(frame: Frame(size: .a4, items: [items[0]]))).undeclaredText == nil)
    }

    @Test func bleedAndCropMarksEnlargeTheSheet() {
        let page = Page(frame: Frame(size: Size(width: .pt(100), height: .pt(140))), bleed: .pt(10), hasCropMarks: true)
        let flat = DisplayPage(page)
        let edge = Length.pt(10) + PageGeometry.cropMarkRoom
        #expect(flat.geometry.sheet == Size(width: .pt(100) + edge * 2, height: .pt(140) + edge * 2))
        #expect(flat.geometry.trim == Rect(x: edge, y: edge, width: .pt(100), height: .pt(140)))
        #expect(flat.geometry.bleed == Rect(x: edge - .pt(10), y: edge - .pt(10), width: .pt(120), height: .pt(160)))
        let marks = flat.stretches.flatMap(\.operations).compactMap { operation -> Rect? in
            guard case .drawing(let drawing) = operation.content else { return nil }
            return drawing.path.bounds
        }
        #expect(flat.stretches.map(\.mark) == [.artifact(.page)])
        #expect(marks.count == 8)
        let sheet = Rect(origin: .zero, size: flat.geometry.sheet)
        for mark in marks {
            #expect(sheet.contains(mark))
            #expect(!flat.geometry.bleed.intersects(mark), "a mark lies outside what is printed")
            let isOnEdge =
                [flat.geometry.trim.minX, flat.geometry.trim.maxX].contains(mark.minX)
                || [flat.geometry.trim.minY, flat.geometry.trim.maxY].contains(mark.minY)
            #expect(isOnEdge, "a mark points along an edge of the trimmed page")
        }
    }
}
