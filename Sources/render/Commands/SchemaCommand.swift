import ArgumentParser
import Diagnostics
import LayoutLanguage
import ReportRendering

/// Prints a JSON Schema for editors.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "JSON Schema of a report's data, or of layout files / 数据或版式文件的 JSON Schema",
        discussion: """
            render schema sichuan-2024    the data of reports with this layout / 这个版式的数据
            render schema                 layout files (YAML), for whoever edits a layout / 版式文件
            """)

    @Argument(
        help: ArgumentHelp("A layout in layouts/, or its folder; without: layout files / 版式，不写则为版式文件", valueName: "layout"),
        completion: .layouts)
    var layout: String?

    @OptionGroup var messages: MessageOptions

    func run() throws {
        try Console(options: messages).exitingOnFailure { _ throws(Diagnostics) in
            guard let layout else {
                try OutputFile.write(Array(try LayoutFolder.schemaOfFiles().text.utf8), to: "-")
                return .done
            }
            guard let text = try LayoutFolder.load(package: layout).schemaForEditors else { throw LayoutFolder.noSchema(layout) }
            try OutputFile.write(Array(text.utf8), to: "-")
            return .done
        }
    }
}
