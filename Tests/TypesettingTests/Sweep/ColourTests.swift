import Foundation
import Geometry
import Styling
import Testing

@testable import Typesetting

/// The colour of running text (typesetting.md 4.1 and 4.2): the paragraphs of all reports as the 公文 grid sets them, 28 characters of 16 points
/// to a line.
struct ColourTests {
    /// What is seen of the glue of lines.
    struct Tally {
        /// Marks within lines whose blank could be taken, and those of which a twentieth or more was.
        var marks = 0
        var squeezedMarks = 0
        var lines = 0
        /// The growth of gaps between Han, one for each line that is set to the measure, in em.
        var growths: [Double] = []
        /// Lines with a gap of more than a fifth of an em between Han, or Han and Latin: its width and the paragraph.
        var openLines: [String] = []
        /// Lines whose Han stand closer than their pitch.
        var tracked = 0

        mutating func add(_ line: ChosenLine, of model: LineModel, width: Double, text: String) {
            let set = model.set(line, width: width)
            lines += 1
            var widest = 0.0
            for index in line.start..<max(line.start, set.measure.end) {
                let glue = model.glue[index]
                if let kind = glue.squeeze, [.bracket, .comma, .stop].contains(kind), glue.squeezeLimit > 0 {
                    marks += 1
                    if set.setting.squeezes[kind] > 0.05 { squeezedMarks += 1 }
                }
                let isGap = glue.stretch == .han || glue.stretch == .hanLatinGap
                // The blank of a mark is no gap.
                if isGap, glue.squeeze == nil || glue.squeeze == .hanLatinGap || glue.squeeze == .tracking {
                    widest = max(widest, set.setting.width(of: glue) / model.em)
                }
            }
            if widest > 0.2 { openLines.append("\(widest): \(text)") }
            if !line.isLast { growths.append(set.setting.han / model.em) }
            if set.setting.squeezes[.tracking] > 0 { tracked += 1 }

        }

        func percentile(_ part: Double) -> Double {
            let sorted = growths.sorted()
            return sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * part)]
        }
    }

    @Test(.enabled(if: PreparedFonts.exist))
    func runningText() throws {
        let typesetter = Typesetter(shaper: PangoShaper(library: try PreparedFonts.library()))
        let text = TextStyle(font: .fang, latinFont: FontRole(rawValue: "termes"), size: .pt(16), figures: .tabular, tracking: .pt(-0.21))
        let style = ParagraphStyle(text: text, kinsoku: .gb, firstLineIndent: .pt(2 * 15.79))
        let width = Length.mm(156)
        var tally = Tally()
        for text in try CorpusParagraphs.reports.flatMap({ try CorpusParagraphs.texts(of: $0).sorted() }) where text.count > 30 {
            let model = typesetter.paragraph([.text(StyledText(text, style: style.text))], style: style).content.model
            for line in model.breakLines(width: width.points) {
                tally.add(line, of: model, width: width.points, text: text)
            }
        }
        // Before marks cost what is seen, 41 % were squeezed, and gaps grew to a third of an em.
        #expect(Double(tally.squeezedMarks) <= 0.08 * Double(tally.marks), "\(tally.squeezedMarks) of \(tally.marks)")
        #expect(tally.percentile(0.5) <= 0.02 && tally.percentile(0.95) <= 0.08, "\(tally.percentile(0.5)) \(tally.percentile(0.95))")
        // Where an amount of six em and more begins the next line, which nothing may part: amounts in yuan have ten digits and more.
        #expect(tally.openLines.count * 200 <= tally.lines, "\(tally.openLines)")
        #expect(tally.tracked * 100 <= tally.lines)
    }
}
