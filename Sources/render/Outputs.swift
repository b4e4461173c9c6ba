import Diagnostics
import FoundationEssentials
import ReportRendering

/// All results that a call asks for.
struct Outputs {
    let names: [OutputName]

    /// `names` as the user gave them; without one, a PDF in the program's own folder.
    init(_ names: [String], report: String, resolution: Int) {
        let named: [String?] = names.isEmpty ? [nil] : names
        self.names = named.map { OutputName($0, report: report, resolution: resolution) }
    }

    /// The forms of the files among them, in order.
    var forms: [OutputForm] { names.compactMap(\.fileForm) }

    /// Whether there are none but whole files.
    var areFiles: Bool { forms.count == names.count }

    /// Says at once, before any work, that a result could not be written, or would take the place of another or of the report.
    func check(report: String) throws(Diagnostics) {
        for name in names {
            try name.checkFolder()
            try OutputFile.check(name.path, isNot: report)
            try name.checkKind()
        }
        for (index, name) in names.enumerated() {
            guard names[..<index].contains(where: { Self.areSame($0.path, name.path) }) else { continue }
            throw Diagnostics(
                Diagnostic(
                    "F095", .failure, Message("输出文件“\(name.path)”写了两次", "output file '\(name.path)' is named twice"),
                    at: Place(file: name.path), advice: Message("每个 -o 请写不同的文件名", "give each -o a name of its own")))
        }
    }

    private static func areSame(_ one: String, _ other: String) -> Bool {
        guard one != "-", other != "-" else { return one == other }
        return OutputFile.isSame(one, other) || URL(fileURLWithPath: one).standardized.path == URL(fileURLWithPath: other).standardized.path
    }

    /// Makes the program's own folder where it is not there yet; to be called when there are results.
    func makeFolder() throws(Diagnostics) {
        for name in names { try name.makeFolder() }
    }

    /// What messages call them.
    var list: Message {
        let paths = names.map(\.path)
        return Message(paths.joined(separator: "、"), paths.joined(separator: ", "))
    }
}
