import Diagnostics
import FoundationEssentials
import Glibc
import PDFArchive
import ReportBatch

/// Reads a PDF that anybody may have made, in a process of its own that has limits (`ReadPDF`).
enum PDFReader {
    /// What the file at `path`, which `bytes` are, says and carries.
    static func read(_ bytes: [UInt8], of path: String) throws(Diagnostics) -> PDFReading {
        let (answer, status) = try answer(to: bytes, of: path)
        let signal = status & 0x7F
        guard signal == 0, status >> 8 == 0, let end = answer.firstIndex(of: UInt8(ascii: "\n")) else {
            throw signal == SIGPROF || signal == SIGKILL ? tooMuch(path, "时间", "time") : tooMuch(path, "内存", "memory")
        }
        let said: ReaderAnswer
        do { said = try JSONLine.decode(ReaderAnswer.self, answer[..<end]) } catch {
            throw unreadable(.damaged("an incomplete answer"), path)
        }
        if let error = said.error { throw unreadable(error, path) }
        guard let reading = said.reading(answer[(end + 1)...]) else { throw unreadable(.damaged("an incomplete answer"), path) }
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

    // MARK: Messages

    private static func unreadable(_ error: ReadingError, _ path: String) -> Diagnostics {
        switch error {
        case .damaged(let what) where what.contains("bad_alloc"): return tooMuch(path, "内存", "memory")
        case .damaged(let what):
            return failure(
                "F030", Message("PDF 已损坏或不完整：\(what.prefix(200))", "PDF is damaged or not whole: \(what.prefix(200))"), path,
                advice: Message("请重新取得这个文件", "get the file again"))
        case .attachment(let name):
            return failure(
                "F035",
                Message(
                    "嵌入文件“\(name.prefix(80))”已损坏：与其长度或校验和不符",
                    "embedded file '\(name.prefix(80))' is damaged: it does not fit its length or sum"), path,
                advice: Message("请重新取得这个文件", "get the file again"))
        case .tooDeep: return failure("F036", Message("PDF 的对象嵌套过深", "objects of the PDF are nested too deeply"), path)
        case .encrypted: return failure("F030", Message("PDF 已加密", "PDF is encrypted"), path)
        }
    }

    private static func tooMuch(_ path: String, _ chinese: String, _ english: String) -> Diagnostics {
        failure(
            "F036",
            Message(
                "读取 PDF 所需的\(chinese)超过上限，文件可能是伪造的",
                "reading the PDF takes more \(english) than allowed; it may be made to do so"), path)
    }

    private static func notStarted(_ path: String, _ code: Int32) -> Diagnostics {
        let reason = String(cString: strerror(code))
        return failure("F045", Message("无法启动工作进程：\(reason)", "a worker can not be started: \(reason)"), path)
    }

    private static func failure(_ id: DiagnosticID, _ message: Message, _ path: String, advice: Message? = nil) -> Diagnostics {
        Diagnostics(Diagnostic(id, .failure, message, at: Place(file: path), advice: advice))
    }
}
