import ArgumentParser

/// Where layouts and fonts are.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Layout package; default: what the report names / 版式文件夹，默认用报告里写的", valueName: "folder"),
        completion: .directory)
    var layout: String?

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"), completion: .directory)
    var fonts: String?
}

/// How much a run may write.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A document of more pages has failed / 每份文档最多的页数", valueName: "number"))
    var maxPages = 10_000

    func validate() throws {
        guard maxPages >= 1 else { throw ValidationError("--max-pages：至少为 1 / 1 or more") }
    }
}
