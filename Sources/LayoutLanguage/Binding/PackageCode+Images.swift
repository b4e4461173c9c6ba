internal import OrderedCollections

extension PackageCode {
    /// The paths of all images that prose names, each once, in order; none of them leads out of the package.
    var imagePaths: [String] {
        var paths: OrderedSet<String> = []
        for file in prose.values { Self.collectImages(of: file.blocks, &paths) }
        return Array(paths)
    }

    private static func collectImages(of blocks: [ProseBlock], _ paths: inout OrderedSet<String>) {
        for block in blocks {
            switch block {
            case .image(let image): if PackagePath.staysInside(image.path.text) { paths.append(image.path.text) }
            case .choice(let branches): for branch in branches { collectImages(of: branch.blocks, &paths) }
            case .repetition(let each): collectImages(of: each.blocks, &paths)
            case .heading, .paragraph, .item, .figure, .table, .form, .blocks, .contents, .page, .pageBreak, .space, .fill, .include: break
            }
        }
    }
}
