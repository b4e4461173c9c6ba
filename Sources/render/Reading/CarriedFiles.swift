import Diagnostics
import PDFArchive

/// The files that a PDF of this program carries.
enum CarriedFiles {
    /// What was read of a PDF, once it carries files.
    static func read(_ bytes: [UInt8], of path: String) throws(Diagnostics) -> PDFReading {
        let reading = try PDFReader.read(bytes, of: path)
        guard !reading.attachments.isEmpty else {
            throw Diagnostics(
                Diagnostic(
                    "F031", .failure, Message("PDF 里没有嵌入数据", "no data is embedded in the PDF"), at: Place(file: path),
                    advice: Message("a2a+ua1 的文件不能带数据", "files of a2a+ua1 can not carry their data")))
        }
        return reading
    }
}
