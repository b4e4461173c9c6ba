internal import Display
internal import Geometry
internal import HarfBuzz
internal import Zip

/// Writes the parts of a package (GB/T 33190-2016, 6 and 7).
struct PackageWriter {
    let document: PagedDocument
    let sources: OFDSources
    let pages: [PagePart]
    let subsets: [FontSubset]
    private let fonts: FontUses
    private let images: [(image: Image, id: Int)]
    /// Where links and the outline lead to.
    let places: Places
    /// The next number that nothing has.
    private let nextID: Int

    static let folder = "Doc_0"
    /// Where attachments lie, under their own names.
    static let attachmentFolder = "Attachs"

    init(document: PagedDocument, sources: OFDSources, pages: [PagePart], composer: PageComposer, subsets: [FontSubset]) {
        self.document = document
        self.sources = sources
        self.pages = pages
        self.subsets = subsets
        fonts = composer.fonts
        images = composer.images
        places = Places(pages)
        nextID = composer.lastID + 1
    }

    /// The bytes of the file.
    func file() throws(OFDError) -> [UInt8] {
        var id = nextID
        var entries = [ZipEntry(name: "OFD.xml", bytes: root)]
        let (annotations, annotationPages) = annotations(&id)
        let attachments = sources.attachments
        entries.append(entry("Document.xml", documentXML(lastID: id - 1, hasAnnotations: !annotationPages.isEmpty)))
        entries.append(entry("PublicRes.xml", fontResources))
        for (index, subset) in subsets.enumerated() { entries.append(entry("Res/\(fontFile(index))", subset.bytes)) }
        if !images.isEmpty {
            entries.append(entry("DocumentRes.xml", imageResources))
            for (index, image) in images.enumerated() {
                entries.append(entry("Res/\(imageFile(index))", image.image.bytes, isStored: true))
            }
        }
        let numbers = subsets.map(\.numbers)
        for (index, page) in pages.enumerated() { entries.append(entry("Pages/Page_\(index)/Content.xml", page.filled(numbers))) }
        if !annotationPages.isEmpty {
            entries.append(entry("Annots/Annotations.xml", annotations))
            for (index, bytes) in annotationPages { entries.append(entry("Annots/Page_\(index)/Annotation.xml", bytes)) }
        }
        entries.append(entry("Tags/CustomTags.xml", customTags))
        entries.append(entry("Tags/Structure.xml", structure))
        if !attachments.isEmpty {
            entries.append(entry("\(Self.attachmentFolder)/Attachments.xml", attachmentList))
            for file in attachments { entries.append(entry("\(Self.attachmentFolder)/\(file.name)", file.bytes)) }
        }
        do throws(ZipWritingError) { return try zipped(entries) } catch { throw .zip(error) }
    }

    private func entry(_ name: String, _ bytes: [UInt8], isStored: Bool = false) -> ZipEntry {
        ZipEntry(name: "\(Self.folder)/\(name)", bytes: bytes, isStored: isStored)
    }

    // MARK: Resources

    private func fontFile(_ index: Int) -> String { "font_\(index).\(subsets[index].isCFF ? "otf" : "ttf")" }

    private func imageFile(_ index: Int) -> String { "image_\(index).\(images[index].image.format == .png ? "png" : "jpg")" }

    private var fontResources: [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:Res xmlns:ofd=\"http://www.ofdspec.org/2016\" BaseLoc=\"Res\"><ofd:Fonts>")
        for (index, use) in fonts.uses.enumerated() {
            xml.append("<ofd:Font ID=\"")
            xml.append(use.id)
            xml.append("\"")
            xml.append(attribute: "FontName", use.font.rawValue)
            xml.append("><ofd:FontFile>")
            xml.append(plain: fontFile(index))
            xml.append("</ofd:FontFile></ofd:Font>")
        }
        xml.append("</ofd:Fonts></ofd:Res>\n")
        return xml
    }

    private var imageResources: [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:Res xmlns:ofd=\"http://www.ofdspec.org/2016\" BaseLoc=\"Res\"><ofd:MultiMedias>")
        for (index, image) in images.enumerated() {
            xml.append("<ofd:MultiMedia ID=\"")
            xml.append(image.id)
            xml.append("\" Type=\"Image\" Format=\"")
            xml.append(plain: image.image.format == .png ? "PNG" : "JPEG")
            xml.append("\"><ofd:MediaFile>")
            xml.append(plain: imageFile(index))
            xml.append("</ofd:MediaFile></ofd:MultiMedia>")
        }
        xml.append("</ofd:MultiMedias></ofd:Res>\n")
        return xml
    }

    // MARK: Document

    private func documentXML(lastID: Int, hasAnnotations: Bool) -> [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:MaxUnitID>")
        xml.append(lastID)
        xml.append("</ofd:MaxUnitID><ofd:PageArea>")
        if let first = pages.first { xml.append(boxes: first.geometry) }
        xml.append("</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>")
        if !images.isEmpty { xml.append("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>") }
        xml.append("</ofd:CommonData><ofd:Pages>")
        for (index, page) in pages.enumerated() {
            xml.append("<ofd:Page ID=\"")
            xml.append(page.id)
            xml.append("\" BaseLoc=\"Pages/Page_")
            xml.append(index)
            xml.append("/Content.xml\"/>")
        }
        xml.append("</ofd:Pages>")
        xml.append(outline: document.outline, places)
        if hasAnnotations { xml.append("<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>") }
        xml.append("<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>")
        if !sources.attachments.isEmpty {
            xml.append("<ofd:Attachments>")
            xml.append(plain: Self.attachmentFolder)
            xml.append("/Attachments.xml</ofd:Attachments>")
        }
        xml.append("</ofd:Document>\n")
        return xml
    }
}
