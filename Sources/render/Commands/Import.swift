import ArgumentParser
import Diagnostics
import FoundationEssentials
import LayoutLanguage
import ReportData
import ReportRendering
import WorkbookImport
import Workbooks

/// Makes the data of a report out of workbooks, or brings a report up to date with them.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take figures from workbooks into a report / 从工作簿（xlsx、xls、ods）取数",
        discussion: """
            render import 预算表.xlsx --layout shanghai-budget -o report.json    a new report / 新建报告
            render import 预算表.xlsx --into report.json     figures anew, words stay / 更新数字，文字不动
            render import 预算表.xlsx --layout shanghai-budget    only tell / 只看取到什么
            render import 2024.xlsx -o report.json    the whole report that -o 2024.xlsx wrote / 本程序生成的工作簿，取回整份报告

            Beside report.json, report.cells.json names the cell of each figure; render check tells them. The maps are layouts/X/imports.
            """)

    @Argument(help: ArgumentHelp("Workbooks / 工作簿", valueName: "workbook"), completion: .file(extensions: ["xlsx", "xls", "et", "ods"]))
    var workbooks: [String]

    @Option(help: ArgumentHelp("A layout in layouts/, or its folder / 版式", valueName: "layout"), completion: .layouts)
    var layout: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A new report / 新报告", valueName: "report.json"), completion: .reports)
    var output: String?

    @Option(help: ArgumentHelp("A report to bring up to date / 要更新的报告", valueName: "report.json"), completion: .reports)
    var into: String?

    @Option(
        help: ArgumentHelp("Last year's report, in the report's folder / 上年的报告（report.json 或 PDF）", valueName: "file"),
        completion: .file(extensions: ["json", "pdf"]))
    var previous: String?

    @Option(help: ArgumentHelp("A map of the layout, where several fit / 对应表", valueName: "name"))
    var map: String?

    /// How what was taken is printed on standard output.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Option(help: "What was taken, on standard output: table or json / 取数清单的形式")
    var format = Form.table

    @Flag(help: "Exit code 2 when a finding is an error / 有错误时退出码为 2")
    var strict = false

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        guard output == nil || into == nil else { throw ValidationError("-o and --into exclude each other / -o 与 --into 不能同时用") }
    }

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let report: DataDocument? = if let into { try readReport(try InputFile.source(at: into)) } else { nil }
            if let output { try checkNew(output) }
            let books = try readWorkbooks()
            if let carried = try CarriedReport.find(in: books) { return try take(carried, of: books, into: report, console) }
            guard layout != nil || into != nil else { throw Self.noLayout(books) }
            let loaded = try loadLayout(for: report)
            guard let schema = loaded.schema else { throw LayoutFolder.noSchema(loaded.package.name) }
            let map = try WorkbookImporter.choose(
                among: try loaded.importMaps(), for: books, named: self.map, layout: loaded.package.name)
            let importer = WorkbookImporter(
                map: map, schema: schema, lists: loaded.package.lists, unit: map.unit(of: report))
            var outcome = importer.values(of: books)
            try addPrevious(to: &outcome, loaded.package)
            guard !outcome.findings.contains(where: { $0.severity == .failure }) else { throw Diagnostics(outcome.findings) }

            var table: ImportTable
            if let report, let into {
                let merge = ReportMerge(outcome.values, into: report, schema: schema)
                outcome.findings += merge.findings
                if merge.text != report.file.text { try OutputFile.write(Array(merge.text.utf8), to: into) }
                try writeSources(outcome.values, of: merge.text, beside: into)
                table = ImportTable(map: map.title, outcome: outcome, changes: merge.changes, missing: [])
            } else {
                let new = NewReport(outcome.values, layout: loaded.package.name, schema: schema)
                if let output {
                    try OutputFile.write(Array(new.text.utf8), to: output)
                    try writeSources(outcome.values, of: new.text, beside: output)
                }
                table = ImportTable(map: map.title, outcome: outcome, changes: nil, missing: new.missing)
            }
            try tell(table, outcome, console)
            return strict && outcome.findings.contains { $0.severity <= .error } ? .strictFinding : .done
        }
    }

    /// The numbers of a workbook of this program, which needs no map.
    private func take(
        _ carried: CarriedReport, of books: [Workbook], into report: DataDocument?, _ console: Console
    ) throws(Diagnostics) -> Outcome {
        guard books.count == 1, previous == nil, map == nil else { throw Self.carriedAlone(books) }
        let taken = CarriedImport(carried, into: report)
        guard !taken.outcome.findings.contains(where: { $0.severity == .failure }) else { throw Diagnostics(taken.outcome.findings) }
        if let target = into ?? output {
            if taken.text != report?.file.text { try OutputFile.write(Array(taken.text.utf8), to: target) }
            if target != "-", let file = CellsFile.path(beside: target) {
                try OutputFile.write(Array(taken.cells.json.utf8), to: file)
            }
        }
        let title = Message("本程序的工作簿", "a workbook of this program").text(in: messages.lang)
        try tell(ImportTable(map: title, outcome: taken.outcome, changes: taken.changes, missing: []), taken.outcome, console)
        return strict && taken.outcome.findings.contains { $0.severity <= .error } ? .strictFinding : .done
    }

    private static func carriedAlone(_ books: [Workbook]) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "W053", .failure,
                Message("本程序生成的工作簿带有整份报告，只能单独取", "a workbook of this program carries a whole report and is imported alone"),
                at: books.first.map { Place(file: $0.name) },
                advice: Message("去掉其他工作簿和 --map、--previous", "leave out other workbooks, --map and --previous")))
    }

    private static func noLayout(_ books: [Workbook]) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "W054", .failure, Message("不知道用哪个版式的对应表", "it is not known which layout's maps are meant"),
                at: books.first.map { Place(file: $0.name) },
                advice: Message("请写 --layout 版式，或 --into report.json", "name it: --layout NAME, or --into report.json")))
    }

    private func tell(_ table: ImportTable, _ outcome: ImportOutcome, _ console: Console) throws(Diagnostics) {
        let renderer = DiagnosticRenderer(language: messages.lang)
        let isData = output == "-"
        switch format {
        case .table:
            console.report(outcome.findings)
            if !isData { try OutputFile.write(Array(table.text(renderer).utf8), to: "-") }
        case .json: if !isData { try OutputFile.write(Array(table.json(renderer).utf8), to: "-") }
        }
        if let output, output != "-" {
            console.say(
                Message(
                    "已写出 \(output)；\(table.isWhole ? "" : "补上文字后")运行 render \(output) -o 2024.pdf",
                    "wrote \(output); \(table.isWhole ? "" : "add the words and ")run render \(output) -o 2024.pdf"))
        }
    }

    /// A report that somebody filled in is never replaced.
    private func checkNew(_ output: String) throws(Diagnostics) {
        try OutputFile.checkFolder(of: output)
        guard output != "-", FileManager.default.fileExists(atPath: output) else { return }
        throw Diagnostics(
            Diagnostic(
                "W050", .failure, Message("“\(output)”已经存在", "'\(output)' is there already"), at: Place(file: output),
                advice: Message("更新已有的报告用 --into \(output)", "bring it up to date with --into \(output)")))
    }

    private func loadLayout(for report: DataDocument?) throws(Diagnostics) -> LoadedLayout {
        if let layout { return try LayoutFolder.load(package: layout) }
        guard let report else { return try LayoutFolder.load(package: LayoutFolder.standardName) }
        return try LayoutFolder.load(nil, for: report)
    }

    private func readWorkbooks() throws(Diagnostics) -> [Workbook] {
        var (books, problems) = ([Workbook](), [Diagnostic]())
        for path in workbooks {
            do throws(Diagnostics) {
                let bytes = try InputFile.bytes(at: path, .fileOrStream)
                do throws(WorkbookProblem) {
                    books.append(try Workbook.read(bytes, name: URL(fileURLWithPath: path).lastPathComponent))
                } catch {
                    problems.append(error.diagnostic(file: path))
                }
            } catch {
                problems += error.all
            }
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        return books
    }

    /// The place of last year's report, from the folder of this one.
    private func addPrevious(to outcome: inout ImportOutcome, _ package: LayoutPackage) throws(Diagnostics) {
        guard let previous else { return }
        guard let member = package.previousReport.last?.text else {
            throw Diagnostics(
                Diagnostic(
                    "W051", .failure, Message("版式“\(package.name)”不引用上年的报告", "layout '\(package.name)' refers to no report of last year"),
                    at: Place(file: previous)))
        }
        let folder = URL(fileURLWithPath: into ?? output ?? "report.json").deletingLastPathComponent().standardizedFileURL.path
        let path = URL(fileURLWithPath: previous).standardizedFileURL.path
        guard FileManager.default.fileExists(atPath: path) else { throw InputFile.missing(previous) }
        guard path.hasPrefix(folder + "/") else {
            throw Diagnostics(
                Diagnostic(
                    "W052", .failure, Message("“\(previous)”不在报告的文件夹里", "'\(previous)' is not in the report's folder"),
                    at: Place(file: previous),
                    advice: Message("请把它放到 \(folder) 或它下面的文件夹", "put it into \(folder) or a folder below")))
        }
        outcome.values.setText(String(path.dropFirst(folder.count + 1)), at: member)
    }

    private func writeSources(_ values: ImportedValues, of text: String, beside report: String) throws(Diagnostics) {
        guard report != "-", let file = CellsFile.path(beside: report) else { return }
        let (document, _) = DataDocument.read(SourceFile(name: report, text: text))
        guard let document else { return }
        try OutputFile.write(Array(CellSources(values, in: document).json.utf8), to: file)
    }
}

extension LoadedLayout {
    /// The maps of the layout and of the layouts that it builds on; of two with one name the nearer counts.
    func importMaps() throws(Diagnostics) -> [ImportMap] {
        var (maps, problems) = ([ImportMap](), [Diagnostic]())
        for folder in folders {
            for (path, file) in folder.files where path.hasPrefix("imports/") && path.hasSuffix(".yaml") {
                let name = String(path.dropFirst("imports/".count).dropLast(".yaml".count))
                guard !maps.contains(where: { $0.name == name }) else { continue }
                let (map, found) = ImportMap.read(file, name: name)
                problems += found
                if let map { maps.append(map) }
            }
        }
        guard !problems.contains(where: { $0.severity == .failure }) else { throw Diagnostics(problems) }
        return maps
    }
}
