import Diagnostics
import FoundationEssentials
import Glibc
import ReportBatch
import ReportRendering

/// Makes one list of the lists of parts, held against their plan: says what is missing, failed, stale, changed or there twice, and how to
/// draw just that. It reads everything piece by piece and keeps none of it.
struct Merge {
    let output: String
    let lockFolder: String?
    let checksSums: Bool
    let console: Console

    /// Reports that are looked at together, on all cores.
    private static let pieceSize = 2048
    private static let largestListed = 20

    init(into output: String, lockFolder: String?, checksSums: Bool, console: Console) {
        self.output = output
        self.lockFolder = lockFolder
        self.checksSums = checksSums
        self.console = console
    }

    /// Merges what `arguments` name: folders, manifests, plans.
    func run(_ arguments: [String]) throws(Diagnostics) -> Outcome {
        let folder = try OutputFolder(output, part: .all, lockFolder: lockFolder)
        defer { folder.finish() }
        let search = try MergeSearch(arguments)
        console.report(search.problems)
        var sources: [MergedReports] = []
        var repairs: [RepairPlan] = []
        for source in search.sources {
            sources.append(try MergedReports(source, language: console.options.lang))
            repairs.append(try RepairPlan(of: source, through: folder.workFolder))
        }
        var list = try RecordList(of: origin(of: sources), in: folder.path, through: folder.workFolder)
        var failures = FailureMessages(folder: folder.path, console: console)
        try mergeReports(&sources, into: &list, &failures, &repairs)
        let manifest = try list.finish()
        failures.finish()
        var commands: [String] = []
        for repair in repairs { if let command = try repair.write() { commands.append(command) } }
        let isOdd = report(sources, manifest.counts)
        say(manifest.counts, commands, folder.path)
        return manifest.counts.isComplete && !isOdd ? .done : .someFailed
    }

    private func origin(of sources: [MergedReports]) -> Manifest.Origin {
        let (only, options) = (sources.count == 1 ? sources.first : nil, sources.first?.source.parts.first?.manifest.options ?? [])
        var origin = Manifest.Origin(program: Program.nameAndVersion, settings: only?.settings ?? "", options: options)
        (origin.isMerged, origin.plan) = (true, only?.source.head?.plan)
        return origin
    }

    private func mergeReports(
        _ sources: inout [MergedReports], into list: inout RecordList, _ failures: inout FailureMessages, _ repairs: inout [RepairPlan]
    ) throws(Diagnostics) {
        let check = ResultCheck(language: console.options.lang, checksSums: checksSums)
        let names = sources.map { relativePath(to: $0.source.folder) }
        var next: [MergedReports.Report?] = []
        for index in sources.indices { next.append(try sources[index].next()) }
        while true {
            var piece: [(source: Int, report: MergedReports.Report)] = []
            while piece.count < Self.pieceSize, let index = first(of: next, names), let report = next[index] {
                piece.append((index, report))
                next[index] = try sources[index].next()
            }
            guard !piece.isEmpty else { return }
            let reports = piece
            let ways = Dictionary(reports.map(\.report.folder).map { ($0, relativePath(to: $0)) }) { first, _ in first }
            let items = concurrentMap(reports.count) { number in
                let (source, report) = reports[number]
                let (checked, way) = (check.checked(report.record, in: report.folder), ways[report.folder] ?? "")
                guard checked.state != report.record.state || !way.isEmpty || !names[source].isEmpty else {
                    return RecordList.Item(checked, line: report.line)
                }
                var record = checked.moved(into: way)
                record.name = Self.path(names[source], record.name)
                return RecordList.Item(record)
            }
            for (part, item) in zip(piece, items) {
                try list.add(item)
                failures.add(item.record)
                if item.record.state != .written { try repairs[part.source].add(part.report.input) }
            }
        }
    }

    /// The source whose next report comes first by its name in the merged list.
    private func first(of next: [MergedReports.Report?], _ names: [String]) -> Int? {
        let there = next.indices.filter { next[$0] != nil }
        guard there.count > 1 else { return there.first }
        let keys = next.indices.map { next[$0].map { Array($0.input.name.utf8) } ?? [] }
        return there.min { left, right in
            Self.path(names[left], String(decoding: keys[left], as: UTF8.self))
                .precedesByBytes(Self.path(names[right], String(decoding: keys[right], as: UTF8.self)))
        }
    }

    private static func path(_ folder: String, _ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

    /// Tells of parts and of reports that are there twice; whether something is to be mended.
    private func report(_ sources: [MergedReports], _ counts: Manifest.Counts) -> Bool {
        var (found, isOdd) = ([Diagnostic](), false)
        for source in sources {
            found += source.problems
            let division = DivisionCheck(of: source.source)
            if let mixed = division.mixed { found.append(mixed) }
            if counts.missing > 0, let lacking = division.lacking { found.append(lacking) }
            guard !source.repeated.isEmpty else { continue }
            isOdd = true
            let shown = source.repeated.prefix(Self.largestListed).joined(separator: "、")
            let more = source.repeated.count > Self.largestListed ? "……" : ""
            found.append(
                Diagnostic(
                    "F087", .error,
                    Message(
                        "\(source.repeated.count) 份报告在几个部分里都有：\(shown)\(more)",
                        "\(source.repeated.count) reports stand in several parts: \(shown)\(more)"),
                    at: Place(file: source.source.planPath ?? source.source.folder),
                    advice: Message(
                        "总览里取了与文件相符的一份；请删去多余部分的清单", "the overview has the one that fits its file; delete the lists that are too many")))
        }
        console.report(found)
        return isOdd
    }

    private func say(_ counts: Manifest.Counts, _ commands: [String], _ folder: String) {
        console.say(
            Message(
                "共 \(counts.reports) 份：已生成 \(counts.written)，失败 \(counts.failed)，没有结果 \(counts.missing)，不合计划 \(counts.stale)，文件已变 \(counts.changed)",
                "\(counts.reports) reports: \(counts.written) written, \(counts.failed) failed, \(counts.missing) missing, "
                    + "\(counts.stale) stale, \(counts.changed) changed"))
        console.say(Message("总览：\(folder)/index.html", "overview: \(folder)/index.html"))
        for command in commands {
            console.say(Message("只做缺少的，然后再合并一次：", "to draw just what is lacking, and then merge again:"))
            console.say(Message("    \(command)", "    \(command)"))
        }
    }

    /// The way from the folder of results to another; empty when they are the same.
    private func relativePath(to folder: String) -> String {
        guard folder != output else { return "" }
        let start = URL(fileURLWithPath: output, isDirectory: true).standardizedFileURL.pathComponents
        let end = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL.pathComponents
        let common = zip(start, end).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - common) + end.dropFirst(common)).joined(separator: "/")
    }
}
