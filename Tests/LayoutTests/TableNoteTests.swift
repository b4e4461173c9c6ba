import Display
import DocumentTree
import Foundation
import Geometry
import Styling
import Testing

/// Footnotes of tables: none is lost wherever it is called, and all are set in the page's measure (typesetting.md 8.5).
@Suite struct TableNoteTests {
    private let bench = Bench(width: 200, height: 140)

    private func called(_ text: String, _ note: String) -> [Inline] {
        [.text(text, nil), .footnote(Paragraph([.text(note, nil)], style: style()))]
    }

    private func noted(_ text: String, _ note: String, columns: Int = 1, style: Int = 0) -> Table.Cell {
        Table.Cell(.text(called(text, note)), style: style, columns: columns)
    }

    private func title(_ content: [Inline]) -> Heading {
        Heading(level: 1, content: content, style: style(), anchor: AnchorID(rawValue: "t"), title: "题", contentsKind: nil)
    }

    @Test func aNarrowCellHasANoteOfThePagesMeasure() {
        let note = String(repeating: "注", count: 18)
        let found = bench.layout([TableSketch(columns: [fixed(40)], body: [row(noted("甲", note))]).block])
        #expect(found.texts[0].hasSuffix("\n①" + note))
        expectSoundPages(found)
    }

    @Test func titleLinesHeadAndNotesHaveNotes() {
        var table = TableSketch(columns: [fixed(60), fixed(60)], body: [row(cell("子"), cell("丑"))])
        table.caption = Table.Caption(
            title: title(called("题", "题注")), lines: [.init(left: called("左", "左注"), right: [.text("右", nil)], style: style())])
        table.head = [row(noted("头", "头注"), cell("二"))]
        table.notes = [Paragraph(called("尾", "尾注"), style: style())]
        let found = Bench(width: 200, height: 300).layout([table.block])
        #expect(found.texts.count == 1)
        #expect(found.texts[0].hasSuffix("①题注\n②左注\n③头注\n④尾注"))
        expectSoundPages(found)
        #expect(found.realTexts[0].contains("③头注"))
    }

    @Test func diagonalAndTurnedCellsHaveNotes() {
        var table = TableSketch(columns: [fixed(90), fixed(60)], body: [row(cell("子"), cell("丑"))])
        table.styles.append(cellStyle { $0.isRotated = true })
        table.head = [row(Table.Cell(.diagonal(below: called("下", "下注"), above: called("上", "上注"))), noted("转", "转注", style: 1))]
        let found = Bench(width: 200, height: 300).layout([table.block])
        #expect(found.texts[0].hasSuffix("①下注\n②上注\n③转注"))
        expectSoundPages(found)
    }

    @Test func aRepeatedHeadCallsItsNoteOnEveryPageAndIsReadOnce() {
        var table = TableSketch(columns: [fixed(100)], body: (0..<9).map { row(cell("行\($0)")) })
        table.head = [row(noted("头", "头注"))]
        let found = bench.layout([table.block])
        #expect(found.count > 1)
        for text in found.texts { #expect(text.hasPrefix("头") && text.hasSuffix("\n①头注")) }
        #expect(found.realTexts.map { $0.contains("头注") } == [true] + Array(repeating: false, count: found.count - 1))
        expectSoundPages(found)
    }

    /// Whatever the height of the page: nothing is lost and nothing overlaps.
    @Test func notesOfRowsThatBreakAreNotLost() {
        for height in stride(from: 150.0, through: 320, by: 10) {
            let long = String(repeating: "长", count: 60)
            var body = (0..<4).map { row(noted("甲\($0)", "注\($0)注"), cell("乙")) }
            body.insert(row(Table.Cell(.text(called(long, "长注"))), noted("丙", "丙注")), at: 2)
            let found = Bench(width: 200, height: height).layout([TableSketch(columns: [fixed(60), fixed(60)], body: body).block])
            for note in ["①注0注", "②注1注", "③长注", "④丙注", "⑤注2注", "⑥注3注"] {
                #expect(found.texts.joined(separator: "\n").components(separatedBy: note).count == 2, "\(note) at \(height)")
            }
            expectSoundPages(found)
        }
    }

    @Test func aHeadHigherThanThePageIsSaidOnceAndNotRepeated() {
        var table = TableSketch(columns: [fixed(20), fixed(160)], body: (0..<12).map { row(cell("\($0 % 10)"), cell("值")) })
        table.head = [row(cell(String(repeating: "头", count: 16)), cell("二"))]
        let found = bench.layout([table.block])
        #expect(found.diagnostics.map(\.id.rawValue) == ["L010"])
        #expect(found.count == 3)
        #expect(sortedCharacters(found.texts.dropFirst().joined()) == sortedCharacters("012345678901" + String(repeating: "值", count: 12)))
    }
}
