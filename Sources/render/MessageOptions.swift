import ArgumentParser
import Diagnostics

extension Message.Language: ExpressibleByArgument {}

/// The options every command has: how messages are written.
struct MessageOptions: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: "Language of messages: zh or en / 提示的语言")
    var lang = Message.Language.chinese

    @Option(help: "Form of messages: text or json / 提示的形式")
    var diagnostics = Form.text

    @Flag(help: "Only errors / 只报告错误")
    var quiet = false
}
