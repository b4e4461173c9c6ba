internal import Display
internal import Geometry

extension PackageWriter {
    /// The links: the list of annotations, and those of each page by its place (GB/T 33190-2016, 15).
    func annotations(_ id: inout Int) -> (list: [UInt8], pages: [(index: Int, bytes: [UInt8])]) {
        var list = [UInt8].xmlHead
        list.append("<ofd:Annotations xmlns:ofd=\"http://www.ofdspec.org/2016\">")
        var files: [(index: Int, bytes: [UInt8])] = []
        for (index, page) in pages.enumerated() {
            let links = page.links.filter { link in
                if case .anchor(let anchor) = link.target { places[anchor] != nil } else { true }
            }
            guard !links.isEmpty else { continue }
            list.append("<ofd:Page PageID=\"")
            list.append(page.id)
            list.append("\"><ofd:FileLoc>Page_")
            list.append(index)
            list.append("/Annotation.xml</ofd:FileLoc></ofd:Page>")
            files.append((index, annotations(links, &id)))
        }
        list.append("</ofd:Annotations>\n")
        return (list, files)
    }

    private func annotations(_ links: [DisplayPage.Link], _ id: inout Int) -> [UInt8] {
        var xml = [UInt8].xmlHead
        xml.append("<ofd:PageAnnot xmlns:ofd=\"http://www.ofdspec.org/2016\">")
        for link in links {
            xml.append("<ofd:Annot ID=\"")
            xml.append(id)
            xml.append("\" Type=\"Link\"")
            xml.append(attribute: "Creator", sources.creator)
            xml.append(attribute: "LastModDate", String(document.metadata.date.prefix(10)))
            // What OFD/A asks of annotations (GB/T 42133-2022, 6.10.1).
            xml.append(" NoZoom=\"true\" NoRotate=\"true\" ReadOnly=\"true\"><ofd:Appearance Boundary=\"")
            xml.append(box: link.rect)
            xml.append("\"><ofd:PathObject ID=\"")
            xml.append(id + 1)
            xml.append("\" Boundary=\"")
            let (width, height) = (Fixed(link.rect.size.width), Fixed(link.rect.size.height))
            xml.append([Fixed(units: 0), Fixed(units: 0), width, height])
            // Neither line nor fill: the text below is what is seen.
            xml.append("\" Stroke=\"false\">")
            xml.append(action: link.target, places)
            xml.append("<ofd:AbbreviatedData>M 0 0 L ")
            xml.append([width, Fixed(units: 0)])
            xml.append(" L ")
            xml.append([width, height])
            xml.append(" L 0 ")
            xml.append(height)
            xml.append(" C</ofd:AbbreviatedData></ofd:PathObject></ofd:Appearance></ofd:Annot>")
            id += 2
        }
        xml.append("</ofd:PageAnnot>\n")
        return xml
    }
}
