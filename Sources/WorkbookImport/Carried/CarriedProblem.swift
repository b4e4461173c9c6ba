internal import Diagnostics
internal import ReportData

/// What an import of a workbook of this program has to say. The words are made here.
enum CarriedProblem {
    case otherVersion
    case damaged
    case uncalculated
    case emptied
    case workedOut(Double, written: Double)
    case noSuchPlace(String)

    var id: DiagnosticID {
        switch self {
        case .noSuchPlace: "W044"
        case .emptied: "W045"
        case .uncalculated: "W046"
        case .workedOut: "W047"
        case .otherVersion, .damaged: "W048"
        }
    }

    var severity: Severity {
        switch self {
        case .otherVersion, .damaged, .uncalculated: .failure
        case .emptied, .workedOut, .noSuchPlace: .warning
        }
    }

    var message: Message {
        switch self {
        case .otherVersion:
            Message("工作簿由本程序的另一版本生成，读不出它带的数据", "another version of the program made the workbook; the data that it carries can not be read")
        case .damaged: Message("工作簿带的数据已损坏", "the data that the workbook carries are damaged")
        case .uncalculated:
            Message(
                "保存工作簿的程序没有计算公式，无从知道各数现在是多少", "the program that saved the workbook worked no formulas out, so its numbers are not known")
        case .emptied: Message("单元格是空的，保留原来的数", "the cell is empty; the number stays")
        case .workedOut(let number, let written):
            Message(
                "这个数由其他数算出，改成的 \(Self.text(number)) 没有取（原为 \(Self.text(written))）",
                "the number is worked out from others; \(Self.text(number)) in place of \(Self.text(written)) was not taken")
        case .noSuchPlace(let path): Message("报告里没有这个数（\(path)），没有取", "the report has no such number (\(path)); it was not taken")
        }
    }

    private static func text(_ number: Double) -> String { Decimal(shortest: number)?.description ?? "\(number)" }

    var advice: Message? {
        switch self {
        case .otherVersion: Message("请用生成它的版本", "use the version that made it")
        case .damaged: Message("请重新取得这个文件，或改 report.json", "get the file again, or change report.json")
        case .uncalculated: Message("请用电子表格程序打开，保存一次再取", "open and save it with a spreadsheet program, then import it")
        case .emptied: Message("确实是零的，请写 0", "write 0 where it is zero")
        case .workedOut: Message("请改组成它的数", "change the numbers that it is made of")
        case .noSuchPlace: Message("请在报告里添上这一条，再取一次", "add the record to the report and import again")
        }
    }

    func diagnostic(at place: Place?) -> Diagnostic { Diagnostic(id, severity, message, at: place, advice: advice) }
}
