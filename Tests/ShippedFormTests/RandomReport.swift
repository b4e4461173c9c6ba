import Foundation
import LayoutLanguage
import ReportData

/// Numbers that a seed gives (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A report with random amounts that fit together, as those of a body do whose books balance.
///
/// Every kind of body comes up: new ones, ones without spending, without funds, with returned money of earlier years (less than zero),
/// with income of their own, units and departments.
struct RandomReport {
    private var random: SeededGenerator
    private let form: String
    /// Codes of seven digits by kind of money.
    private let codes: [String: [String]]
    private var report: [String: JSON] = [:]

    private init(form: String, seed: UInt64) throws {
        self.form = form
        random = SeededGenerator(seed: seed)
        let lists = try Forms.package(form).package.lists
        let known = lists["功能科目"]?.memberNames.filter { $0.count == 7 } ?? []
        let funds = Set(lists["基金款"]?.elementTexts ?? [])
        let dated = Set(lists["科目年限"]?.memberNames ?? [])
        let usual = known.filter { code in
            !["231", "232", "234"].contains(code.prefix(3)) && !dated.contains(code) && !dated.contains(String(code.prefix(5)))
        }
        codes = [
            "general": usual.filter { !funds.contains(String($0.prefix(5))) && !$0.hasPrefix("223") },
            "fund": usual.filter { funds.contains(String($0.prefix(5))) },
            "capital": usual.filter { $0.hasPrefix("223") },
        ]
    }

    /// The text of a report for `form`.
    static func text(form: String, seed: UInt64) throws -> String {
        var report = try RandomReport(form: form, seed: seed)
        if form == "shanghai-budget" { report.fillBudget() } else { report.fillAccounts() }
        return JSON.object(report.report).written
    }

    // MARK: Numbers

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// An amount of 0.01 to `most`.
    private mutating func amount(to most: Int) -> Amount { Amount(count(1...most * 100)) / 100 }

    private mutating func reason() -> JSON {
        .text(["人员增加", "年中追加项目", "厉行节约", "项目按进度支付", "缴费基数调整"][count(0...4)])
    }

    /// What stood last year: nothing, zero, the same, about the same, anything.
    private mutating func before(_ now: Amount) -> Amount {
        switch count(0...5) {
        case 0: 0
        case 1: now
        case 2: now + Amount(count(-3...3)) / 100
        case 3: now - amount(to: 3)
        default: amount(to: 9000)
        }
    }

    // MARK: Accounts

    private struct Item {
        var code: String
        var fund: String
        var basic: Amount
        var project: Amount
        var budget: Amount
        var before: Amount = 0
        var after: Amount = 0
        var spending: Amount { basic + project }
    }

    private mutating func items() -> [Item] {
        var used: Set<String> = []
        var items: [Item] = []
        for (fund, share) in [("general", 100), ("fund", 25), ("capital", 12)] where chance(share) {
            for _ in 0..<count(fund == "general" ? 0...11 : 1...3) {
                guard let code = codes[fund]?.randomElement(using: &random), used.insert(code).inserted else { continue }
                var item = Item(code: code, fund: fund, basic: 0, project: 0, budget: 0)
                if fund == "general" && chance(55) { item.basic = amount(to: 900) }
                if item.basic == 0 || chance(20) { item.project = amount(to: 2500) }
                if fund == "general" && chance(3) { item.project = -amount(to: 5) }
                item.budget = chance(40) ? item.spending : chance(12) ? 0 : amount(to: 2500)
                if fund != "general" || chance(10) {
                    if chance(30) { item.before = amount(to: 60) }
                    if chance(30) { item.after = amount(to: 60) }
                }
                items.append(item)
            }
        }
        return items
    }

