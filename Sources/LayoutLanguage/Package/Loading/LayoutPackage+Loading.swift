public import Diagnostics
internal import OrderedCollections

extension LayoutPackage {
    /// Packages that are built on one another at most.
    private static let longestChain = 8

    /// Reads the package in `folder` with the base packages that `base` gives by name, and says everything that is wrong at once.
    ///
    /// The package is what could be understood. It may be bound only when no diagnostic is a failure.
    public static func load(
        _ folder: PackageFolder, base: (String) throws(Diagnostics) -> PackageFolder?
    ) -> (package: LayoutPackage, diagnostics: [Diagnostic]) {
        let reader = ValueReader()
        var chain = [folder]
        var extending = extendedName(of: folder)
        while let reference = extending {
            guard let next = next(of: chain, reference, reader: reader, base: base) else { break }
            chain.append(next)
            extending = extendedName(of: next)
        }
        var contents = PackageContents()
        for folder in chain.reversed() { contents.add(folder, reader: reader) }
        let decoder = PackageDecoder(contents: contents, reader: reader, folder: folder)
        var package = decoder.package()
        package.bases = chain.dropFirst().map(\.name)
        return (package, reader.diagnostics)
    }

    /// The package that the last one of `chain` extends; `nil`, and a diagnostic, when it can not be had.
    private static func next(
        of chain: [PackageFolder], _ reference: SpannedName, reader: ValueReader, base: (String) throws(Diagnostics) -> PackageFolder?
    ) -> PackageFolder? {
        if let start = chain.firstIndex(where: { $0.name == reference.text }) {
            reader.report(.circle(chain[start...].map(\.name) + [reference.text]), at: reference.span)
            return nil
        }
        guard isPlainName(reference.text) else {
            reader.report(.unsafePath(reference.text), at: reference.span)
            return nil
        }
        guard chain.count < longestChain else {
            reader.report(.tooManyBases(limit: longestChain), at: reference.span)
            return nil
        }
        do {
            if let next = try base(reference.text) { return next }
            reader.report(.missingBase(reference.text), at: reference.span)
        } catch {
            error.all.forEach(reader.append)
        }
        return nil
    }

    /// What `extends` of a package's `layout.yaml` says; what is wrong there is reported when the file is decoded.
    private static func extendedName(of folder: PackageFolder) -> SpannedName? {
        guard let file = folder.files["layout.yaml"], case .mapping(let entries) = readYAML(file).node?.content else { return nil }
        return entries.first { $0.key == "extends" }.flatMap { ValueReader().name($0.value) }
    }

    private static func isPlainName(_ name: String) -> Bool {
        !name.hasPrefix(".") && !name.contains { "/\\:".contains($0) || $0.isNewline }
    }
}
