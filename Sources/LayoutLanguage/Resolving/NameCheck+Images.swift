internal import Diagnostics

extension NameCheck {
    /// An image and the names and texts around it.
    mutating func check(_ image: ProseImage, _ locals: [String]) {
        check(image.alternateText, locals)
        check(image.caption, locals)
        if let template = image.pathTemplate { return check(template, locals) }
        let path = image.path.text
        guard PackagePath.staysInside(path) else { return report(.unsafePath(path), image.path.span) }
        switch package.images[path] ?? .failure(.missing(nearest: nil)) {
        case .success: break
        case .failure(let fault): report(.badImage(path, fault), image.path.span)
        }
    }
    /// The texts of a code and around it.
    mutating func check(_ code: ProseCode, _ locals: [String]) {
        check(code.text, locals)
        check(code.alternateText, locals)
        check(code.caption, locals)
    }

    private mutating func check(_ caption: ProseImage.Caption?, _ locals: [String]) {
        guard let caption else { return }
        check(caption.text, locals)
        check(style: caption.style)
        if let kind = caption.number { check(kind, in: package.styles.captions.keys, .captionKind) }
        if let kind = caption.contents { check(kind, in: package.styles.contentsKinds.keys, .contentsKind) }
    }
}
