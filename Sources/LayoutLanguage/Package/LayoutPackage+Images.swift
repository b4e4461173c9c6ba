internal import OrderedCollections

extension LayoutPackage {
    /// The paths of all images that prose names without asking the data, each once, in order; none of them leads out of the package.
    public var imagePaths: [String] {
        var paths: OrderedSet<String> = []
        for file in prose.values {
            file.blocks.visit { block in
                guard case .image(let image) = block, image.pathTemplate == nil, PackagePath.staysInside(image.path.text) else { return }
                paths.append(image.path.text)
            }
        }
        return Array(paths)
    }
}
