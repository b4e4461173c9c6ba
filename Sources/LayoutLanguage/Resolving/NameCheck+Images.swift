internal import Diagnostics

extension NameCheck {
    /// An image and the names and texts around it.
    mutating func check(_ image: ProseImage, _ locals: [String]) {
        check(image.alternateText, locals)
        if let caption = image.caption {
            check(caption.text, locals)
            check(style: caption.style)
            if let kind = caption.number { check(kind, in: package.styles.captions.keys, .captionKind) }
            if let kind = caption.contents { check(kind, in: package.styles.contentsKinds.keys, .contentsKind) }
        }
        let path = image.path.text
        guard PackagePath.staysInside(path) else { return report(.unsafePath(path), image.path.span) }
        switch package.images[path] ?? .failure(.missing(nearest: nil)) {
        case .success: break
        case .failure(let fault): report(.badImage(path, fault), image.path.span)
        }
    }
}
