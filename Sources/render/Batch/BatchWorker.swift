import ArgumentParser
import Diagnostics
import Glibc
import ReportBatch

/// A worker of a batch: reads settings, then jobs, a line each, and answers each job with a line. It ends when there is nothing more to read.
struct BatchWorker: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "batch-worker", abstract: "A worker of a batch", shouldDisplay: false)

    @Argument(help: "Folder for files that are not whole yet")
    var workFolder: String

    func run() throws {
        // Whatever a library prints must not come between the answers.
        let answers = dup(STDOUT_FILENO)
        guard answers >= 0, fcntl(answers, F_SETFD, FD_CLOEXEC) == 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
            throw ExitCode(Outcome.inputFailure.rawValue)
        }
        guard let first = readLine() else { return }
        let settings = try JSONLine.decode(BatchSettings.self, first.utf8)
        var runner: JobRunner
        do throws(Diagnostics) {
            // The batch looks after the time, and after what the worker was at.
            try ResourceWatch(timeLimit: nil, memoryLimit: settings.memoryLimit).start { _ in _exit(Outcome.memoryLimit.rawValue) }
        } catch {
            throw ExitCode(Outcome.noThreads.rawValue)
        }
        do throws(Diagnostics) {
            runner = try JobRunner(settings: settings, workFolder: workFolder)
        } catch {
            throw ExitCode(Outcome.inputFailure.rawValue)
        }
        while let line = readLine() {
            let input = try JSONLine.decode(ReportInput.self, line.utf8)
            let answer = try JSONLine.encode(runner.run(input))
            guard OutputFile.writeAll(answer, to: answers) == 0 else { return }
        }
    }
}
