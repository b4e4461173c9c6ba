import Testing

/// Reports of the corpus with slips, as they are made by hand: each gives the findings that lead to it, and no others.
@Suite("Faulty copies of the corpus")
struct FaultyReportTests {
    struct Copy: Decodable {
        var report: String
        /// The slips: values by their paths.
        var slips: [String: JSON]
        /// ID and place of each finding, errors and warnings.
        var finds: [String]
    }

    @Test func eachSlipIsFound() throws {
        for copy in try Forms.fixture("faulty.json") as [Copy] {
            var report = try JSON.read(try Forms.text(copy.report))
            #expect(try Forms.bound(report.written).marks == [], "\(copy.report)")
            for (path, value) in copy.slips.sorted(by: { $0.key < $1.key }) { report.set(path.split(separator: "/")[...], to: value) }
            #expect(try Forms.bound(report.written).marks.sorted() == copy.finds.sorted(), "\(copy.report)")
        }
    }

    /// 7.56万元 of journeys beside 0 is no amount in 元 under 万元, though 0.000756 prints as 0.
    @Test func aValueTooSmallToBePrintedExplainsNothing() throws {
        let form = try Forms.bound(try Forms.text("Tests/Corpus/national-form/report.json"), layout: "sichuan")
        #expect(form.marks == ["Q34C /three_public/final/abroad", "Q34D /three_public/final/car_purchase"])
        #expect(!form.findings.contains { $0.id.rawValue == "B011" || ($0.advice?.english ?? "").contains("0.000756") })
    }
}
