internal import Display
internal import DocumentTree
internal import Geometry

extension PageWriter {
    mutating func write(_ figure: Figure) {
        markup.open("figure", ["id": identifier(of: figure.anchor)])
        markup.line()
        switch figure.content {
        case .image(let image):
            let width = "max-width:\(decimal(image.size.width.points / 12))rem"
            markup.open(
                "img",
                [
                    "src": dataAddress(of: image.bytes, mimeType: "image/\(image.format.rawValue)"), "alt": figure.alternateText,
                    "style": "width:100%;\(width)",
                ])
            markup.line()
        case .code(let code):
            var picture = SVGPicture(frame: code.frame, name: newIdentifier("code"))
            let title = figure.caption?.content.plainText ?? ""
            markup.raw(picture.markup(title: title.isEmpty ? code.kind.rawValue : title, description: figure.alternateText, look: "code"))
            writeCaption(of: figure)
        case .chart(let chart):
            let name = newIdentifier("chart")
            let title = figure.caption?.content.plainText ?? chart.name
            var picture = SVGPicture(frame: parts.picture(chart), name: name)
            let narrow = parts.narrowPicture(chart)
            markup.open(
                "div",
                [
                    "class": narrow == nil ? "picture" : "picture has-narrow", "tabindex": "0", "role": "region", "aria-label": title,
                ])
            markup.raw(picture.markup(title: title, description: figure.alternateText))
            if let narrow {
                var picture = SVGPicture(frame: narrow, name: "\(name)-n")
                markup.raw(picture.markup(title: title, description: figure.alternateText, look: "narrow"))
            }
            markup.raw("</div>\n")
            writeCaption(of: figure)
            write(numbers: chart)
        }
        if case .image = figure.content { writeCaption(of: figure) }
        markup.raw("</figure>\n")
    }

    private mutating func writeCaption(of figure: Figure) {
        guard let caption = figure.caption else { return }
        markup.open("figcaption", ["class": looks.name(of: caption.style)])
        write(caption.content, in: caption.style.text)
        markup.raw("</figcaption>\n")
    }

    /// The numbers of a chart as a table that opens without a script.
    private mutating func write(numbers chart: Chart) {
        let rows = chart.tableRows
        guard let head = rows.first, rows.count > 1 else { return }
        markup.raw("<details>")
        markup.element("summary", text: words.numbers)
        markup.raw("<table class=\"lines columns frame\">\n<thead><tr>")
        for name in head { markup.element("th", ["scope": "col"], text: name) }
        markup.raw("</tr></thead>\n<tbody>\n")
        for row in rows.dropFirst() {
            markup.raw("<tr>")
            for (index, text) in row.enumerated() {
                if index == 0 {
                    markup.element("th", ["scope": "row"], text: text)
                } else {
                    markup.element("td", ["class": "number"], text: text)
                }
            }
            markup.raw("</tr>\n")
        }
        markup.raw("</tbody></table></details>\n")
    }
}
