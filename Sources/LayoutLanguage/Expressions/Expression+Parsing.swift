public import Diagnostics

extension Expression {
    /// The expression that `range` of `source` writes; `nil` with the reasons when it writes none.
    public static func parse(source: SourceFile, range: Range<Int>) -> (expression: Expression?, diagnostics: [Diagnostic]) {
        var lexer = Lexer(file: source, range: range)
        lexer.run()
        guard lexer.diagnostics.allSatisfy({ ExpressionProblem.isRecoverable($0.id) }) else { return (nil, lexer.diagnostics) }
        var parser = ExpressionParser(file: source, tokens: lexer.tokens)
        do throws(Diagnostics) {
            return (try parser.parseAll(), lexer.diagnostics)
        } catch {
            return (nil, lexer.diagnostics + error.all)
        }
    }
}
