import ArgumentParser

/// Where layouts and fonts are.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Layout package; default: what the report names / 版式文件夹，默认用报告里写的", valueName: "folder"))
    var layout: String?

    @Option(help: ArgumentHelp("Prepared fonts; default: Fonts/prepared / 字体文件夹", valueName: "folder"))
    var fonts: String?
}
