internal import Diagnostics

extension ImageFault {
    var id: DiagnosticID {
        switch self {
        case .missing: "B035"
        case .link: "B036"
        case .unreadable: "B037"
        case .tooLarge: "B038"
        case .foreignFormat: "B039"
        case .damagedHeader: "B040"
        case .noPixels: "B041"
        case .tooManyPixels: "B042"
        case .damagedData: "B043"
        case .inks, .foreignCoding: "B044"
        case .tooMuchTogether: "B047"
        }
    }

    /// What is wrong with the image at `path`.
    func message(for path: String) -> Message {
        switch self {
        case .missing: Message("版式包里没有图片“\(path)”", "the package has no image '\(path)'")
        case .link: Message("“\(path)”是符号链接，版式包只用自己的文件", "'\(path)' is a symbolic link, a package uses files of its own")
        case .unreadable(let reason):
            Message("图片“\(path)”读不出来：\(reason.chinese)", "image '\(path)' can not be read: \(reason.english)")
        case .tooLarge(let bytes):
            Message(
                "图片“\(path)”有 \(bytes) 字节，超过上限 \(PackageImage.largestFile) 字节",
                "image '\(path)' has \(bytes) bytes, more than the limit of \(PackageImage.largestFile)")
        case .foreignFormat: Message("“\(path)”既不是 PNG 也不是 JPEG", "'\(path)' is neither a PNG nor a JPEG")
        case .damagedHeader: Message("图片“\(path)”的文件头损坏", "the header of image '\(path)' is damaged")
        case .noPixels(let width, let height):
            Message("图片“\(path)”是 \(width)×\(height) 像素", "image '\(path)' has \(width)×\(height) pixels")
        case .tooManyPixels(let width, let height):
            Message(
                "图片“\(path)”有 \(width)×\(height) 像素，超过上限：共 \(PackageImage.mostPixels)，每边 \(PackageImage.longestEdge)",
                "image '\(path)' has \(width)×\(height) pixels, the limits are \(PackageImage.mostPixels) and \(PackageImage.longestEdge) an edge"
            )
        case .tooMuchTogether:
            Message(
                "到“\(path)”为止，版式的图片合计超过上限：\(PackageImage.largestTogether) 字节，\(PackageImage.mostPixelsTogether) 像素",
                "with '\(path)' the images of the layout are above the limits of all together: \(PackageImage.largestTogether) bytes, "
                    + "\(PackageImage.mostPixelsTogether) pixels")
        case .damagedData: Message("图片“\(path)”不完整或已损坏", "image '\(path)' breaks off or is damaged")
        case .inks: Message("图片“\(path)”是四色（CMYK）JPEG", "image '\(path)' is a JPEG of four inks (CMYK)")
        case .foreignCoding:
            Message("图片“\(path)”的 JPEG 编码方式不能用在 PDF 里", "image '\(path)' is a JPEG of a coding that PDF does not have")
        }
    }

    var advice: Message? {
        switch self {
        case .missing(let nearest?): Message("是否指“\(nearest)”？", "did you mean '\(nearest)'?")
        case .link: Message("把图片复制到版式包的文件夹里", "copy the image into the package's folder")
        case .tooLarge, .tooManyPixels, .tooMuchTogether:
            Message("请缩小图片：印刷每毫米 12 个像素足够", "make it smaller: 12 pixels to the millimetre are enough for print")
        case .foreignFormat: Message("请另存为 PNG 或 JPEG", "save it as PNG or JPEG")
        case .damagedHeader, .noPixels, .damagedData: Message("请重新导出这张图片", "export the image again")
        case .inks: Message("请另存为 RGB 或灰度", "save it as RGB or grey")
        case .foreignCoding: Message("请另存为普通的（基线或渐进）JPEG，灰度或 RGB", "save it as a usual (baseline or progressive) JPEG, grey or RGB")
        case .missing(nil), .unreadable: nil
        }
    }
}
