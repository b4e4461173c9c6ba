import Diagnostics
import Foundation
import ReportBatch

/// Finds the reports that a batch's arguments mean: files, folders and patterns.
enum InputSearch {
    /// More is a mistake in the path.
    static let largestCount = 1_000_000
    static let largestDepth = 16

    /// The reports in the order of their names. Throws with every argument that means none, and with results that would have one name.
    static func inputs(_ arguments: [String]) throws(Diagnostics) -> [ReportInput] {
        var found: [ReportInput] = []
        var problems: [Diagnostic] = []
        for argument in arguments {
            do throws(Diagnostics) {
                found += try inputs(argument)
            } catch {
                problems += error.all
            }
        }
        let (inputs, clashes) = ReportInput.distinct(found)
        problems += clashes.map { clash in
            let reports = clash.map(\.report).joined(separator: "、")
            return Diagnostic(
                "F041", .failure,
                Message(
                    "这些报告的结果同名“\(clash[0].name)”：\(reports)",
                    "results of these reports would have one name '\(clash[0].name)': \(reports)"),
                at: Place(file: clash[0].report), advice: Message("请改文件名，或分开输出", "rename a file, or give them separate output folders"))
        }
        guard problems.isEmpty else { throw Diagnostics(problems) }
        return inputs
    }

    private static func inputs(_ argument: String) throws(Diagnostics) -> [ReportInput] {
        if isFolder(argument) {
            let reports = try reports(in: argument)
            guard !reports.isEmpty else { throw nothing(argument) }
            return reports
        }
        if FileManager.default.fileExists(atPath: argument) { return [input(file: argument)] }
        guard argument.contains(where: { "*?[".contains($0) }) else { throw InputFile.missing(argument) }
        let matches = matches(of: argument)
        guard !matches.isEmpty else { throw nothing(argument) }
        var found: [ReportInput] = []
        for match in matches {
            if isFolder(match) { found += try reports(in: match, below: lastStep(of: match)) } else { found.append(input(file: match)) }
        }
        return found
    }

    /// A file that was named: its folder counts for its name only where the file's own name says nothing.
    private static func input(file path: String) -> ReportInput {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().lastPathComponent
        let isWholeFolder = url.lastPathComponent == ReportInput.folderReport && path.contains("/") && folder != "/"
        return ReportInput(report: path, relativePath: isWholeFolder ? "\(folder)/\(url.lastPathComponent)" : url.lastPathComponent)
    }

    /// The reports in a folder: its `report.json` alone where it has one, else every JSON file in it and the folders below.
    private static func reports(in folder: String, below prefix: String = "", depth: Int = 0) throws(Diagnostics) -> [ReportInput] {
        guard depth <= largestDepth else {
            throw Diagnostics(
                Diagnostic(
                    "F049", .failure,
                    Message("文件夹嵌套超过 \(largestDepth) 层", "folders are nested more than \(largestDepth) deep"), at: Place(file: folder)))
        }
        let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw InputFile.unreadable(folder, error)
        }
        let start = prefix.isEmpty ? "" : "\(prefix)/"
        if names.contains(ReportInput.folderReport), depth > 0 || !prefix.isEmpty {
            let path = "\(folder)/\(ReportInput.folderReport)"
            return [ReportInput(report: path, relativePath: "\(start)\(ReportInput.folderReport)")]
        }
        var found: [ReportInput] = []
        for name in names {
            let path = "\(folder)/\(name)"
            // What a link leads to is not below the folder, and might lead in a circle.
            guard !InputFile.isSymbolicLink(path) else { continue }
            if isFolder(path) {
                found += try reports(in: path, below: start + name, depth: depth + 1)
            } else if name.hasSuffix(".json") {
                found.append(ReportInput(report: path, relativePath: start + name))
            }
            guard found.count <= largestCount else {
                throw Diagnostics(
                    Diagnostic(
                        "F049", .failure, Message("报告超过 \(largestCount) 份", "more than \(largestCount) reports"), at: Place(file: folder)))
            }
        }
        return found
    }

    /// The paths that a pattern of the shell matches (POSIX glob), in order.
    private static func matches(of pattern: String) -> [String] {
        var result = glob_t()
        defer { globfree(&result) }
        guard glob(pattern, 0, nil, &result) == 0 else { return [] }
        return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func lastStep(of path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

    private static func nothing(_ argument: String) -> Diagnostics {
        Diagnostics(
            Diagnostic(
                "F040", .failure, Message("“\(argument)”里没有报告（.json 文件）", "no reports (.json files) in '\(argument)'"),
                at: Place(file: argument)))
    }
}
