import ArgumentParser
import Diagnostics
import ReportRendering

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

/// How landscape pages lie.
struct PageFormOptions: ParsableArguments {
    @Flag(
        name: .customLong("print"),
        help: "For a printer: landscape pages turned on upright paper; else they stand upright / 供付印：横排页转到竖纸上；不写则转正")
    var print = false

    /// What was asked for before landscape pages stood upright anyway.
    @Flag(name: .customLong("screen"), help: .hidden)
    var screen = false

    func validate() throws {
        guard !print || !screen else {
            throw ValidationError("--print 不与 --screen 同用 / --print has no --screen")
        }
    }

    /// Says of an option that does nothing any more what to do instead.
    func advise(_ console: Console) {
        guard screen else { return }
        console.say(
            Message(
                "提示：--screen 已不需要，横排页面默认转正；付印用 --print",
                "note: --screen is not needed, landscape pages stand upright by default; --print turns them for a printer"))
    }
}

/// Places to sign that are asked for in a call.
struct SignatureOptions: ParsableArguments {
    @Option(
        name: .customLong("signature-field"),
        help: ArgumentHelp(
            "An empty field for an electronic seal: 1:bottom-right, last:120,230 (mm to its middle), 2:右下:单位公章; may be repeated / 签章域",
            valueName: "page:place"))
    var signatureFields: [SignatureFieldPosition] = []
}

extension SignatureFieldPosition: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public static var allValueStrings: [String] { Name.allCases.map { "1:\($0.rawValue)" } }
}

/// How much a run may write.
struct LimitOptions: ParsableArguments {
    static let standardPages = 10_000

    @Option(help: ArgumentHelp("A document of more pages has failed / 每份文档最多的页数", valueName: "number"))
    var maxPages = LimitOptions.standardPages

    func validate() throws {
        guard maxPages >= 1 else { throw ValidationError("--max-pages：至少为 1 / 1 or more") }
    }
}

/// How much a run may take.
struct ResourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A report that takes longer has failed / 每份报告的时限", valueName: "seconds"))
    var timeLimit = 600

    @Option(help: ArgumentHelp("A report that takes more memory has failed / 每份报告的内存上限", valueName: "MB"))
    var memoryLimit = 4096

    func validate() throws {
        guard (1...86_400).contains(timeLimit) else { throw ValidationError("--time-limit：1 至 86400 / 1 to 86400") }
        guard (64...1 << 20).contains(memoryLimit) else { throw ValidationError("--memory-limit：64 至 1048576 / 64 to 1048576") }
    }

    var watch: ResourceWatch { ResourceWatch(timeLimit: .seconds(timeLimit), memoryLimit: memoryLimit << 20) }
}
