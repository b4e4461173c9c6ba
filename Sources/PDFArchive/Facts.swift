internal import Display
internal import QPDF

/// What the metadata say of the document, and Info in PDF 1.7: equal by construction.
struct Facts {
    let metadata: DocumentMetadata
    let options: ArchiveOptions
    let date: ArchiveDate
    let producer: String

    /// The document information dictionary (ISO 32000-1, 14.3.3); `nil` in PDF 2.0 (ISO 19005-4, 6.1.3).
    var info: PDFValue? {
        guard options.profile.version == .pdf17 else { return nil }
        let texts = [
            ("Title", metadata.title), ("Author", metadata.author), ("Subject", metadata.subject), ("Keywords", keywords),
            ("Creator", options.creator), ("Producer", producer), ("CreationDate", date.pdf), ("ModDate", date.pdf),
        ]
        return .dictionary(texts.filter { !$0.1.isEmpty }.map { .init($0.0, .text($0.1)) })
    }

    private var keywords: String { metadata.keywords.joined(separator: ", ") }

    /// The metadata stream (ISO 16684-1; ISO 19005-2, 6.6; ISO 14289-1, 5).
    var xmp: [UInt8] {
        var body = ""
        body += options.profile.identification.map { "<\($0.name)>\($0.value)</\($0.name)>" }.joined()
        body += element("dc:format", "application/pdf")
        body += alternatives("dc:title", metadata.title)
        body += list("dc:creator", "Seq", [metadata.author])
        body += alternatives("dc:description", metadata.subject)
        body += list("dc:language", "Bag", [metadata.language])
        body += element("pdf:Keywords", keywords) + element("pdf:Producer", producer)
        body +=
            element("xmp:CreatorTool", options.creator) + element("xmp:CreateDate", date.iso8601) + element("xmp:ModifyDate", date.iso8601)
        body += options.properties.map { element("\(Self.prefix):\($0.name)", $0.value) }.joined()
        if options.profile.describesSchemas { body += schemas }
        let packet = """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" \(namespaces)>
            \(body)</rdf:Description>
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
        return Array(packet.utf8)
    }

    /// The namespace of the project's own facts.
    static let namespace = "urn:render:provenance:1.0#"
    private static let prefix = "render"

    private var namespaces: String {
        var names = [
            ("dc", "http://purl.org/dc/elements/1.1/"), ("xmp", "http://ns.adobe.com/xap/1.0/"), ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ]
        if !options.profile.identification.isEmpty {
            names += [("pdfaid", "http://www.aiim.org/pdfa/ns/id/"), ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/")]
        }
        if options.profile.describesSchemas {
            names += [
                ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"), ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
                ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
            ]
        }
        names.append((Self.prefix, Self.namespace))
        return names.map { "xmlns:\($0)=\"\($1)\"" }.joined(separator: " ")
    }

    /// ISO 19005-2, 6.6.2.3: schemas that XMP does not define are described, that of PDF/UA among them.
    private var schemas: String {
        var items = schema(
            "PDF/UA Universal Accessibility Schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
            [property("part", type: "Integer", category: "internal", "Indicates, which part of ISO 14289 standard is followed")])
        if !options.properties.isEmpty {
            items += schema(
                "Making of the document", Self.namespace, Self.prefix,
                options.properties.map { property($0.name, type: "Text", category: "external", $0.description) })
        }
        return "<pdfaExtension:schemas><rdf:Bag>\(items)</rdf:Bag></pdfaExtension:schemas>\n"
    }

    private func schema(_ name: String, _ namespace: String, _ prefix: String, _ properties: [String]) -> String {
        "<rdf:li rdf:parseType=\"Resource\">" + element("pdfaSchema:schema", name) + element("pdfaSchema:namespaceURI", namespace)
            + element("pdfaSchema:prefix", prefix)
            + "<pdfaSchema:property><rdf:Seq>\(properties.joined())</rdf:Seq></pdfaSchema:property></rdf:li>"
    }

    private func property(_ name: String, type: String, category: String, _ description: String) -> String {
        "<rdf:li rdf:parseType=\"Resource\">" + element("pdfaProperty:name", name) + element("pdfaProperty:valueType", type)
            + element("pdfaProperty:category", category) + element("pdfaProperty:description", description) + "</rdf:li>"
    }

    private func element(_ name: String, _ text: String) -> String { text.isEmpty ? "" : "<\(name)>\(escaped(text))</\(name)>\n" }

    private func alternatives(_ name: String, _ text: String) -> String {
        text.isEmpty ? "" : "<\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(text))</rdf:li></rdf:Alt></\(name)>\n"
    }

    private func list(_ name: String, _ kind: String, _ texts: [String]) -> String {
        let items = texts.filter { !$0.isEmpty }.map { "<rdf:li>\(escaped($0))</rdf:li>" }.joined()
        return items.isEmpty ? "" : "<\(name)><rdf:\(kind)>\(items)</rdf:\(kind)></\(name)>\n"
    }

    /// XML 1.0, 2.2 and 2.4: no markup, no control characters.
    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\t", "\n", "\r": escaped += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
