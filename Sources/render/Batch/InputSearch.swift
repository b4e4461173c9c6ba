import Diagnostics
import FoundationEssentials
import Glibc
import ReportBatch

/// Finds the reports that a batch's arguments mean: files, folders and patterns. Whatever looks like a report is found or told.
struct InputSearch {
    /// More is a mistake in the path.
    static let largestCount = 1_000_000
    static let largestDepth = 16

    /// The reports in the order of their names.
    private(set) var inputs: [ReportInput] = []
    /// What was passed by.
    private(set) var remarks: [Diagnostic] = []
    /// Why nothing can be done.
    private var problems: [Diagnostic] = []

    /// Throws with every argument that means none, with every file that can be no report, and with results that would have one name.
    init(_ arguments: [String]) throws(Diagnostics) {
        for argument in arguments {
            do throws(Diagnostics) {
                try find(argument)
            } catch {
                problems += error.all
            }
        }
        let (distinct, clashes) = ReportInput.distinct(inputs)
        inputs = distinct
        problems += clashes.map { clash in
            let reports = clash.map(\.report).joined(separator: "、")
            return Diagnostic(
                "F041", .failure,
                Message(
                    "这些报告的结果同名“\(clash[0].name)”：\(reports)",
                    "results of these reports would have one name '\(clash[0].name)': \(reports)"),
                at: Place(file: clash[0].report),
                advice: Message(
                    "大小写不同、或同一个字的两种编码，在有的电脑上是同一个文件名；请改文件名，或分开输出",
                    "capitals and small letters, or two encodings of one character, are one name on some machines; "
                        + "rename a file, or give them separate output folders"))
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
    }

    private mutating func find(_ argument: String) throws(Diagnostics) {
        if InputFile.isFolder(argument) {
            let count = inputs.count + problems.count
            try findReports(in: argument, below: "", depth: 0)
            guard inputs.count + problems.count > count else { throw Self.nothing(argument) }
        } else if FileManager.default.fileExists(atPath: argument) {
            add(file: argument)
        } else {
            guard argument.contains(where: { "*?[".contains($0) }) else { throw InputFile.missing(argument) }
            try findMatches(of: argument)
        }
    }

    private mutating func findMatches(of pattern: String) throws(Diagnostics) {
        let matches = Self.matches(of: pattern)
        let count = inputs.count + problems.count
        for match in matches {
            guard let path = String(validating: match, as: UTF8.self) else {
                problems.append(Self.unreadableName(FolderEntries.escaped(match)))
                continue
            }
            if InputFile.isFolder(path) {
                try findReports(in: path, below: URL(fileURLWithPath: path).lastPathComponent, depth: 0)
            } else if !OwnOutput.isList(path) {
                add(file: path)
            }
        }
        guard inputs.count + problems.count > count else { throw Self.nothing(pattern) }
    }

    /// A file that was named: its folder counts for its name only where the file's own name says nothing.
    private mutating func add(file path: String) {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().lastPathComponent
        let isWholeFolder = ReportInput.isFolderReport(url.lastPathComponent) && path.contains("/") && folder != "/"
        inputs.append(ReportInput(report: path, relativePath: isWholeFolder ? "\(folder)/\(url.lastPathComponent)" : url.lastPathComponent))
    }

    /// The reports in a folder: its `report.json` alone where it has one, else every JSON file in it and the folders below.
    private mutating func findReports(in folder: String, below prefix: String, depth: Int) throws(Diagnostics) {
        guard depth <= Self.largestDepth else {
            throw Diagnostics(
                Diagnostic(
                    "F049", .failure,
                    Message("文件夹嵌套超过 \(Self.largestDepth) 层", "folders are nested more than \(Self.largestDepth) deep"),
                    at: Place(file: folder)))
        }
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let found = try FolderEntries(of: folder)
        problems += found.unreadableNames.map { Self.unreadableName("\(folder)/\($0)") }
        let start = prefix.isEmpty ? "" : "\(prefix)/"
        let isOutput = OwnOutput.isFolder(folder)
        if depth > 0 || !prefix.isEmpty,
            let report = found.entries.first(where: { ReportInput.isFolderReport($0.name) && $0.kind == .file })
        {
            inputs.append(ReportInput(report: "\(folder)/\(report.name)", relativePath: start + report.name))
            return
        }
        for (name, kind) in found.entries {
            let path = "\(folder)/\(name)"
            if isOutput, OwnOutput.isOwn(name) { continue }
            switch kind {
            case .folder: try findReports(in: path, below: start + name, depth: depth + 1)
            case .linkToFolder: remarks.append(Self.link(path))
            // What an import wrote down beside a report.
            case .file where name.hasEnding(CellsFile.ending): break
            case .file where name.hasEnding(".json") && !OwnOutput.isList(path):
                inputs.append(ReportInput(report: path, relativePath: start + name))
            case .special where name.hasEnding(".json"): problems += InputFile.noRegularFile(path).all
            case .file, .special: break
            }
            guard inputs.count <= Self.largestCount else {
                throw Diagnostics(
                    Diagnostic(
                        "F049", .failure, Message("报告超过 \(Self.largestCount) 份", "more than \(Self.largestCount) reports"),
                        at: Place(file: folder)))
            }
        }
    }

    /// The paths that a pattern of the shell matches (POSIX glob), in order, as bytes.
    private static func matches(of pattern: String) -> [[UInt8]] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { index in
            result.gl_pathv[index].map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    private static func nothing(_ argument: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F040", .failure, Message("“\(argument)”里没有报告（.json 文件）", "no reports (.json files) in '\(argument)'"),
                at: Place(file: argument)))
    }

    private static func unreadableName(_ path: String) -> Diagnostic {
        Diagnostic(
            "F080", .failure, Message("文件名不是 UTF-8 编码", "the name of the file is not UTF-8"), at: Place(file: path),
            advice: Message(
                "请改名；整个文件夹可用 convmv -f gbk -t utf8 -r --notest", "rename it; for a whole folder: convmv -f gbk -t utf8 -r --notest"))
    }

    /// What a link leads to is not below the folder, and might lead in a circle.
    private static func link(_ path: String) -> Diagnostic {
        Diagnostic(
            "F081", .warning, Message("没有查看：它是指向文件夹的链接", "not looked into: it is a link to a folder"), at: Place(file: path),
            advice: Message("其中的报告要生成时，请把它写成一个参数", "to draw the reports in it, name it as an argument"))
    }
}
