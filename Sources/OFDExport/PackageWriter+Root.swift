internal import Display
internal import Nettle

extension PackageWriter {
    /// `OFD.xml`: what the document is, and where it begins (GB/T 33190-2016, 7.4).
    var root: [UInt8] {
        let metadata = document.metadata
        let day = String(metadata.date.prefix(10))
        var xml = [UInt8].xmlHead
        xml.append("<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo>")
        xml.append(element: "DocID", identifier)
        xml.append(element: "Title", metadata.title)
        if !metadata.author.isEmpty { xml.append(element: "Author", metadata.author) }
        if !metadata.subject.isEmpty { xml.append(element: "Subject", metadata.subject) }
        xml.append(element: "CreationDate", day)
        xml.append(element: "ModDate", day)
        if !metadata.keywords.isEmpty {
            xml.append("<ofd:Keywords>")
            for keyword in metadata.keywords { xml.append(element: "Keyword", keyword) }
            xml.append("</ofd:Keywords>")
        }
        let creator = sources.creator.split(separator: " ", maxSplits: 1).map(String.init)
        if let name = creator.first { xml.append(element: "Creator", name) }
        if creator.count > 1 { xml.append(element: "CreatorVersion", creator[1]) }
        if !sources.properties.isEmpty {
            xml.append("<ofd:CustomDatas>")
            for property in sources.properties {
                xml.append("<ofd:CustomData")
                xml.append(attribute: "Name", property.name)
                xml.append(">")
                xml.append(escaping: property.value)
                xml.append("</ofd:CustomData>")
            }
            xml.append("</ofd:CustomDatas>")
        }
        xml.append("</ofd:DocInfo><ofd:DocRoot>")
        xml.append(plain: Self.folder)
        xml.append("/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n")
        return xml
    }

    /// A UUID of what the document is made of, and not of the clock: the same document has the same.
    private var identifier: String {
        var facts = Array("\(document.metadata.title)\n\(document.metadata.date)\n\(sources.creator)\n".utf8)
        for property in sources.properties { facts += Array("\(property.name)=\(property.value)\n".utf8) }
        return SHA256(of: facts).hexadecimal.prefix(32).lowercased()
    }
}
