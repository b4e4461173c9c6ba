internal import OrderedCollections

extension LayoutPackage {
    /// The paths of all images that prose names, each once, in order; none of them leads out of the package.
    public var imagePaths: [String] {
        var paths: OrderedSet<String> = []
        for file in prose.values {
            file.blocks.visit { block in
                if case .image(let image) = block, PackagePath.staysInside(image.path.text) { paths.append(image.path.text) }
            }
        }
        return Array(paths)
    }
}
