import ArgumentParser
import FoundationEssentials
import Glibc
import ReportBatch

/// What `--shard` says: `3/16`, or a scheduler whose variables say it.
enum ShardOption {
    /// The part that is meant. Throws with what to write instead.
    static func shard(_ text: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Shard {
        let steps = text.split(separator: "/", omittingEmptySubsequences: false)
        switch steps.first {
        case "slurm" where steps.count == 1: return try slurm(environment)
        case "kubernetes" where steps.count == 2: return try kubernetes(count: String(steps[1]), environment)
        default: break
        }
        if let shard = Shard(text) { return shard }
        guard steps.count == 2, steps[0] == "0", let count = Int(steps[1]), count >= 1 else {
            throw ValidationError(
                "--shard \(text)：应为 3/\(16) 这样的第几份/共几份，或 slurm、kubernetes/\(16) / "
                    + "a part such as 3/16, or slurm, or kubernetes/16")
        }
        throw ValidationError(
            """
            --shard \(text)：各部分从 1 数起。Kubernetes 的 JOB_COMPLETION_INDEX 从 0 数起：请写 --shard kubernetes/\(count)；\
            Slurm：--array=0-\(count - 1) 或 --array=1-\(count) 都可以写 --shard slurm / \
            parts are counted from 1; the index of Kubernetes begins at 0: write --shard kubernetes/\(count); for Slurm, --shard slurm
            """)
    }

    /// The task of an array (Slurm, sbatch(1), "OUTPUT ENVIRONMENT VARIABLES"): all of the array is one plan, from its first index.
    private static func slurm(_ environment: [String: String]) throws -> Shard {
        let names = ["SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_COUNT"]
        let values = names.compactMap { environment[$0].flatMap { Int($0) } }
        guard values.count == names.count else {
            throw ValidationError(
                "--shard slurm：这不是 Slurm 数组作业的任务，没有变量 SLURM_ARRAY_TASK_ID 等 / no task of a Slurm array: \(names.joined(separator: ", "))")
        }
        let (id, first, last, count) = (values[0], values[1], values[2], values[3])
        guard first == 0 || first == 1, last - first + 1 == count, let shard = Shard(number: id - first + 1, of: count) else {
            throw ValidationError(
                """
                --shard slurm：数组要从 0 或 1 开始、没有间隔，例如 --array=1-16；只重做其中几份时请写明，例如 --shard $SLURM_ARRAY_TASK_ID/16 / \
                the array must begin at 0 or 1 and have no gaps; to repeat some of its tasks write --shard $SLURM_ARRAY_TASK_ID/16
                """)
        }
        return shard
    }

    /// The index of a Job with `completionMode: Indexed` (Kubernetes, "Jobs", "Completion mode"), which begins at 0; a pod does not see how
    /// many there are.
    private static func kubernetes(count: String, _ environment: [String: String]) throws -> Shard {
        let name = "JOB_COMPLETION_INDEX"
        guard let index = environment[name].flatMap({ Int($0) }) else {
            throw ValidationError(
                "--shard kubernetes/\(count)：没有变量 \(name)，Job 要写 completionMode: Indexed / no \(name): the Job needs completionMode: Indexed"
            )
        }
        guard let count = Int(count), let shard = Shard(number: index + 1, of: count) else {
            throw ValidationError(
                "--shard kubernetes/\(count)：\(name) 是 \(index)，份数要与 completions 相同 / \(name) is \(index); the number is that of 'completions'"
            )
        }
        return shard
    }
}
