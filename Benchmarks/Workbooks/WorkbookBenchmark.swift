import FoundationEssentials
import Workbooks

#if canImport(Glibc)
    import Glibc
#endif

/// Reads workbooks several times and prints one line of JSON: seconds of processor time for all of them in each round, and their cells that
/// hold something.
///
///     WorkbookBenchmark ROUNDS FILE...
@main
struct WorkbookBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 2, let rounds = Int(arguments[1]) else {
            print("usage: WorkbookBenchmark ROUNDS FILE...")
            exit(64)
        }
        var (seconds, cells) = ([Double](), 0)
        for _ in 0..<rounds {
            let start = self.seconds()
            cells = 0
            // A file is read from the disk as the program reads it, and forgotten before the next.
            for path in arguments.dropFirst(2) {
                let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
                cells += try Workbook.read(bytes, name: path).sheets.reduce(0) { $0 + $1.count }
            }
            seconds.append(self.seconds() - start)
        }
        let list = seconds.map { "\($0)" }.joined(separator: ", ")
        print("{\"seconds\": [\(list)], \"cells\": \(cells)}")
    }

    /// Seconds of processor time so far.
    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
