import Diagnostics
import Foundation
import ReportData
import Testing

@testable import LayoutLanguage

@Suite struct NumberChangeTests {
    /// What did not read a number is kept when that number is another: all is as over the changed data from the beginning.
    @Test(arguments: [("full-statements", "sichuan-2024"), ("shanghai-bureau", "shanghai"), ("national-form", "national-2024")])
    func keptFiguresAreThoseOfTheChangedData(_ name: String, _ layout: String) throws {
        let text = try CorpusChecks.text("Tests/Corpus/\(name)/report.json")
        let data = try #require(DataDocument.read(SourceFile(name: "report.json", text: text)).document)
        let (package, _) = try ShippedPackagesTests.load(layout)
        let resolved = ResolvedPackage(package)
        let report = bind(resolved, to: data)
        let judged = Judgement(package, report).relations
        let numbers = DataNumbers(data, report.figures).all
        var kept = 0
        for number in stride(from: 0, to: numbers.count, by: max(1, numbers.count / 6)).map({ numbers[$0] }) {
            let other = try #require(number.number.adding(1))
            let change = NumberChange(path: number.path, span: number.span, number: other)
            let table = FigureTable(report.figures, after: change)
            let fresh = FigureTable(resolved, data: data.after(change), previous: nil, evaluation: Evaluation())
            fresh.evaluation.printed.positions = report.figures.evaluation.printed.positions
            #expect(fresh.data.node(at: number.path)?.number == other)
            var (known, new) = (RelationCheck(package: package, figures: table), RelationCheck(package: package, figures: fresh))
            for relation in judged {
                let expected = JudgedRelation(relation.definition, new.outcome(of: relation.definition)).keys
                if relation.reads.mayContain(change.offset) {
                    let found = JudgedRelation(relation.definition, known.outcome(of: relation.definition)).keys
                    #expect(found == expected, "\(relation.definition.id) with \(number.path)")
                } else {
                    kept += 1
                    #expect(relation.keys == expected, "\(relation.definition.id) does not read \(number.path)")
                }
            }
            for name in package.figures.keys {
                #expect(values(of: name, table) == values(of: name, fresh), "\(name) with \(number.path)")
            }
        }
        #expect(kept > judged.count)
    }

    /// The value of a figure, or those of the fields of its rows.
    private func values(of name: String, _ figures: FigureTable) -> [Value?] {
        guard let definition = figures.definitions[name] else { return [] }
        guard case .rows(let rows) = definition.content else {
            return [try? figures.value(of: .value(name), at: definition.span)]
        }
        let items = (try? figures.value(of: name, at: definition.span))?.items ?? []
        return items.indices.flatMap { row in
            rows.fields.keys.map { field in
                figures.handle(name, row: row).flatMap { try? figures.value(of: .field(field, of: $0), at: definition.span) }
            }
        }
    }

    @Test func placesOfNumbersArePutInAndFew() {
        var some = NumbersRead()
        #expect(!some.mayContain(7))
        let offsets = (0..<40).map { 100 + $0 * 61 }
        offsets.forEach { some.insert($0) }
        #expect(offsets.allSatisfy(some.mayContain))
        #expect((0..<10_000).filter(some.mayContain).count < 600)
        var whole = NumbersRead()
        whole.insert(3)
        whole.formUnion(some)
        #expect(whole.mayContain(3) && offsets.allSatisfy(whole.mayContain))
    }
}
