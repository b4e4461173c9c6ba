import Diagnostics
import LayoutLanguage
import Testing

/// Each relation of the trade is in the package, and raised by a report that breaks it.
@Suite struct RelationSweepTests {
    /// Values stated in a large report, each with the relations that it breaks. Every cell is another one, so that findings do not mix.
    private static let stated: [(rules: Set<String>, entry: String)] = [
        (["Q01", "Q21", "Q43"], #"{"figure": "本年收入合计", "value": 18000, "where": "收入支出决算总表"}"#),
        (["Q02", "Q04", "Q22", "Q44"], #"{"figure": "本年支出合计", "value": 18001, "where": "收入支出决算总表"}"#),
        (["Q03", "Q05", "Q41"], #"{"figure": "总计", "value": 18002, "where": "收入支出决算总表"}"#),
        (["Q06", "Q08"], #"{"figure": "收入科目.合计", "row": "205", "value": 18003, "where": "收入决算表"}"#),
        (["Q07", "Q08B"], #"{"figure": "支出科目.基本", "row": "2010301", "value": 18004, "where": "支出决算表"}"#),
        (["Q10", "Q24"], #"{"figure": "财政总表.合计", "row": "207", "value": 18005, "where": "财政拨款收入支出决算总表"}"#),
        (["Q12", "Q45"], #"{"figure": "财政拨款总计", "value": 18006, "where": "财政拨款收入支出决算总表"}"#),
        (["Q09", "Q23"], #"{"figure": "财政总表.收入金额", "row": "201", "value": 18007, "where": "财政拨款收入支出决算总表"}"#),
        (["Q11", "Q25"], #"{"figure": "一般公共预算支出", "value": 18008, "where": "财政拨款收入支出决算总表"}"#),
        (["Q26"], #"{"figure": "政府性基金年初结转", "value": 201, "where": "财政拨款收入支出决算总表"}"#),
        (["Q08C", "Q14", "Q29"], #"{"figure": "财政科目.合计", "row": "2050803", "value": 18009, "where": "财政拨款支出决算明细表"}"#),
        (["Q08E", "Q14B", "Q28"], #"{"figure": "一般科目.合计", "row": "2060404", "value": 18010, "where": "一般公共预算财政拨款支出决算明细表"}"#),
        (["Q15"], #"{"figure": "基本支出表.左数", "row": "30102/30202/30702", "value": 18011, "where": "一般公共预算财政拨款基本支出决算表"}"#),
        (["Q16", "Q30"], #"{"figure": "人员经费", "value": 18012, "where": "一般公共预算财政拨款基本支出决算表"}"#),
        (["Q08D", "Q17", "Q48"], #"{"figure": "一般科目.合计", "row": "2130599", "value": 18013, "where": "一般公共预算财政拨款支出决算表"}"#),
        (["Q08G", "Q18"], #"{"figure": "基金科目.支出", "row": "2296002", "value": 18014, "where": "政府性基金预算财政拨款收入支出决算表"}"#),
        (["Q08I", "Q19", "Q40"], #"{"figure": "国资科目.支出", "row": "2230105", "value": 18015, "where": "国有资本经营预算财政拨款支出决算表"}"#),
        (["Q27"], #"{"figure": "国有资本经营支出", "value": 18016, "where": "财政拨款收入支出决算总表"}"#),
        (["Q20"], #"{"figure": "公车决算", "value": 18017, "where": "财政拨款三公经费支出决算表"}"#),
        (["Q33", "Q34"], #"{"figure": "接待决算", "value": 0.1, "where": "财政拨款三公经费支出决算表"}"#),
        (["Q31"], #"{"figure": "项目科目.金额", "row": "", "value": 18018, "where": "一般公共预算财政拨款项目支出决算表"}"#),
        (["Q35G", "Q36"], #"{"figure": "支出科目.合计", "row": "2080501", "value": 1, "where": "支出决算表"}"#),
        (["Q39", "Q47C"], #"{"figure": "支出结构.占比", "row": "205", "value": 18.5, "where": "一般公共预算财政拨款支出决算结构情况"}"#),
        (["Q63C"], #"{"figure": "支出结构.占比", "row": "206", "value": 18.6, "where": "图6"}"#),
        (["Q42", "Q42B", "Q61"], #"{"figure": "上年总计", "value": 18019, "where": "图1"}"#),
        (["Q43B"], #"{"figure": "收入来源.金额", "row": "superior", "value": 18020, "where": "收入决算情况说明"}"#),
        (["Q62"], #"{"figure": "收入来源.金额", "row": "other", "value": 18020, "where": "图2"}"#),
        (["Q44B"], #"{"figure": "支出构成.金额", "row": "basic", "value": 18021, "where": "支出决算情况说明"}"#),
        (["Q46"], #"{"figure": "一般公共预算支出", "value": 18022, "where": "一般公共预算财政拨款支出决算总体情况"}"#),
        (["Q47"], #"{"figure": "支出结构.金额", "row": "206", "value": 18023, "where": "一般公共预算财政拨款支出决算结构情况"}"#),
        (["Q48B"], #"{"figure": "一般公共预算支出", "value": 18024, "where": "一般公共预算财政拨款支出决算具体情况"}"#),
        (["Q49"], #"{"phrase": "明细完成", "row": "2010302", "text": "完成预算90%"}"#),
        (["Q50"], #"{"phrase": "三公差异", "text": "决算数大于预算数的主要原因是严格控制“三公”经费"}"#),
        (["Q51"], #"{"figure": "一般公共预算基本支出", "value": 18025, "where": "一般公共预算财政拨款基本支出决算情况说明"}"#),
        (["Q52"], #"{"figure": "三公决算", "value": 18026, "where": "“三公”经费财政拨款支出决算总体情况说明"}"#),
        (["Q53B", "Q53C"], #"{"figure": "公务用车数", "value": 99, "where": "“三公”经费财政拨款支出决算具体情况说明"}"#),
        (["Q55"], #"{"figure": "政府性基金支出", "value": 18027, "where": "政府性基金预算支出决算情况说明"}"#),
        (["Q57"], #"{"phrase": "运行经费变动", "text": "与2023年度决算数持平。"}"#),
        (["Q56B"], #"{"figure": "机关运行经费", "value": 18028, "where": "机关运行经费支出情况"}"#),
        (["Q59"], #"{"figure": "车辆总数", "value": 8, "where": "国有资产占有使用情况"}"#),
    ]

    /// Each stated value is one finding, at its place, of the relations that it breaks; nothing else is found.
    @Test func statedValuesRaiseTheirRelations() throws {
        let text = try CorpusChecks.changed("large-department", stated: Self.stated.map(\.entry))
        let findings = try CorpusChecks.findings(in: text)
        for (index, (rules, entry)) in Self.stated.enumerated() {
            let here = findings.filter { $0.place?.path?.hasPrefix("/stated/\(index)/") == true }
            #expect(here.count == 1, "\(entry): \(here.map(\.id.rawValue))")
            #expect(here.first.map { rules.isSubset(of: $0.rules) } == true, "\(entry): \(here.first?.rules.sorted() ?? [])")
            #expect(here.first?.id.rawValue.hasPrefix("K") == false, "\(entry)")
        }
        #expect(findings.filter { $0.place?.path?.hasPrefix("/stated/") != true } == [])
    }

    /// Changes of the data and what finds them.
    private static let data: [(rules: Set<String>, change: (String, String))] = [
        (
            ["Q13", "Q37"],
            (#""fiscal_brought_forward": {"general": 0, "fund": 200"#, #""fiscal_brought_forward": {"general": 0, "fund": 207"#)
        ),
        (
            ["Q32"],
            (
                #"{"code": "30101", "item": "2120101", "basic": 582.4}"#,
                #"{"code": "30101", "item": "2120101", "basic": 582.4, "project": -1}"#
            )
        ),
        (["Q35"], (#""code": "2050803","#, #""code": "2050803", "printed": {"name": "培训"},"#)),
        (["Q53"], (#""amount": 15.98"#, #""amount": 15.89"#)),
        (["Q54", "Q54B"], (#""amount": 4.2,"#, #""amount": 4.1,"#)),
        (["Q54C"], (#""persons": 146"#, #""persons": 11"#)),
        (["Q58"], (#""small_medium": 2950.4"#, #""small_medium": 9950.4"#)),
        (["Q60"], (#""monitored": 18"#, #""monitored": 19"#)),
        (["Q64"], (#""weight": 50"#, #""weight": 49"#)),
        (
            ["Q65"],
            (#""budget": {"initial": 1900, "total": 1880, "fiscal": 1880}"#, #""budget": {"initial": 1900, "total": 1880, "fiscal": 1870}"#)
        ),
        (["Q66"], (#""final": {"total": 1880, "fiscal": 1880}"#, #""final": {"total": 91880, "fiscal": 91880}"#)),
        (["Q67D"], ("自评得分为93.5分。", "自评得分为95.3分。")),
        (["Q68"], (#""publication_date": "2025-08-20""#, #""publication_date": "2024-08-20""#)),
        (["Q70"], (#""code": "2060499""#, #""code": "2060400""#)),
        (["Q70B"], (#"{"code": "30227", "item": "2070199""#, #"{"code": "30200", "item": "2070199""#)),
        (["Q38"], (#""project": 42.1,"#, #""project": 42.104,"#)),
        (
            ["Q38"],
            (
                #""project": 155, "budget": 155, "income": {"fiscal": 155}}"#,
                #""project": 155.004, "budget": 155, "income": {"fiscal": 155}}"#
            )
        ),
    ]

    @Test func changedDataRaiseTheirRelations() throws {
        let text = try CorpusChecks.changed("large-department", Self.data.map(\.change))
        let found = try CorpusChecks.findings(in: text).reduce(into: Set<String>()) { $0.formUnion($1.rules) }
        for (rules, change) in Self.data {
            // A rule without a letter stands for its parts, too.
            for rule in rules {
                #expect(found.contains { $0 == rule || $0.hasPrefix(rule) && $0.count == rule.count + 1 }, "\(rule): \(change.1)")
            }
        }
    }

    /// In a body without other institutions the running cost is the public spending.
    @Test func runningCostIsPublicSpending() throws {
        let text = try CorpusChecks.changed("jinkouhe-2024-corrected", [(#""running_cost": 14.93"#, #""running_cost": 14.39"#)])
        let found = try CorpusChecks.findings(in: text)
        #expect(found.map(\.id.rawValue).contains("Q56"))
        #expect(found.first { $0.id == "Q56" }?.advice?.chinese.contains("颠倒") == true)
    }

    /// A statement that the layout forgets is found.
    @Test func missingStatementsAreFound() throws {
        let text = try CorpusChecks.changed("all-zero")
        let found = try CorpusChecks.findings(in: text) { package in
            guard let source = package.prose["prose/10-附表.md"]?.source else { return }
            let shortened = source.text.replacing("@table 支出决算表\n", with: "")
            package.prose["prose/10-附表.md"] = ProseFile.parse(SourceFile(name: source.name, text: shortened)).file
        }
        #expect(found.map(\.message.chinese) == ["附表应齐全，顺序不变：缺少“支出决算表”"])
        #expect(found.map(\.id) == ["Q69"])
    }

    /// The IDs of the list of the trade; those of national-2024 are inherited.
    @Test(arguments: ["sichuan-2024", "national-2024"])
    func allSeventyAreThere(_ name: String) throws {
        let (package, _) = try ShippedPackagesTests.load(name)
        let ids = Set(package.checks.keys).union(package.textChecks.keys)
        let lacking = (1...70).map { "Q" + ($0 < 10 ? "0\($0)" : "\($0)") }.filter { !ids.contains($0) }
        #expect(lacking == [])
        for check in package.checks.values {
            #expect(!check.title.text.isEmpty && (check.relation != nil || !check.phrases.isEmpty), "\(check.id)")
        }
    }

    /// Of the seventy, those that a test above raises.
    @Test func theSweepCoversTheList() throws {
        let raised = Self.stated.map(\.rules) + Self.data.map(\.rules) + [["Q56", "Q69"]]
        let ids = Set(raised.joined().map { $0.last?.isLetter == true ? String($0.dropLast()) : $0 })
        let lacking = (1...70).map { "Q" + ($0 < 10 ? "0\($0)" : "\($0)") }.filter { !ids.contains($0) }
        #expect(lacking == [])
    }
}
