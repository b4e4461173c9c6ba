import Diagnostics
import Glibc

/// Writes messages to standard error in the form and language that the user asked for. Results never go there, messages nowhere else.
struct Console {
    var options: MessageOptions

    /// All of a run's diagnostics, sorted by place, then a line that counts them.
    func report(_ diagnostics: [Diagnostic]) {
        let sorted = diagnostics.sortedByPlace()
        switch options.diagnostics {
        case .text:
            let shown = options.quiet ? sorted.filter { $0.severity <= .error } : sorted
            let renderer = DiagnosticRenderer(language: options.lang)
            write(renderer.text(for: shown))
            if !options.quiet, !sorted.isEmpty { write(renderer.summary(of: sorted) + "\n") }
        case .json:
            write(DiagnosticRenderer(language: options.lang).json(for: sorted) + "\n")
        }
    }

    /// A line that tells what was done; not in quiet runs.
    func say(_ message: Message) {
        guard !options.quiet, options.diagnostics == .text else { return }
        write(printable(message) + "\n")
    }

    /// A line without what could drive the terminal: names of files and data are in it.
    private func printable(_ message: Message) -> String {
        DiagnosticRenderer(language: options.lang).printable(message.text(in: options.lang))
    }

    /// Whether somebody watches: a bar may be drawn.
    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && options.diagnostics == .text && !options.quiet }

    /// Draws a bar over the one before it; an empty one takes it away.
    func draw(bar: Message) {
        guard isTerminal else { return }
        write("\r\u{1B}[K" + printable(bar))
    }

    private func write(_ text: String) { StandardStreams.say(text) }
}
