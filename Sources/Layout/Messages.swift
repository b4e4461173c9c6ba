internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Typesetting

/// The words of what layout has to say.
enum LayoutMessage {
    /// A box is higher than any page.
    static func tooTall(_ item: FlowItem, need: Length, room: Length) -> Diagnostic {
        Diagnostic(
            "L001", .error,
            Message(
                "“\(item.name)”高\(number(need))毫米，一页只有\(number(room))毫米",
                "'\(item.name)' is \(number(need))mm high, a page has \(number(room))mm"),
            at: item.source.map { Place(span: $0) })
    }

    /// Page numbers of the contents did not come to rest.
    static func unsettledPages(passes: Int) -> Diagnostic {
        Diagnostic(
            "L004", .warning,
            Message("排版\(passes)遍后页码仍在变化", "page numbers still change after \(passes) passes"))
    }

    /// A reference to a place that is not in the document.
    static func unknownAnchor(_ name: String) -> Diagnostic {
        Diagnostic("L005", .error, Message("引用的位置“\(name)”不存在", "'\(name)' is referred to, but is no place of the document"))
    }

    /// Text that may not be parted is wider than its measure.
    static func lineTooLong(_ line: Line, width: Length) -> Diagnostic {
        let text = line.frame.text
        return Diagnostic(
            "L007", .warning,
            Message(
                "“\(text)”不能断行，宽出\(number(line.overflow))毫米（行宽\(number(width))毫米）",
                "'\(text)' can not be broken and runs \(number(line.overflow))mm over a measure of \(number(width))mm"))
    }

    /// A figure is wider than the measure it stands in.
    static func figureTooWide(_ figure: Figure, need: Length, room: Length) -> Diagnostic {
        let name = figure.anchor.rawValue
        return Diagnostic(
            "L008", .error,
            Message(
                "图“\(name)”宽\(number(need))毫米，版心只有\(number(room))毫米",
                "figure '\(name)' is \(number(need))mm wide, the measure is \(number(room))mm"),
            at: figure.source.map { Place(span: $0) })
    }

    /// The document is longer than anybody wants.
    static func tooManyPages(limit: Int) -> Diagnostic {
        Diagnostic(
            "L009", .failure, Message("文档超过 \(limit) 页", "the document has more than \(limit) pages"),
            advice: Message("用 --max-pages 放宽，或检查数据是否重复", "allow more with --max-pages, or look for repeated data"))
    }

    /// What should be a form of so many pages has more.
    static func overLimit(_ limit: PageLimit, pages: Int) -> Diagnostic {
        Diagnostic(
            "L012", .error,
            Message(
                "“\(limit.name)”排成 \(pages) 页，版式规定至多 \(limit.pages) 页",
                "'\(limit.name)' takes \(pages) pages, the layout allows \(limit.pages)"),
            advice: Message(
                "缩短其中的文字，用较小的字号或较低的行，或改 layout.yaml 里这一项的 pages",
                "shorten its texts, use smaller type or lower rows, or change 'pages' of this entry in layout.yaml"))
    }

    /// What is placed reaches beyond the paper.
    static func offPage(at source: SourceSpan?, by excess: Length) -> Diagnostic {
        Diagnostic(
            "L013", .error,
            Message("放在页面上的内容超出纸张\(number(excess))毫米", "what is placed reaches \(number(excess))mm beyond the paper"),
            at: source.map { Place(span: $0) },
            advice: Message("改 @place 的 left、right、top、bottom 或 width", "change left, right, top, bottom or width of @place"))
    }

    /// What a box holds is higher than the box, at the smallest size that it may have.
    static func boxTooFull(at source: SourceSpan?, need: Length, room: Length, shrinks: Bool) -> Diagnostic {
        Diagnostic(
            "L014", .error,
            Message(
                "框里的内容\(shrinks ? "缩到最小字号仍" : "")高\(number(need))毫米，框高\(number(room))毫米",
                "what the box holds is \(number(need))mm high\(shrinks ? " at the smallest size" : ""), the box \(number(room))mm"),
            at: source.map { Place(span: $0) },
            advice: Message("缩短文字，加高 @box，或改小 smallest", "shorten the text, make @box higher, or lower 'smallest'"))
    }

    /// In millimetres, as pages and columns are measured in layouts.
    static func number(_ length: Length) -> String {
        let hundredths = Int((length.points * 2540 / 72).rounded())
        let fraction = String(abs(hundredths) % 100)
        return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
    }
}

extension Frame {
    /// The characters of the frame in drawing order.
    var text: String {
        items.reduce(into: "") { text, placed in
            switch placed.item {
            case .glyphs(let run): text += run.text
            case .frame(let frame), .marked(_, let frame), .transformed(let frame, _): text += frame.text
            case .drawing, .image, .link, .anchor, .signatureField: break
            }
        }
    }
}
