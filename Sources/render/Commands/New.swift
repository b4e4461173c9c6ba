import ArgumentParser
import Diagnostics
import FoundationEssentials
import Glibc
import LayoutLanguage
import ReportData
import ReportRendering

/// Begins a report: a folder with data to fill in.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a report: data with every field, its meaning and an example / 新建报告数据",
        discussion: """
            render new sichuan-2024 my-department/
            render my-department/report.json -o 2024.pdf

            Members whose key begins with // are notes and may stay. schema.json beside the data gives hints in editors.
            """)

    @Argument(help: ArgumentHelp("A layout in layouts/, or its folder / 版式", valueName: "layout"), completion: .layouts)
    var layout: String

    @Argument(help: ArgumentHelp("Folder for the report / 报告文件夹", valueName: "folder"), completion: .directory)
    var folder: String

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { console throws(Diagnostics) in
            let loaded = try LayoutFolder.load(package: layout)
            guard let schema = loaded.schema, let text = loaded.schemaForEditors else { throw LayoutFolder.noSchema(layout) }
            let report = "\(folder)/report.json"
            // A report that somebody filled in is never replaced.
            guard !FileManager.default.fileExists(atPath: report) else {
                throw Diagnostics(
                    Diagnostic(
                        "F050", .failure, Message("“\(report)”已经存在", "'\(report)' is there already"), at: Place(file: report),
                        advice: Message("请换一个文件夹", "choose another folder")))
            }
            try OutputFolder.make(folder)
            let values = ["$schema": "\"schema.json\"", "layout": JSONText.quoted(loaded.package.name)]
            try OutputFile.write(Array(text.utf8), to: "\(folder)/schema.json")
            try OutputFile.write(
                Array(schema.skeleton(values: values, companions: Set(loaded.package.previousReport.map(\.text))).utf8), to: report)
            console.say(
                Message(
                    "已新建 \(report)；填写后运行 render \(report) -o 2024.pdf", "wrote \(report); fill it in and run render \(report) -o 2024.pdf"))
            return .done
        }
    }
}
