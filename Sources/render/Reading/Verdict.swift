import Diagnostics
import PDFArchive
import ReportRendering

/// What is said of one PDF that is verified.
struct Verdict {
    /// The word for programs (docs/profiles.md).
    enum Kind: String {
        case same, signed
        case savedAgain = "saved-again"
        case changed, unverifiable

        var outcome: Outcome {
            switch self {
            case .same, .signed: .done
            case .savedAgain: .savedAgain
            case .changed, .unverifiable: .inputFailure
            }
        }
    }

    let file: String
    let kind: Kind
    let findings: [Diagnostic]
    let note: Message?
    private let signatures: [PDFAccount.SignatureField]

    /// Reads the file and draws it again.
    init(of file: String, fonts: Fonts) {
        self.file = file
        do throws(Diagnostics) {
            let given = try InputFile.bytes(at: file, limit: InputFile.largestPDF)
            let reading = try CarriedFiles.read(given, of: file)
            let report = try EmbeddedReport(reading.attachments, of: file)
            let verification = try report.verification(of: given, reading, fonts: fonts)
            kind =
                switch verification.outcome {
                case .same: .same
                case .signed: .signed
                case .savedAgain: .savedAgain
                case .changed: .changed
                case .untold: .unverifiable
                }
            (findings, note, signatures) = (verification.findings, verification.note, verification.signatures)
        } catch {
            (kind, findings, note, signatures) = (.unverifiable, error.all, nil, [])
        }
    }

    /// An object for programs: `file`, `verdict`, `signatures` with the pages that show them, `findings`.
    func json(_ renderer: DiagnosticRenderer) -> String {
        let pages = signatures.map { JSONText.object($0.page.map { [("page", "\($0 + 1)")] } ?? []) }
        return JSONText.object([
            ("file", JSONText.quoted(file)), ("verdict", JSONText.quoted(kind.rawValue)),
            ("signatures", "[\(pages.joined(separator: ", "))]"),
            ("findings", renderer.json(for: findings.sortedByPlace())),
        ])
    }
}
