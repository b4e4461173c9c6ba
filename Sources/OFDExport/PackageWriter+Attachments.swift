internal import Display

extension PackageWriter {
    /// The list of attached files (GB/T 33190-2016, 20). Each lies under its own name, so that who unpacks the file finds them.
    var attachmentList: [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:Attachments xmlns:ofd=\"http://www.ofdspec.org/2016\">")
        for (index, file) in sources.attachments.enumerated() {
            xml.append("<ofd:Attachment")
            xml.append(attribute: "ID", "attachment_\(index)")
            xml.append(attribute: "Name", file.name)
            xml.append(attribute: "Format", file.name.split(separator: ".").last.map(String.init) ?? "")
            xml.append(attribute: "CreationDate", document.metadata.date)
            // In kilobytes.
            xml.append(" Size=\"")
            xml.append(Fixed(Double(file.bytes.count) / 1024))
            xml.append("\"")
            xml.append(attribute: "Visible", "true")
            xml.append(attribute: "Usage", file.relationship.rawValue)
            xml.append("><ofd:FileLoc>")
            xml.append(escaping: file.name)
            xml.append("</ofd:FileLoc></ofd:Attachment>")
        }
        xml.append("</ofd:Attachments>\n")
        return xml
    }
}
