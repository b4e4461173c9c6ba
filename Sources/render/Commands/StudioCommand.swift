import ArgumentParser
import Diagnostics
import FoundationEssentials
import Glibc
import ReportData
import ReportRendering
import Studio

/// Serves a page in the browser, on this machine only, in which reports are put right while their pages are seen.
struct StudioCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "studio", abstract: "Put reports right in the browser, pages beside the data / 在浏览器里填写、核对，边改边看版面",
        discussion: """
            render studio report.json     print an address on this machine; open it in a browser / 打印本机网址，用浏览器打开
            render studio folder          all reports of a folder / 文件夹里的全部报告
            render studio --open          open it at once / 直接打开浏览器

            Only this machine can reach it, and only who has the address. Edits are saved to the report at once. Ctrl-C ends it.
            """)

    @Argument(
        help: ArgumentHelp("A report or a folder; default: report.json / 报告或文件夹", valueName: "report.json | folder"), completion: .reports)
    var input = "report.json"

    @OptionGroup var inputs: InputOptions

    @Option(help: ArgumentHelp("Default: one that is free / 端口，默认用空闲的", valueName: "number"))
    var port = 0

    @Flag(help: "Open the address in the browser / 在浏览器里打开")
    var open = false

    @OptionGroup var messages: MessageOptions

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port：0 至 65535 / 0 to 65535") }
    }

    func run() throws {
        try Console(options: messages).exitingOnFailure(.none) { console throws(Diagnostics) in
            let reports = try reports()
            let fonts = try FontFolder.open(inputs.fonts)
            let layout = inputs.layout
            let host = StudioHost(
                read: { path throws(Diagnostics) in try InputFile.source(at: path) },
                write: { bytes, path throws(Diagnostics) in try OutputFile.write(bytes, to: path) },
                layoutFolder: { data throws(Diagnostics) in try LayoutFolder.folder(layout, for: data) },
                layout: { folder throws(Diagnostics) in try LayoutFolder.load(folder: folder) },
                companion: { path in Companions(of: path).companion },
                cells: { path in (try? CellsFile.read(beside: path)) ?? CellSources() }, fonts: fonts,
                folder: InputFile.isFolder(input) ? input : nil,
                reports: { () throws(Diagnostics) in try self.reports() },
                layoutNames: { layout.map { [URL(fileURLWithPath: $0).lastPathComponent] } ?? LayoutFolder.names() },
                importMaps: { loaded throws(Diagnostics) in try loaded.importMaps() },
                carried: { bytes, name throws(Diagnostics) in try Companions.data(in: bytes, of: name) },
                begin: { folder, files throws(Diagnostics) in try NewFolder.write(files, to: folder) })
            try Studio(reports: reports, host: host).run(port: port) { address in
                // The first line, for people and for programs that start this one.
                _ = OutputFile.writeAll(Array((address + "\n").utf8), to: STDOUT_FILENO)
                console.say(
                    Message("只有本机能打开这个网址；修改随时存盘，按 Ctrl-C 结束", "only this machine can open it; edits are saved at once; Ctrl-C ends it"))
                if open { Self.open(address) }
            }
            return .done
        }
    }

    /// The report, or those of the folder.
    private func reports() throws(Diagnostics) -> [String] {
        guard InputFile.isFolder(input) else {
            _ = try InputFile.bytes(at: input)
            return [input]
        }
        // A folder in which nothing has been begun is one to begin in.
        do throws(Diagnostics) { return try InputSearch([input]).inputs.map(\.report) } catch {
            guard error.all.allSatisfy({ $0.id == "F040" }) else { throw error }
            return []
        }
    }

    /// Has the desktop open an address.
    private static func open(_ address: String) {
        var process = pid_t()
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
        defer { arguments.forEach { free($0) } }
        _ = posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ)
    }
}
