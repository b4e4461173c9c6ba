import Display
import Geometry
import Styling
import Testing

@testable import Studio

/// A page keeps its ID while it looks the same, wherever it stands and whatever numbers its elements have.
struct PageShelfTests {
    private func page(_ texts: [String], firstElement: Int32 = 1) -> DisplayPage {
        let items = texts.enumerated().map { index, text in
            let glyphs = text.utf8.enumerated().map { GlyphRun.Glyph(id: UInt32($1), cluster: UInt32($0), x: Float($0)) }
            let run = GlyphRun(font: FontID(rawValue: "a"), size: .pt(10), color: .black, glyphs: glyphs, text: text, width: .pt(10))
            let frame = Frame(size: .zero, items: [.init(.glyphs(run), at: .zero)])
            return Frame.Placed(
                .marked(.leaf(StructID(rawValue: firstElement + Int32(index))), frame), at: Point(x: .zero, y: .pt(Double(index) * 20)))
        }
        return DisplayPage(Page(frame: Frame(size: Size(width: .pt(100), height: .pt(100)), items: items)))
    }

    private func ids(_ shelf: PageShelf) -> [String] { shelf.entries.map(\.id) }

    @Test func keepsWhatLooksTheSame() {
        var shelf = PageShelf()
        shelf.take([page(["a", "b"]), page(["c"])])
        #expect(ids(shelf) == ["p1", "p2"])
        shelf.take([page(["a", "b"], firstElement: 7), page(["c"], firstElement: 20)])
        #expect(ids(shelf) == ["p1", "p2"])
        shelf.take([page(["a", "B"]), page(["c"])])
        #expect(ids(shelf) == ["p3", "p2"])
        shelf.take([page(["new"]), page(["a", "B"]), page(["c"])])
        #expect(ids(shelf) == ["p4", "p3", "p2"])
    }

    @Test func tellsEqualPagesApart() {
        var shelf = PageShelf()
        shelf.take([page(["a"]), page(["a"]), page(["b"])])
        #expect(Set(ids(shelf)).count == 3)
        let before = ids(shelf)
        shelf.take([page(["a"]), page(["a"]), page(["a"])])
        #expect(Array(ids(shelf).prefix(2)) == Array(before.prefix(2)))
        #expect(Set(ids(shelf)).count == 3)
    }

    @Test func forgetsPicturesOfPagesThatAreGone() {
        var shelf = PageShelf()
        shelf.take([page(["a"]), page(["b"])])
        shelf.keep([1], of: "p1")
        shelf.keep([2], of: "p2")
        shelf.take([page(["a"]), page(["c"])])
        #expect(shelf.picture("p1") == [1])
        #expect(shelf.picture("p2") == nil)
        #expect(shelf.index(of: "p2") == nil)
    }
}