    private mutating func fillAccounts() {
        let isUnit = chance(40)
        let year = count(2023...2025)
        let items = items()
        let own = chance(25) ? amount(to: 400) : 0
        report["layout"] = .text(form)
        report["kind"] = .text(isUnit ? "unit" : "department")
        report["name"] = .text(isUnit ? "青禾市河道管理所" : "青禾市水务局")
        report["year"] = .number(Amount(year))
        report["money_unit"] = .text("万元")
        report["duties"] = .list([.text("（一）负责河道的养护和管理。"), .text("（二）承办交办的其他事项。")])
        var rows: [JSON] = []
        var income: [String: Amount] = [:]
        var (opening, closing): ([String: Amount], [String: Amount]) = ([:], [:])
        for item in items {
            let received = item.spending + item.after - item.before
            income[item.fund, default: 0] += received
            opening[item.fund, default: 0] += item.before
            closing[item.fund, default: 0] += item.after
            var row: [String: JSON] = [
                "code": .text(item.code), "fund": .text(item.fund), "basic": .number(item.basic), "project": .number(item.project),
                "income": .object(["fiscal": .number(received)]), "brought_forward": .number(item.before),
                "carried_forward": .number(item.after),
            ]
            row[form == "sichuan" ? "budget" : "initial_budget"] = .number(item.budget)
            if item.budget != item.spending { row["reason"] = reason() }
            if form == "shanghai" { row["use"] = .text("河道养护支出") }
            rows.append(.object(row))
        }
        if own > 0, let code = codes["general"]?.randomElement(using: &random) {
            rows.append(
                .object([
                    "code": .text(code), "fund": .text("other"), "basic": .number(0), "project": .number(own),
                    "income": .object(["business": .number(own)]),
                ]))
            income["business"] = own
        }
        report["items"] = .list(rows)
        report["income"] = .object(income.mapValues(JSON.number))
        report["balances"] = .object([
            "brought_forward": .number(opening.values.reduce(0, +)), "carried_forward": .number(closing.values.reduce(0, +)),
            "fiscal_brought_forward": .object(opening.mapValues(JSON.number)),
            "fiscal_carried_forward": .object(closing.mapValues(JSON.number)),
        ])
        let general = items.filter { $0.fund == "general" }
        let basic = general.map(\.basic).reduce(0, +)
        let personnel = chance(20) ? basic : (basic * Amount(count(50...95)) / 100).rounded
        let shared = basic - personnel
        report["basic"] = .object(["personnel": .number(personnel), "public": .number(shared)])
        let all = items.map(\.spending).reduce(0, +)
        let total = all + own + closing.values.reduce(0, +)
        let fiscal = all + closing.values.reduce(0, +)
        fillThreePublic(isNew: chance(15), total: total, fiscal: fiscal, general: general.map(\.spending).reduce(0, +), running: shared)
        fillOrganisation(isUnit: isUnit)
        fillOthers(project: items.map(\.project).reduce(0, +))
    }

