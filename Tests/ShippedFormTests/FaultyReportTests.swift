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

    /// 13,815万元 under 元: the unit is said, and what prints as zero once.
    @Test func anotherUnitIsSaidOnce() throws {
        let text = try Forms.text("Tests/Corpus/shanghai-bureau/report.json")
        let form = try Forms.bound(text.replacing(#""money_unit": "万元""#, with: #""money_unit": "元""#))
        #expect(form.marks == ["D22B /money_unit"])
        #expect(form.findings.filter { $0.id.rawValue == "B011" }.count == 1)
    }

    /// Where only the reason for a difference is missing, the budget that is a slip of the final figure is named.
    @Test(arguments: [("966112.98", "写颠倒"), ("69.611298", "单位"), ("6961129.8", "小数点")])
    func aMissingReasonNamesTheSlip(_ slip: String, _ cause: String) throws {
        let text = try Forms.text("Tests/Corpus/shanghai-street/report.json")
        let form = try Forms.bound(text.replacing(#""initial_budget": 696112.98"#, with: "\"initial_budget\": \(slip)"))
        #expect(form.marks == ["B007 /items/5/initial_budget"])
        #expect(form.findings.contains { $0.id.rawValue == "B007" && ($0.advice?.chinese ?? "").contains(cause) })
    }

    /// What last year lacks is not what a new body lacks.
    @Test func aLackOfLastYearIsSaid() throws {
        let text = try Forms.text("Tests/Corpus/shanghai-bureau/report.json")
        #expect(try Forms.bound(text.replacing(#""total": 14280.6,"#, with: "")).marks == ["Q72 /previous/fiscal_total"])
    }
}
