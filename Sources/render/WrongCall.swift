import ArgumentParser
import Diagnostics

/// A call that can not be understood, in the user's language: the library that reads calls says it in English only.
struct WrongCall {
    /// What is wrong, what the option means, how the command is called.
    let text: String

    /// `nil` for what is no wrong call; `arguments` may ask for a language.
    init?(_ error: any Error, arguments: [String]) {
        guard Render.exitCode(for: error) == .validationFailure else { return nil }
        if let first = arguments.first, let meant = Self.command(meantBy: first) {
            let problem = Message("没有 \(first) 这个命令，是否指 \(meant)？", "there is no command '\(first)', did you mean '\(meant)'?")
            let isEnglish = Self.language(of: arguments) == .english
            text = PlainText.withoutControls(isEnglish ? "Error: \(problem.english)" : "错误：\(problem.chinese)")
            return
        }
        let text = PlainText.withoutControls(Render.fullMessage(for: error))
        self.text = Self.language(of: arguments) == .english ? text : Self.chinese(text)
    }

    /// The command that a word was probably meant to be, which is neither one nor a file or option.
    private static func command(meantBy word: String) -> String? {
        let names = Render.configuration.subcommands.map { $0._commandName }
        guard !names.contains(word), !word.contains("."), !word.contains("/"), !word.hasPrefix("-") else { return nil }
        return nearestName(to: word, among: names)
    }

    /// What `--lang` asks for, as far as that can be told of a call that is wrong.
    private static func language(of arguments: [String]) -> Message.Language {
        for (index, argument) in arguments.enumerated() {
            let name = "--lang"
            let value =
                argument == name
                ? arguments.dropFirst(index + 1).first : argument.hasPrefix(name + "=") ? String(argument.dropFirst(name.count + 1)) : nil
            if let language = value.flatMap(Message.Language.init(rawValue:)) { return language }
        }
        return .chinese
    }

    /// The lines of a message in Chinese; what the library may say one day that it does not say now stays English.
    static func chinese(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if let problem = line.dropping("Error: ") { return "错误：\(Self.problem(problem))" }
            if let problem = line.dropping("   or: ") { return "  或者：\(Self.problem(problem))" }
            if let help = line.dropping("Help:  ") { return "说明：\(help)" }
            if let usage = line.dropping("Usage: ") { return "用法：\(usage)" }
            if let match = line.wholeMatch(of: /\x20\x20See '(.+)' for more information\./) { return "  更多说明见 \(match.1)" }
            return String(line)
        }.joined(separator: "\n")
    }

    private static func problem(_ problem: Substring) -> String {
        if let match = problem.wholeMatch(of: /Missing expected argument '(.+)'/) { return "缺少 \(match.1)" }
        if let match = problem.wholeMatch(of: /Missing one of: '(.+)'/) { return "缺少其中之一：\(list(match.1))" }
        if let match = problem.wholeMatch(of: /Unknown option '(.+?)'\. Did you mean '(.+)'\?/) {
            return "没有 \(match.1) 这个选项，是否指 \(match.2)？"
        }
        if let match = problem.wholeMatch(of: /Unknown option '(.+)'/) { return "没有 \(match.1) 这个选项" }
        if let match = problem.wholeMatch(of: /Missing value for '(.+?)'( in '.+')?/) { return "\(match.1) 后面缺少内容" }
        if let match = problem.wholeMatch(of: /The option '(.+)' does not take any value, but '(.+)' was specified\./) {
            return "\(match.1) 后面不带内容，却写了“\(match.2)”"
        }
        if let match = problem.wholeMatch(of: /Unexpected argument '(.+)'/) { return "多出了 \(match.1)" }
        if let match = problem.wholeMatch(of: /\d+ unexpected arguments: '(.+)'/) { return "多出了 \(list(match.1))" }
        if let match = problem.wholeMatch(of: /The value '(.*?)' is invalid for '(.+?)'(.*)/) {
            return "\(match.2) 不能是“\(match.1)”\(values(match.3))"
        }
        if let match = problem.wholeMatch(of: /Value to be set with flag '(.+)' had already been set with flag '(.+)'/) {
            return "\(match.1) 和 \(match.2) 不能同时使用"
        }
        return String(problem)
    }

    /// `. Please provide one of 'a', 'b' or 'c'.`; what an option says of its value itself stands behind a colon.
    private static func values(_ rest: Substring) -> String {
        if let said = rest.dropping(": ") { return "。\(said)" }
        let values = rest.matches(of: /'([^']+)'/).map { String($0.1) }
        return values.isEmpty ? String(rest) : "，只能是 \(values.joined(separator: "、"))"
    }

    /// What stood between quotation marks.
    private static func list(_ items: Substring) -> String { items.split(separator: "', '").joined(separator: "、") }
}

extension Substring {
    /// The rest behind `prefix`; `nil` when it does not begin with it.
    fileprivate func dropping(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