    private mutating func fillThreePublic(isNew: Bool, total: Amount, fiscal: Amount, general: Amount, running: Amount) {
        let keys = ["abroad", "car_purchase", "car_running", "reception"]
        var (budget, final, last): ([String: Amount], [String: Amount], [String: Amount]) = ([:], [:], [:])
        let none = chance(20)
        for key in keys {
            final[key] = none || chance(40) ? 0 : amount(to: key == "reception" ? 4 : 40)
            budget[key] = none ? 0 : chance(30) ? final[key] : chance(20) ? 0 : amount(to: 40)
            last[key] = none ? 0 : max(0, before(final[key] ?? 0))
        }
        let (abroad, bought, received) = (final["abroad"] ?? 0, final["car_purchase"] ?? 0, final["reception"] ?? 0)
        let held = bought > 0 ? count(1...9) : count(0...9)
        var expenses: [String: JSON] = [
            "budget": .object(budget.mapValues(JSON.number)), "final": .object(final.mapValues(JSON.number)),
            "abroad": .object([
                "groups": .number(abroad > 0 ? 1 : 0), "persons": .number(abroad > 0 ? 3 : 0), "purpose": .text("水利技术交流的国际旅费"),
            ]),
        ]
        var foreign: [String: JSON] = ["amount": .number(0)]
        var domestic: [String: JSON] = [
            "amount": .number(received), "use": .text("来访交流"), "batches": .number(received > 0 ? Amount(count(1...9)) : 0),
            "persons": .number(received > 0 ? Amount(count(12...90)) : 0),
        ]
        if form == "shanghai" {
            expenses["cars"] = .object([
                "purchase": .object(["count": .number(bought > 0 ? 1 : 0), "use": .text("更新巡查车辆")]),
                "running": .object(["use": .text("车辆燃料费、维修费等支出")]), "held": .number(Amount(held)),
            ])
            foreign["batches"] = .number(0)
        } else {
            let kinds = ["sedans", "suvs", "buses"]
            var cars: [String: JSON] = ["use": .text("河道巡查")]
            if bought > 0 { cars["bought"] = .object([kinds[count(0...2)]: .object(["count": .number(1), "amount": .number(bought)])]) }
            let split = count(0...held)
            cars["held"] =
                chance(30) ? .number(Amount(held)) : .object(["sedans": .number(Amount(split)), "suvs": .number(Amount(held - split))])
            expenses["cars"] = .object(cars)
            if received > 0 && chance(50) { domestic["parts"] = .list([.object(["name": .text("来访交流"), "amount": .number(received)])]) }
        }
        expenses["reception"] = .object(["domestic": .object(domestic), "foreign": .object(foreign)])
        report["three_public"] = .object(expenses)
        var reasons: [String: JSON] = [:]
        let names =
            form == "shanghai"
            ? [
                "total", "fiscal_total", "general_spending", "general_budget", "three_public_budget", "abroad", "cars", "reception",
                "running_cost",
            ]
            : [
                "total", "fiscal_total", "general_spending", "fund_spending", "capital_spending", "three_public", "abroad", "cars",
                "car_running",
                "reception", "running_cost",
            ]
        for name in names { reasons[name] = reason() }
        report["reasons"] = .object(reasons)
        let hasRunning = chance(70)
        if hasRunning { report["running_cost"] = .number(running) }
        guard !isNew else { return }
        var previous: [String: JSON] = [
            "total": .number(before(total)), "fiscal_total": .number(before(fiscal)), "general_spending": .number(before(general)),
            "three_public": .object(last.mapValues(JSON.number)),
        ]
        if hasRunning { previous["running_cost"] = .number(before(running)) }
        if form != "shanghai" {
            previous["fund_spending"] = .number(before(0))
            previous["capital_spending"] = .number(0)
        }
        report["previous"] = .object(previous)
        let cars = count(0...4)
        report["assets"] =
            form == "shanghai"
            ? .object(["cars": .object(["emergency": .number(Amount(held + cars))]), "large_equipment": .number(0)])
            : .object([
                "cars": chance(30)
                    ? .number(Amount(held + cars)) : .object(["emergency": .number(Amount(held)), "other": .number(Amount(cars))])
            ])
    }

    private mutating func fillOrganisation(isUnit: Bool) {
        let subordinate = isUnit ? 0 : count(0...3)
        let units = (0..<subordinate).map { index in JSON.object(["name": .text("青禾市第\(["一", "二", "三"][index])水闸管理所")]) }
        if form == "shanghai" {
            report["organisation"] = .object(["units": .list(units), "offices": .list(isUnit ? [.object(["name": .text("办公室")])] : [])])
        } else {
            var organisation: [String: JSON] = ["units": .list(units)]
            if chance(70) { organisation["other_institutions"] = .number(Amount(subordinate)) }
            report["organisation"] = .object(organisation)
        }
    }

    private mutating func fillOthers(project: Amount) {
        let (goods, services) = (chance(40) ? 0 : amount(to: 300), chance(40) ? 0 : amount(to: 900))
        if chance(70) {
            report["procurement"] =
                form == "shanghai"
                ? .object(["goods": .number(goods), "services": .number(services)])
                : .object([
                    "goods": .number(goods), "services": .number(services), "small_medium": .number(goods),
                    "small_micro": .number(chance(50) ? goods : 0),
                ])
        }
        guard chance(75) else { return }
        let targets = count(0...40)
        let monitored = count(0...targets)
        if form == "shanghai" {
            let evaluated = count(0...targets)
            func counted(_ number: Int) -> JSON { .object(["count": .number(Amount(number)), "amount": .number(Amount(number) * 10)]) }
            report["performance"] = .object([
                "system": .text("《预算绩效管理办法》"), "targets": counted(targets), "tracking": counted(monitored), "self": counted(evaluated),
                "average": .number(93.5), "grades": .object(["excellent": .number(Amount(evaluated))]),
            ])
        } else {
            var performance: [String: JSON] = ["targets": .number(Amount(targets)), "monitored": .number(Amount(monitored))]
            let named = count(0...2)
            if named > 0 {
                performance["projects"] = .list((0..<named).map { .text(["河道整治", "水闸维修"][$0]) })
                performance["evaluated"] = .number(Amount(named))
            }
            if chance(50) { performance["overall"] = .object(["score": .number(92.5)]) }
            report["performance"] = .object(performance)
        }
    }

