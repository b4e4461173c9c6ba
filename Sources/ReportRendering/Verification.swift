public import Diagnostics
public import PDFArchive

/// What became of a file since it was drawn.
public struct Verification: Sendable {
    public enum Outcome: Sendable {
        /// Every byte is what the data give.
        case same
        /// The file begins with these bytes; signatures were appended, and nothing else that is seen.
        case signed
        /// Pages and data are what was drawn, the bytes are not.
        case savedAgain
        /// Something is not what the data give.
        case changed
        /// Nobody can tell: the faces that it was drawn with are not at hand.
        case untold
    }

    public var outcome: Outcome
    /// What differs; one line for people where nothing does.
    public var findings: [Diagnostic]
    public var note: Message?
    /// What was signed behind the drawn file.
    public var signatures: [PDFAccount.SignatureField] = []
}

extension EmbeddedReport {
    /// Draws the report once, with the options that stand in the file, and says what is otherwise in `pdf`, of which `reading` was read.
    public func verification(of pdf: [UInt8], _ reading: PDFReading, fonts: Fonts) throws(Diagnostics) -> Verification {
        let account = reading.account
        guard let options = account.properties["options"].flatMap({ DrawingOptions(arguments: $0) }) else {
            throw Diagnostics(words.unknownOptions(account))
        }
        let form = OutputForm(ofFile: pdf)
        let drawn = try drawn(options, as: form, fonts: fonts)
        if drawn == pdf { return Verification(outcome: .same, findings: [], note: words.same) }
        let differences = PDFDifferences(of: reading, from: try read(drawn))
        let foreign = foreignParts(account.properties)
        guard !foreign.isEmpty || !differences.isEmpty else {
            return isBeginning(drawn, of: pdf) ? appended(to: drawn.count, of: pdf, account) : savedAgain(words.savedAgain)
        }
        var findings = foreign.map(words.foreign)
        let faces = account.properties[FaceSums.property].map { FaceSums(reading: $0).faces(otherThanIn: fonts) } ?? []
        if !faces.isEmpty {
            // All pages differ then: to say so would say nothing.
            findings.append(words.otherFaces(faces))
        } else if !differences.contents.isEmpty, foreign.isEmpty,
            let asked = try otherOptions(than: options, giving: reading, as: form, fonts: fonts)
        {
            findings.append(words.otherOptions(stated: options, asked: asked))
        } else {
            findings += words.differences(differences)
        }
        if account.creator != Program.nameAndVersion { findings.append(words.anotherVersion(account)) }
        return Verification(outcome: foreign.isEmpty && !faces.isEmpty ? .untold : .changed, findings: findings, note: nil)
    }

    private var words: VerificationWords { VerificationWords(file: name) }

    private func read(_ pdf: [UInt8]) throws(Diagnostics) -> PDFReading {
        do throws(ReadingError) { return try readPublished(pdf) } catch { throw Diagnostics(words.programError(error)) }
    }

    private func isBeginning(_ drawn: [UInt8], of pdf: [UInt8]) -> Bool { pdf.count > drawn.count && pdf.starts(with: drawn) }

    /// Behind the drawn file stands more, which changes nothing of it.
    private func appended(to length: Int, of pdf: [UInt8], _ account: PDFAccount) -> Verification {
        let signed = account.signatureFields.filter(\.isSigned)
        guard !signed.isEmpty else { return savedAgain(words.appended(pdf.count - length)) }
        return Verification(outcome: .signed, findings: [], note: words.signed(signed), signatures: signed)
    }

    private func savedAgain(_ finding: Diagnostic) -> Verification {
        Verification(outcome: .savedAgain, findings: [finding], note: nil)
    }

    /// The options that give these pages, where the file states others. Only files that are not what they say come here.
    private func otherOptions(
        than stated: DrawingOptions, giving reading: PDFReading, as form: OutputForm, fonts: Fonts
    ) throws(Diagnostics) -> DrawingOptions? {
        for (isForPrint, isDraft) in [(false, false), (true, false), (false, true), (true, true)] {
            var asked = stated
            (asked.isForPrint, asked.isDraft) = (isForPrint, isDraft)
            guard asked != stated else { continue }
            if PDFDifferences(of: reading, from: try read(try drawn(asked, as: form, fonts: fonts))).contents.isEmpty { return asked }
        }
        return nil
    }
}
