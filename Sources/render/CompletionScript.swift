import ArgumentParser

/// The completion scripts of the argument parser, mended for lines that name no command: there `draw` is meant, and its options, values
/// and files are to be completed.
enum CompletionScript {
    /// The option of the argument parser that asks for a script.
    static let option = "--generate-completion-script"

    /// The script that the arguments ask for; `nil` when they ask for something else, or for a shell that is not known.
    static func asked(in arguments: [String]) -> String? {
        guard arguments.count == 2, arguments[0] == option, let shell = CompletionShell(rawValue: arguments[1]) else { return nil }
        let script = Render.completionScript(for: shell)
        return mendings(for: shell).reduce(script) { $0.replacing($1.part, with: $1.mended, maxReplacements: 1) }
    }

    private static var commands: [String] {
        let names = Render.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        return names + ["help"]
    }

    private static func mendings(for shell: CompletionShell) -> [(part: String, mended: String)] {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        default: []
        }
    }

    private static var bash: [(part: String, mended: String)] {
        let offer = "COMPREPLY+=($(compgen -W '\(commands.joined(separator: " "))' -- \"${cur}\"))"
        let mended = """
            # Draw is the command of a line that names none
                    COMPREPLY=()
                    unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")
                    _render_draw
                    [[ "${COMP_CWORD}" -eq 1 ]] && \(offer)
            """
        return [(offer, mended)]
    }

    private static var zsh: [(part: String, mended: String)] {
        let names = commands.joined(separator: "|")
        let start = "    local -i ret=1\n    local -ar arg_specs=(\n        '--version"
        let mended = """
                # Draw is the command of a line that names none.
                if [[ "${words[2]}" == -* ]] || { (( CURRENT > 2 )) && [[ "${words[2]}" != (\(names)) ]] }; then
                    _render_draw
                    return
                fi

            """
        let offer = "_describe -V subcommand subcommands && ret=0"
        return [(start, mended + start), (offer, offer + "\n        _files -g '*.json' && ret=0")]
    }

    private static var fish: [(part: String, mended: String)] {
        let tokens = "    set -l unparsed_tokens (__render_tokens -pc)\n"
        let mended =
            tokens + """
                    # Draw is the command of a line that names none.
                    if string match -q -- '-*' (commandline -t) $unparsed_tokens[2]
                        contains -- "$unparsed_tokens[2]" \(commands.joined(separator: " "))
                        or set unparsed_tokens $unparsed_tokens[1] draw $unparsed_tokens[2..]
                    else if test (count $unparsed_tokens) -ge 2
                        contains -- $unparsed_tokens[2] \(commands.joined(separator: " "))
                        or set unparsed_tokens $unparsed_tokens[1] draw $unparsed_tokens[2..]
                    end

                """
        let first = "complete -c 'render' -f\n"
        let files = #"""
            complete -c 'render' -n '__render_should_offer_completions_for_positional "render" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.json;printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'

            """#
        return [(tokens, mended), (first, first + files)]
    }
}

extension CompletionKind {
    /// The data of a report.
    static var reports: CompletionKind { .file(extensions: ["json"]) }

    /// The layouts that are there, by name.
    static var layouts: CompletionKind { .custom { _, _, _ in LayoutFolder.names() } }
}
