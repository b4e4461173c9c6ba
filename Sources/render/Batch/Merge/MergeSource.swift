import Diagnostics
import FoundationEssentials
import Glibc
import ReportBatch

/// What is merged as one: a plan with the lists of its parts, or the list of a run that had no plan.
struct MergeSource {
    /// The plan's file; `nil` for a run without one.
    var planPath: String?
    /// The folder of the plan or of the run.
    var folder: String
    var head: BatchPlan.Head?
    var parts: [Part] = []

    /// The lists of a part.
    struct Part {
        var path: String
        var folder: String
        var manifest: Manifest

        var recordsPath: String { "\(folder)/\(manifest.records)" }
        /// Repairs come after what they repair.
        var rank: Int { manifest.part.repair ?? 0 }
    }

    /// The number of a repair that is made now: what was never drawn is written anew.
    var nextRepair: Int { (parts.map(\.rank).max() ?? 0) + 1 }
}

/// Finds what the arguments of a merge mean: folders, manifests and plans.
struct MergeSearch {
    private(set) var sources: [MergeSource] = []
    /// Parts that could not be used.
    private(set) var problems: [Diagnostic] = []
    private var plans: [(path: String, folder: String, head: BatchPlan.Head)] = []
    private var parts: [MergeSource.Part] = []

    init(_ arguments: [String]) throws(Diagnostics) {
        for argument in arguments {
            if InputFile.isFolder(argument) {
                try read(folder: argument.count > 1 && argument.hasSuffix("/") ? String(argument.dropLast()) : argument)
            } else if PlanFile.isName(argument) {
                try read(plan: argument)
            } else {
                try read(manifest: argument)
            }
        }
        try group()
    }

    /// A folder's plan and parts; where it has neither, its manifest.
    private mutating func read(folder: String) throws(Diagnostics) {
        let names = try FolderEntries(of: folder).entries.map(\.name)
        let partNames = names.filter { $0.hasPrefix("manifest-") && $0.hasSuffix(".json") }
        let hasPlan = names.contains(PlanFile.name)
        if hasPlan { try read(plan: "\(folder)/\(PlanFile.name)") }
        for name in partNames { try read(manifest: "\(folder)/\(name)") }
        let wholePath = "\(folder)/manifest.json"
        if hasPlan {
            // A run may have drawn the plan in one go; the list of a merge is no part of it.
            guard names.contains("manifest.json"), let whole = try readManifest(wholePath), !whole.isMerged, whole.plan != nil else {
                return
            }
            parts.append(part(wholePath, whole))
        } else if partNames.isEmpty {
            try read(manifest: wholePath)
        }
    }

    private mutating func read(plan path: String) throws(Diagnostics) {
        plans.append((path, Self.folder(of: path), try PlanReader(path).head))
    }

    private mutating func read(manifest path: String) throws(Diagnostics) {
        guard let manifest = try readManifest(path) else {
            throw Diagnostics(
                Diagnostic("F046", .failure, Message("不是批处理的清单", "not the manifest of a batch"), at: Place(file: path)))
        }
        parts.append(part(path, manifest))
    }

    private func readManifest(_ path: String) throws(Diagnostics) -> Manifest? {
        let bytes = try InputFile.bytes(at: path)
        do { return try Manifest(json: bytes) } catch { return nil }
    }

    private func part(_ path: String, _ manifest: Manifest) -> MergeSource.Part {
        MergeSource.Part(path: path, folder: Self.folder(of: path), manifest: manifest)
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// Parts go to their plan by its digest, wherever they lie.
    private mutating func group() throws(Diagnostics) {
        for plan in plans where !sources.contains(where: { $0.head?.plan == plan.head.plan }) {
            sources.append(MergeSource(planPath: plan.path, folder: plan.folder, head: plan.head))
        }
        for part in parts {
            if let index = sources.firstIndex(where: { $0.head != nil && $0.head?.plan == part.manifest.plan }) {
                sources[index].parts.append(part)
            } else if part.manifest.plan == nil || part.manifest.isMerged {
                sources.append(MergeSource(planPath: nil, folder: part.folder, head: nil, parts: [part]))
            } else if plans.isEmpty {
                throw Diagnostics(
                    Diagnostic(
                        "F089", .failure, Message("找不到这一部分的计划", "the plan of this part is not here"), at: Place(file: part.path),
                        advice: Message(
                            "请把有 \(PlanFile.name) 的文件夹也写上", "name the folder with \(PlanFile.name), too")))
            } else {
                problems.append(
                    Diagnostic(
                        "F089", .error, Message("属于另一个计划，没有合并", "belongs to another plan and is left out"), at: Place(file: part.path),
                        advice: Message(
                            "它是计划更新之前生成的；请按现在的计划重做这一部分，或删去这个文件",
                            "it was drawn before the plan was made anew; draw the part again, or delete this file")))
            }
        }
    }
}
