import Diagnostics
import PDFArchive
import ReportRendering

/// The files that a PDF or OFD file of this program carries.
enum CarriedFiles {
    /// What was read of a file, once it carries files.
    static func read(_ bytes: [UInt8], of path: String) throws(Diagnostics) -> PDFReading {
        let reading = try PDFReader.read(bytes, of: path)
        guard !reading.attachments.isEmpty else {
            let form = OutputForm(ofFile: bytes)
            throw Diagnostics(
                Diagnostic(
                    "F031", .failure, Message("\(form.name) 里没有嵌入数据", "no data is embedded in the \(form.name)"), at: Place(file: path),
                    advice: form == .pdf ? Message("a2a+ua1 的文件不能带数据", "files of a2a+ua1 can not carry their data") : nil))
        }
        return reading
    }
}
