import Diagnostics
import Foundation
import ReportBatch
import ReportRendering

/// Writes and merges `manifest.json` and `index.html`.
enum ManifestFiles {
    /// Writes both into `folder` and tells of the reports that failed.
    static func write(_ manifest: Manifest, into folder: String, _ shard: Shard?, _ console: Console) throws(Diagnostics) -> Outcome {
        let ending = shard.map { "-\($0.suffix)" } ?? ""
        let json: [UInt8]
        do { json = try manifest.json } catch { throw InputFile.unreadable("\(folder)/manifest\(ending).json", error) }
        let failures = manifest.reports.filter { $0.state == .failed }.map { record in
            let reason = record.reason ?? ""
            return Diagnostic(
                "F048", .failure, Message("未能生成：\(reason)", "not written: \(reason)"), at: Place(file: record.report),
                advice: record.findings.map { Message("全部问题见 \(folder)/\($0)", "all findings are in \(folder)/\($0)") })
        }
        console.report(failures)
        do throws(Diagnostics) {
            try OutputFile.write(json, to: "\(folder)/manifest\(ending).json")
            try OutputFile.write(Array(manifest.page.utf8), to: "\(folder)/index\(ending).html")
        } catch {
            // The reports are there; the next run makes the lists of them.
            console.report(error.all)
            return .someFailed
        }
        console.say(Message("总览：\(folder)/index\(ending).html", "overview: \(folder)/index\(ending).html"))
        return failures.isEmpty ? .done : .someFailed
    }

    /// One manifest over those that `arguments` name, or that lie in the folders they name.
    static func merge(_ arguments: [String], into output: String, _ console: Console) throws(Diagnostics) -> Outcome {
        var parts: [(manifest: Manifest, folder: String)] = []
        var files: [String] = []
        for argument in arguments { files += try paths(argument) }
        for path in files {
            let bytes = try InputFile.bytes(at: path)
            let manifest: Manifest
            do {
                manifest = try Manifest(json: bytes)
            } catch {
                throw Diagnostics(
                    Diagnostic("F046", .failure, Message("不是批处理的清单", "not the manifest of a batch"), at: Place(file: path)))
            }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            parts.append((manifest, relativePath(from: output, to: folder)))
        }
        let folder = try OutputFolder(output, shard: nil)
        defer { folder.finish() }
        return try write(Manifest(merging: parts, program: Program.nameAndVersion), into: folder.path, nil, console)
    }

    /// The manifests that an argument means: those of shards where a folder has them, else its only one.
    private static func paths(_ argument: String) throws(Diagnostics) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue else { return [argument] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: argument).sorted()
        } catch {
            throw InputFile.unreadable(argument, error)
        }
        let shards = names.filter { $0.hasPrefix("manifest-") && $0.hasSuffix(".json") }
        return (shards.isEmpty ? ["manifest.json"] : shards).map { "\(argument)/\($0)" }
    }

    /// The way from one folder to another; empty when they are the same.
    private static func relativePath(from output: String, to folder: URL) -> String {
        let start = URL(fileURLWithPath: output, isDirectory: true).standardizedFileURL.pathComponents
        let end = folder.standardizedFileURL.pathComponents
        let common = zip(start, end).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: start.count - common) + end.dropFirst(common)).joined(separator: "/")
    }
}
