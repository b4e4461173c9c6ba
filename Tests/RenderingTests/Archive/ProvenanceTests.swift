import Display
import Foundation
import PDFArchive
import QPDF
import Testing

@Suite("Every figure on a page leads to where it comes from")
struct ProvenanceTests {
    @Test(
        "Each marked number is what its row says, and its row names the data, the formula, the rounding and the line",
        arguments: Repository.reports)
    func marks(path: String) throws {
        let report = try ArchivedReport.shared(path)
        let marked = marked(in: report.document)
        #expect(marked.count > 20)
        #expect(Set(marked.map(\.id)).count == marked.count, "an ID stands for two places")
        let rows = try rows(of: report)
        for (id, text) in marked {
            let row = try #require(rows[id], "\(id) is not in the table")
            let printed = try #require(row["printed"] as? String)
            // A number that breaks over pages is one element; digits may be set apart.
            #expect(text.filter { !$0.isWhitespace } == printed.filter { !$0.isWhitespace }, "\(id)")
            let place = (row["formulaPlace"] as? String ?? "").split(separator: ":")
            #expect(place.count == 3 && (place[0].hasPrefix("layouts/") || place[0] == "report.json"), "\(id)")
            #expect(row["formula"] as? String != nil && row["digits"] as? Int != nil && row["value"] as? NSNumber != nil, "\(id)")
            let sources = row["sources"] as? [[String: Any]] ?? []
            #expect(sources.allSatisfy { ($0["path"] as? String)?.hasPrefix("/") == true && $0["line"] as? Int != nil }, "\(id)")
        }
        #expect(marked.contains { (rows[$0.id]?["sources"] as? [Any])?.isEmpty == false })
    }

    @Test("The IDs of figures in the file's ID tree are those of its table, none more and none less", arguments: Repository.reports)
    func identifiers(path: String) throws {
        let report = try ArchivedReport.shared(path)
        let file = try PDFFile(report.pdf)
        let nodes = file.value(at: ["StructTreeRoot", "IDTree", "Kids"], in: file.catalog).map { file.items(of: $0) } ?? []
        let names = nodes.flatMap { node in
            (file.value(of: "Names", in: node).map { file.items(of: $0) } ?? []).compactMap { file.text($0) }
        }
        #expect(Set(names).count == names.count)
        // Notes and heads have IDs of their own.
        let figures = names.filter { !$0.hasPrefix("element-") }
        #expect(figures.sorted() == (try rows(of: report).keys.sorted()))
        #expect(figures.count == marked(in: report.document).count, "an element without characters")
    }

    @Test("The numbers in charts are marked: those of bars, slices, points and changes")
    func charts() throws {
        let report = try ArchivedReport.shared("Tests/Corpus/gallery/report.json")
        let structure = report.document.structure
        let rows = try rows(of: report)
        for figure in structure.elements where figure.role == .figure {
            let numbers = figure.children.filter { structure[$0].role == .span }.compactMap { structure[$0].attributes.figure }
            #expect(!numbers.isEmpty, "\(figure.attributes.alternateText ?? "")")
            for number in numbers {
                // What a reader hears of the chart has each number that stands in it.
                let printed = try #require(rows[number]?["printed"] as? String)
                #expect(figure.attributes.alternateText?.contains(printed) == true, "\(printed)")
            }
        }
    }

    @Test("Places name a line of an attached layout file that holds the formula")
    func places() throws {
        let report = try ArchivedReport.shared("report.json")
        let files = try attachments(of: report)
        for (id, row) in try rows(of: report) {
            guard let formula = row["formula"] as? String, let place = (row["formulaPlace"] as? String)?.split(separator: ":") else {
                continue
            }
            let file = try #require(files[String(place[0])], "\(id): \(place[0]) is not attached")
            let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(Int(place[1]))
            let start = formula.split(separator: "\n").first ?? ""
            #expect(lines[line - 1].contains(start), "\(id)")
        }
    }

    /// The IDs of all elements that show a figure, with the text that stands in their content.
    private func marked(in document: PagedDocument) -> [(id: String, text: String)] {
        var texts: [StructID: String] = [:]
        for stretch in DisplayList(document).pages.flatMap(\.stretches) {
            guard case .leaf(let id) = stretch.mark, document.structure[id].attributes.figure != nil else { continue }
            for case .glyphs(let run) in stretch.operations.map(\.content) { texts[id, default: ""] += run.text }
        }
        return document.structure.readingOrder.compactMap { id in
            guard let figure = document.structure[id].attributes.figure, let text = texts[id] else { return nil }
            return (figure, text)
        }
    }

    private func attachments(of report: ArchivedReport) throws -> [String: Display.Attachment] {
        Dictionary(uniqueKeysWithValues: try embeddedFiles(in: report.pdf).map { ($0.name, $0) })
    }

    /// The rows of the embedded table by every ID that they have.
    private func rows(of report: ArchivedReport) throws -> [String: [String: Any]] {
        let table = try #require(try attachments(of: report)["provenance.json"])
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(table.bytes)) as? [[String: Any]])
        var byID: [String: [String: Any]] = [:]
        for row in rows {
            // What only a title, an alternate text or the foot of a page prints has no ID.
            guard let first = row["id"] as? String else { continue }
            for id in row["ids"] as? [String] ?? [first] { #expect(byID.updateValue(row, forKey: id) == nil, "\(id)") }
        }
        return byID
    }
}
