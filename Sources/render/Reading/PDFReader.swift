import Diagnostics
import FoundationEssentials
import Glibc
import PDFArchive
import ReportBatch
import ReportRendering

/// Reads a PDF or OFD file that anybody may have made, in a process of its own that has limits (`ReadPDF`).
enum PDFReader {
    /// What the file at `path`, which `bytes` are, says and carries.
    static func read(_ bytes: [UInt8], of path: String) throws(Diagnostics) -> PDFReading {
        let words = Words(path: path, form: OutputForm(ofFile: bytes).name)
        let (answer, status) = try answer(to: bytes, of: path)
        let signal = status & 0x7F
        guard signal == 0, status >> 8 == 0, let end = answer.firstIndex(of: UInt8(ascii: "\n")) else {
            throw signal == SIGPROF || signal == SIGKILL ? words.tooMuch("时间", "time") : words.tooMuch("内存", "memory")
        }
        let said: ReaderAnswer
        do { said = try JSONLine.decode(ReaderAnswer.self, answer[..<end]) } catch {
            throw words.unreadable(.damaged("an incomplete answer"))
        }
        if let error = said.error { throw words.unreadable(error) }
        guard let reading = said.reading(answer[(end + 1)...]) else { throw words.unreadable(.damaged("an incomplete answer")) }
        return reading
    }

    /// What the process says, and how it ended.
    private static func answer(to bytes: [UInt8], of path: String) throws(Diagnostics) -> ([UInt8], Int32) {
        // A process that ends before it has read all shows it at its answer.
        signal(SIGPIPE, SIG_IGN)
        let (input, output) = (try pipe(for: path), try pipe(for: path))
        defer { close(output.read) }
        let started = OwnProcess.start(["read-pdf", "\(bytes.count)"], in: .ofParent, input: input.read, output: output.write)
        close(input.read)
        close(output.write)
        switch started {
        case .failure(let error):
            close(input.write)
            throw notStarted(path, error.code.rawValue)
        case .success(let process):
            // It reads all before it writes anything.
            _ = OutputFile.writeAll(bytes, to: input.write)
            close(input.write)
            let answer = allBytes(from: output.read, of: process, patience: .seconds(60 + bytes.count >> 18))
            return (answer, OwnProcess.wait(for: process))
        }
    }

    private static func pipe(for path: String) throws(Diagnostics) -> (read: Int32, write: Int32) {
        do throws(POSIXError) { return try OwnProcess.pipe().get() } catch { throw notStarted(path, error.code.rawValue) }
    }

    /// Everything that comes until the end. A process that neither works nor ends is killed after a while.
    private static func allBytes(from descriptor: Int32, of process: pid_t, patience: Duration) -> [UInt8] {
        var bytes: [UInt8] = []
        let start = ContinuousClock.now
        while true {
            var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&end, 1, 1000)
            if ContinuousClock.now - start > patience { kill(process, SIGKILL) }
            guard ready > 0 else { continue }
            let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
            }
            if piece.isEmpty { return bytes }
            bytes += piece
        }
    }

    private static func notStarted(_ path: String, _ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return Diagnostics(
            Diagnostic(
                "F045", .failure, Message("无法启动工作进程：\(reason)", "a worker can not be started: \(reason)"), at: Place(file: path)))
    }
}

/// What is said of a file that can not be read.
private struct Words {
    var path: String
    /// What people call the form of the file.
    var form: String

    func unreadable(_ error: ReadingError) -> Diagnostics {
        switch error {
        case .damaged(let what) where what.contains("bad_alloc"): return tooMuch("内存", "memory")
        case .damaged(let what):
            return failure(
                "F030",
                Message("\(form) 已损坏或不完整：\(what.prefix(200))", "\(form) is damaged or not whole: \(what.prefix(200))"),
                advice: Message("请重新取得这个文件", "get the file again"))
        case .attachment(let name):
            return failure(
                "F035",
                Message(
                    "嵌入文件“\(name.prefix(80))”已损坏：与其长度或校验和不符",
                    "embedded file '\(name.prefix(80))' is damaged: it does not fit its length or sum"),
                advice: Message("请重新取得这个文件", "get the file again"))
        case .tooDeep: return failure("F036", Message("\(form) 的对象嵌套过深", "objects of the \(form) are nested too deeply"))
        case .encrypted: return failure("F030", Message("\(form) 已加密", "\(form) is encrypted"))
        }
    }

    func tooMuch(_ chinese: String, _ english: String) -> Diagnostics {
        failure(
            "F036",
            Message(
                "读取 \(form) 所需的\(chinese)超过上限，文件可能是伪造的",
                "reading the \(form) takes more \(english) than allowed; it may be made to do so"))
    }

    private func failure(_ id: DiagnosticID, _ message: Message, advice: Message? = nil) -> Diagnostics {
        Diagnostics(Diagnostic(id, .failure, message, at: Place(file: path), advice: advice))
    }
}
