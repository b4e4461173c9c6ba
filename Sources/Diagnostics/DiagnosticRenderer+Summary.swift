extension DiagnosticRenderer {
    /// One line that counts diagnostics by gravity: `共 3 条：错误 1，警告 2`.
    public func summary(of diagnostics: [Diagnostic]) -> String {
        let gravities: [(Message, Int)] = [
            (Message("错误", "errors"), diagnostics.count { $0.severity <= .error }),
            (Message("警告", "warnings"), diagnostics.count { $0.severity == .warning }),
            (Message("提示", "remarks"), diagnostics.count { $0.severity == .remark }),
        ]
        let parts = gravities.filter { $0.1 > 0 }.map { "\($0.0.text(in: language)) \($0.1)" }
        let words = Message(
            "共 \(diagnostics.count) 条：\(parts.joined(separator: "，"))", "\(diagnostics.count) in all: \(parts.joined(separator: ", "))")
        return words.text(in: language)
    }
}
