import ArgumentParser
import Display
import Glibc
import PDFArchive
import ReportBatch
import ReportRendering

/// Reads the PDF or OFD file on standard input within limits of time and memory, and says on standard output what is in it.
///
/// libqpdf sets none: a few hundred bytes can be packed gigabytes, or a tree that leads in circles.
struct ReadPDF: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read-pdf", abstract: "Reads a PDF within limits", shouldDisplay: false)

    @Argument(help: "The length of the PDF")
    var size: Int

    func run() throws {
        Self.limit(forFileOf: size)
        // Whatever a library prints must not come into the answer.
        let output = dup(STDOUT_FILENO)
        guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { throw ExitCode.failure }
        guard let bytes = Self.input(size) else { throw ExitCode.failure }
        let answer: ReaderAnswer
        var attachments: [Attachment] = []
        do throws(ReadingError) {
            let reading = try readPublished(bytes)
            (answer, attachments) = (ReaderAnswer(reading), reading.attachments)
        } catch {
            answer = ReaderAnswer(error)
        }
        // What can not be written ends the process, and whoever started it says that the file can not be read.
        for bytes in [try JSONLine.encode(answer)] + attachments.map(\.bytes) where OutputFile.writeAll(bytes, to: output) != 0 { return }
    }

    private static func input(_ size: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = Glibc.read(STDIN_FILENO, buffer.baseAddress?.advanced(by: count), size - count)
                if read < 0, errno == EINTR { continue }
                guard read > 0 else { return }
                count += read
            }
            isWhole = true
        }
        return isWhole ? bytes : nil
    }

    // MARK: Limits

    /// Beside what the process has already, and for each byte of the file: the sample takes 20 MB and 0.1 s.
    private static let (room, roomPerByte) = (144 << 20, 6)
    /// Processor time, in microseconds.
    private static let (time, timePerByte) = (1_300_000, 2)

    private static func limit(forFileOf size: Int) {
        let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = statm.split(separator: " ").first.flatMap { Int($0) } ?? 1 << 16
        let bytes = rlim_t(pages * Int(sysconf(Int32(_SC_PAGESIZE))) + room + roomPerByte * size)
        for (resource, value) in [(RLIMIT_AS, bytes), (RLIMIT_CORE, 0), (RLIMIT_FSIZE, 0)] {
            var limit = rlimit(rlim_cur: value, rlim_max: value)
            setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
        }
        let microseconds = time + timePerByte * size
        var timer = itimerval()
        timer.it_value = timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }
}
