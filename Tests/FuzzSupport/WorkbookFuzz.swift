internal import Diagnostics
internal import ReportData
internal import WorkbookImport
internal import Workbooks

/// Sends broken workbooks and broken maps through reading, importing and merging.
struct WorkbookFuzz {
    /// The workbook that belongs to a seed: parts with breaks in one of them, the bytes of a file with some changed, or a file cut short.
    static func workbook(seed: UInt64) throws -> (description: String, bytes: [UInt8]) {
        var mutation = Mutation(random: SplitMix64(seed: seed))
        switch mutation.random.pick([0, 0, 0, 1, 1, 2, 3]) {
        case 0:
            var parts = SeedWorkbook.parts(carrying: Bool.random(using: &mutation.random))
            let index = mutation.random.pick(Array(parts.indices.dropFirst()))
            parts[index].text = mutation.mutate(parts[index].text)
            return ("=== \(parts[index].name)\n\(parts[index].text)\n", try SeedWorkbook.archive(parts))
        case 1:
            let text = mutation.mutate(SeedWorkbook.openDocument)
            return ("=== content.xml\n\(text)\n", try SeedWorkbook.archive([("content.xml", text)]))
        case 2: return ("binary workbook\n", mutated(try SeedWorkbook.binary(), &mutation.random))
        default: return ("archive\n", mutated(try SeedWorkbook.archive(SeedWorkbook.parts(carrying: true)), &mutation.random))
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Int.random(in: 0..<8, using: &random) == 0 { bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))) }
        return bytes
    }

    /// The map that belongs to a seed.
    static func map(seed: UInt64) -> String {
        var mutation = Mutation(random: SplitMix64(seed: seed))
        return mutation.mutate(SeedWorkbook.map)
    }

    /// What an import makes of a workbook by a map; what is found is given to `check` to look at.
    static func run(_ bytes: [UInt8], map text: String, check: ([Diagnostic]) -> FuzzOutcome?) -> FuzzOutcome {
        let book: Workbook
        do throws(WorkbookProblem) { book = try Workbook.read(bytes, name: "w.xlsx") } catch {
            return check([error.diagnostic(file: "w.xlsx")]) ?? .refused([error.diagnostic(file: "w.xlsx")])
        }
        do throws(Diagnostics) {
            if let carried = try CarriedReport.find(in: [book]) { return imported(CarriedImport(carried), check) }
            let (map, mistakes) = ImportMap.read(SourceFile(name: "m.yaml", text: text), name: "m")
            guard let map, !mistakes.contains(where: { $0.severity == .failure }) else {
                return mistakes.isEmpty ? .broken("a map is refused without a message") : check(mistakes) ?? .refused(mistakes)
            }
            guard let rules = DataDocument.read(SourceFile(name: "s.json", text: SeedWorkbook.schema)).document,
                let schema = Schema.read(rules).schema,
                let report = DataDocument.read(SourceFile(name: "r.json", text: SeedWorkbook.report)).document
            else { return .broken("the seed can not be read") }
            let chosen = try WorkbookImporter.choose(among: [map], for: [book], named: nil, layout: "seed")
            let outcome = WorkbookImporter(map: chosen, schema: schema, lists: [:], unit: chosen.unit(of: report)).values(of: [book])
            if let wrong = check(mistakes + outcome.findings) { return wrong }
            return merged(outcome, into: report, schema)
        } catch {
            return error.all.isEmpty ? .broken("refused without a message") : check(error.all) ?? .refused(error.all)
        }
    }

    private static func imported(_ taken: CarriedImport, _ check: ([Diagnostic]) -> FuzzOutcome?) -> FuzzOutcome {
        guard isJSON(taken.text) else { return .broken("the report is no JSON") }
        return check(taken.outcome.findings) ?? .imported(values: taken.outcome.values.byPath.count, findings: taken.outcome.findings.count)
    }

    /// New reports and merged ones are JSON, and the second merge changes nothing.
    private static func merged(_ outcome: ImportOutcome, into report: DataDocument, _ schema: Schema) -> FuzzOutcome {
        let new = NewReport(outcome.values, layout: "seed", schema: schema)
        let merge = ReportMerge(outcome.values, into: report, schema: schema)
        guard isJSON(new.text) else { return .broken("the new report is no JSON") }
        guard let again = DataDocument.read(SourceFile(name: "r.json", text: merge.text)).document else {
            return .broken("the merged report is no JSON")
        }
        let second = ReportMerge(outcome.values, into: again, schema: schema)
        guard second.changes.isEmpty, second.text == merge.text else { return .broken("the second merge changes \(second.changes.count)") }
        return .imported(values: outcome.values.byPath.count, findings: outcome.findings.count)
    }

    private static func isJSON(_ text: String) -> Bool {
        let (document, mistakes) = DataDocument.read(SourceFile(name: "r.json", text: text))
        return document != nil && mistakes.isEmpty
    }
}
