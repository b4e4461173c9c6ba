internal import Diagnostics
internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling

extension Binder {
    /// The longest edge of a page (ISO 32000-1, Annex C, table C.1).
    private static let longestEdge = Length.pt(14_400)

    /// An image as a figure; `nil` where it can not be drawn, which is reported.
    mutating func figure(_ image: ProseImage, _ scope: Scope) -> Figure? {
        guard let found = self.file(of: image, scope) else { return nil }
        let (path, file) = found
        let size = size(of: image, file)
        guard max(size.width, size.height) <= Self.longestEdge else {
            report(.imageTooLong(path), image.path.span)
            return nil
        }
        let known = findings.count
        let alternateText = inlines(image.alternateText, TextContext(scope, base: TextStyle())).plainText
        guard alternateText.contains(where: { !$0.isWhitespace }) else {
            // An expression that could not be worked out has been told.
            if findings.count == known { report(.noAlternateText(path), image.alternateText.span) }
            return nil
        }
        let anchor = image.anchor.map { anchors.declare($0) } ?? anchors.unique(path)
        let caption = image.caption.map { caption in
            let style = package.styles.paragraphs[caption.style.text] ?? ParagraphStyle()
            return self.caption(caption.text, style, number: caption.number, of: anchor, scope).paragraph
        }
        return Figure(
            content: .image(Image(bytes: file.bytes, format: file.format, size: size, orientation: file.orientation)),
            source: image.path.span, caption: caption,
            anchor: anchor, alternateText: alternateText,
            alignment: image.alignment, spaceBefore: length(image.spaceBefore), spaceAfter: length(image.spaceAfter),
            contentsLine: image.caption?.contents.map {
                Figure.ContentsLine(kind: $0.text, title: caption?.content.plainText ?? "")
            })
    }

    /// The file, of the package or, where the data choose it, beside the report; `nil` where there is none, which is reported.
    private mutating func file(of image: ProseImage, _ scope: Scope) -> (path: String, image: PackageImage)? {
        guard let template = image.pathTemplate else {
            let path = image.path.text
            guard PackagePath.staysInside(path), case .success(let file)? = package.images[path] else { return nil }
            return (path, file)
        }
        let known = findings.count
        let (path, place) = placedText(template, scope)
        guard findings.count == known else { return nil }
        guard PackagePath.staysInside(path) else { return report(.unsafePicture(path), of: image, at: place) }
        guard let readPicture else { return report(.noPicturesHere(path), of: image, at: place) }
        switch readPicture(path) {
        case .success(let picture):
            if !pictures.contains(where: { $0.path == path }) { pictures.append(picture) }
            return (path, picture.image)
        case .failure(let fault): return report(.badPicture(path, fault), of: image, at: place)
        }
    }

    /// Reports a picture at the data that name it, and gives none.
    private mutating func report(
        _ problem: BindingProblem, of image: ProseImage, at place: Place?
    ) -> (path: String, image: PackageImage)? {
        let used = Diagnostic.Related(Message("在此处使用", "used here"), at: Place(span: image.path.span))
        findings.append(problem.diagnostic(at: place ?? Place(span: image.path.span), related: place == nil ? [] : [used]))
        return nil
    }

    /// The size on the page: what is not given follows from the pixels.
    private mutating func size(of image: ProseImage, _ file: PackageImage) -> Size {
        let (width, height) = (image.width.map { length($0) }, image.height.map { length($0) })
        let ratio = Double(file.height) / Double(file.width)
        return Size(width: width ?? (height ?? .zero) * (1 / ratio), height: height ?? (width ?? .zero) * ratio)
    }
}
