import ArgumentParser
import Diagnostics
import ReportBatch
import ReportRendering

/// The forms beside PDF in which a batch publishes each report.
struct AlsoForms {
    /// In the order of `OutputForm`, each once.
    var forms: [OutputForm] = []

    private static let known = OutputForm.allCases.filter { $0 != .pdf }
    static let help = known.map(\.rawValue).joined(separator: ",")

    init() {}

    /// The forms in a list with commas. Throws for a word that is none.
    init(_ argument: String) throws {
        var asked: Set<OutputForm> = []
        for word in argument.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            guard let form = OutputForm(rawValue: String(word)) else {
                throw ValidationError("--also：没有“\(word)”，可写 \(Self.help) / there is no '\(word)', only \(Self.help)")
            }
            asked.insert(form)
        }
        forms = Self.known.filter(asked.contains)
    }

    /// As they are written in a call.
    var arguments: [String] { forms.isEmpty ? [] : ["--also", forms.map(\.rawValue).joined(separator: ",")] }

    /// Throws when a file of another form would take the place of what the batch itself writes: the pages over all reports, and the pages of
    /// findings.
    func check(_ inputs: [ReportInput]) throws(Diagnostics) {
        guard forms.contains(where: { $0.ending == "html" }) else { return }
        let taken = inputs.filter { input in
            let first = input.name.split(separator: "/").first.map(String.init) ?? input.name
            return first == ResultFiles.findingsFolder || first == "index" || first.hasPrefix("index-")
        }
        guard !taken.isEmpty else { return }
        throw Diagnostics(
            taken.map { input in
                Diagnostic(
                    "F096", .failure,
                    Message(
                        "“\(input.name).html”是批处理自己的页面的名字", "'\(input.name).html' is the name of a page of the batch itself"),
                    at: Place(file: input.report), advice: Message("请给这份报告改名", "rename this report"))
            })
    }
}