    // MARK: Budgets

    private mutating func fillBudget() {
        let isUnit = chance(40)
        let items = items().filter { $0.spending > 0 }
        report["layout"] = .text(form)
        report["kind"] = .text(isUnit ? "unit" : "department")
        report["name"] = .text(isUnit ? "上海市江畔区河道管理所" : "上海市江畔区水务局")
        report["district"] = .text("上海市江畔区")
        report["year"] = .number(Amount(count(2026...2027)))
        report["money_unit"] = .text("元")
        report["options"] = .object([
            "item_style": .text(["A", "B", "C", "D", "E", "F"][count(0...5)]), "zero": .text(chance(50) ? "blank" : "print"),
        ])
        report["duties"] = .list([.text("1. 负责河道的养护和管理。")])
        var (income, basic, people): ([String: Amount], Amount, Amount) = ([:], 0, 0)
        var rows: [JSON] = []
        for item in items {
            let (own, project) = (item.basic * 10_000, item.project * 10_000)
            let personnel = (own / 2).rounded
            income[item.fund, default: 0] += own + project
            basic += own
            people += personnel
            var row: [String: JSON] = [
                "code": .text(item.code), "fund": .text(item.fund), "basic": .number(own), "project": .number(project),
                "use": .text("河道养护"),
                "previous_execution": .number(max(0, before(item.spending)) * 10_000), "reason": reason(),
            ]
            if isUnit { row["personnel"] = .number(personnel) }
            rows.append(.object(row))
        }
        report["items"] = .list(rows)
        report["income"] = .object(income.mapValues(JSON.number))
        if basic > 0 {
            report["economic"] = .list([
                .object(["code": .text("30101"), "personnel": .number(people)]),
                .object(["code": .text("30201"), "public": .number(basic - people)]),
            ])
        }
        if chance(60) { report["running_cost"] = .number(basic - people) }
        let keys = ["abroad", "reception", "car_running"]
        var (now, last): ([String: Amount], [String: Amount]) = (["car_purchase": 0], ["car_purchase": 0])
        for key in keys {
            now[key] = chance(40) ? 0 : amount(to: 20) * 10_000
            last[key] = chance(40) ? now[key] : amount(to: 20) * 10_000
        }
        report["three_public"] = .object(now.mapValues(JSON.number))
        if chance(85) {
            var before: [String: Amount] = ["general": 0, "fund": 0, "capital": 0]
            for key in before.keys.sorted() { before[key] = chance(30) ? income[key] ?? 0 : amount(to: 4000) * 10_000 }
            var previous: [String: JSON] = before.mapValues(JSON.number)
            previous["fiscal"] = .number(before.values.reduce(0, +))
            previous["three_public"] = .object(last.mapValues(JSON.number))
            report["previous"] = .object(previous)
        }
        report["reasons"] = .object([
            "fiscal": reason(),
            "three_public": .object(["abroad": reason(), "cars": reason(), "car_running": reason(), "reception": reason()]),
        ])
        report["organisation"] = .object(isUnit ? ["offices": .list([.object(["name": .text("办公室")])])] : ["administrative": .number(1)])
        if chance(60) { report["procurement"] = .object(["goods": .number(amount(to: 90) * 10_000)]) }
        if chance(60) { report["performance"] = .object(["targets": .object(["count": .number(3), "amount": .number(0)])]) }
    }
}

extension Amount {
    /// Half up to two digits.
    fileprivate var rounded: Amount {
        var (value, result) = (self, Amount())
        NSDecimalRound(&result, &value, 2, .plain)
        return result
    }
}

extension DataNode {
    fileprivate var memberNames: [String] { if case .object(let members) = value { Array(members.keys) } else { [] } }

    fileprivate var elementTexts: [String] {
        guard case .list(let items) = value else { return [] }
        return items.compactMap { if case .text(let text) = $0.value { text } else { nil } }
    }
}
