internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import ReportData
internal import Styling
internal import Zint

extension Binder {
    /// A code as a figure; `nil` where its text has none, which is reported.
    mutating func figure(_ code: ProseCode, _ scope: Scope) -> Figure? {
        let known = findings.count
        let (text, place) = placedText(code.text, scope)
        guard !text.isEmpty else {
            // An expression that could not be worked out has been told.
            if findings.count == known { report(.emptyCode, code.text.span) }
            return nil
        }
        let modules: [[Bool]]
        do throws(CodeFault) {
            modules = try codeModules(of: text, as: code.symbology)
        } catch {
            let used = Diagnostic.Related(Message("在此处使用", "used here"), at: Place(span: code.text.span))
            findings.append(
                BindingProblem.badCode(code.kind, text, error)
                    .diagnostic(at: place ?? Place(span: code.text.span), related: place == nil ? [] : [used]))
            return nil
        }
        var quiet = code.kind.quietZone
        if let count = code.quiet { quiet = Code.QuietZone(left: count, right: count, above: code.kind.isMatrix ? count : 0) }
        let width = length(code.width)
        // Bars are at least a quarter inch or 15 % of their width high (ISO/IEC 15417, annex D), those of goods 22.85 mm at a nominal width of
        // 37.29 mm (GS1 General Specifications, 5.2.1).
        let advised = code.kind == .ean13 ? width * 0.6 : max(.mm(6.35), width * 0.15)
        let drawn = Code(
            kind: code.kind, modules: modules, quietZone: quiet, width: width, height: code.height.map { length($0) } ?? advised)
        let least = code.kind.smallestModule
        if drawn.module < least - .pt(0.001) {
            let needed = width * (least / drawn.module)
            report(.codeTooSmall(module: drawn.module, least: least, width: needed), code.span.span)
        }
        let spoken = code.alternateText.map { plainText($0, scope) } ?? code.kind.alternateText(text, language: package.language)
        let anchor = code.anchor.map { anchors.declare($0) } ?? anchors.unique(code.kind.rawValue)
        let caption = code.caption.map { caption in
            let style = package.styles.paragraphs[caption.style.text] ?? ParagraphStyle()
            return self.caption(caption.text, style, number: caption.number, of: anchor, scope).paragraph
        }
        return Figure(
            content: .code(drawn), source: code.span.span, caption: caption, anchor: anchor, alternateText: spoken,
            alignment: code.alignment, spaceBefore: length(code.spaceBefore), spaceAfter: length(code.spaceAfter),
            contentsLine: code.caption?.contents.map {
                Figure.ContentsLine(kind: $0.text, title: caption?.content.plainText ?? "")
            })
    }

    /// The text of a template, and where in the data the first part of it stands that comes from there.
    mutating func placedText(_ template: Template, _ scope: Scope) -> (text: String, place: Place?) {
        let evaluation = figures.evaluation
        do throws(Diagnostics) {
            let (text, sources) = try evaluation.tracing { () throws(Diagnostics) in plainText(template, scope) }
            let data = figures.data
            let place = sources.first { $0.file === data.file }.map { span in
                Place(span: span, path: data.pointer(to: span))
            }
            return (text, place)
        } catch {
            findings += error.all
            return ("", nil)
        }
    }
}

extension ProseCode {
    fileprivate var symbology: Symbology {
        switch kind {
        case .qr: .qr(level.flatMap { Symbology.Correction(rawValue: $0.text) } ?? .medium)
        case .datamatrix: .dataMatrix
        case .code128: .code128
        case .ean13: .ean13
        }
    }
}

extension Code.Kind {
    /// What a reader hears of a code that says nothing else: that it is one, and its text.
    fileprivate func alternateText(_ text: String, language: String) -> String {
        language.hasPrefix("zh") ? "\(isMatrix ? "二维码" : "条形码")：\(text)" : "\(isMatrix ? "2D code" : "Bar code"): \(text)"
    }
}
