internal import Diagnostics
internal import ReportData

/// What can be wrong with an expression, as it is written or as it is worked out. The words are made here.
enum ExpressionProblem {
    // As it is written.
    case empty
    case unexpectedCharacter(String)
    case lookalike(found: String, meant: String)
    case unterminatedText
    case numberTooLong
    case expectedOperand(found: String)
    case expectedOperator(found: String)
    case expectedMark(String, found: String)
    case expectedThen(found: String)
    case expectedElse(found: String)
    case expectedAbsent(found: String)
    case expectedField(found: String)
    case chainedComparison
    case tooDeep(limit: Int)

    // Names.
    case unknownName(String, nearest: String?, isFunction: Bool)
    case unknownField(String, nearest: String?)
    case unknownFunction(String, nearest: String?)
    case unknownUnit(String, nearest: String?)
    /// A phrase where a value or a function is asked for; the names of its parameters.
    case phraseAsValue(String, parameters: [String], isCall: Bool)
    /// The name of a class without quotation marks.
    case unquotedClass(String)
    case noFields(Value.KindName, String)

    // Kinds of value.
    case notANumber(Value.KindName)
    case notATruth(Value.KindName)
    case notAList(Value.KindName)
    case wrongKind(expected: Value.KindName, found: Value.KindName)
    case differentKinds(Value.KindName, Value.KindName)
    case noOrder(Value.KindName)
    case notIndexed(Value.KindName)
    case wrongIndex(expected: Value.KindName, found: Value.KindName)
    case badIndex
    case notWhole
    case notADate(String)
    case notNumeric(String)

    // Units and numbers.
    case unitMismatch(String?, String?)
    case unitProduct(String, String)
    case outOfRange
    case notOneCharacter(String)

    // Calls and limits.
    case wrongArgumentCount(String, expected: ClosedRange<Int>, found: Int)
    case tooManySteps
    case tooDeepFigures
    case tooLong(limit: Int)

    var id: DiagnosticID {
        switch self {
        case .empty: "E001"
        case .unexpectedCharacter: "E002"
        case .lookalike: "E003"
        case .unterminatedText: "E004"
        case .numberTooLong: "E005"
        case .expectedOperand: "E006"
        case .expectedOperator: "E007"
        case .expectedMark: "E008"
        case .expectedThen, .expectedElse: "E009"
        case .expectedAbsent: "E010"
        case .expectedField: "E011"
        case .chainedComparison: "E012"
        case .tooDeep: "E013"
        case .unknownName, .phraseAsValue(_, _, isCall: false), .unquotedClass: "E014"
        case .unknownField: "E015"
        case .unknownFunction, .phraseAsValue(_, _, isCall: true): "E016"
        case .unknownUnit: "E017"
        case .noFields: "E018"
        case .notANumber: "E019"
        case .notATruth: "E020"
        case .notAList: "E021"
        case .wrongKind: "E022"
        case .differentKinds: "E023"
        case .noOrder: "E024"
        case .notIndexed, .wrongIndex, .badIndex: "E025"
        case .notWhole: "E026"
        case .notADate: "E027"
        case .notNumeric: "E028"
        case .unitMismatch: "E029"
        case .unitProduct: "E030"
        case .outOfRange: "E031"
        case .wrongArgumentCount: "E032"
        case .tooManySteps: "E033"
        case .tooDeepFigures: "E034"
        case .tooLong: "E035"
        case .notOneCharacter: "E036"
        }
    }

    /// True for mistakes after which the expression is still understood.
    static func isRecoverable(_ id: DiagnosticID) -> Bool { id == "E003" }

    /// The diagnostic for this problem at `span`.
    func diagnostic(at span: SourceSpan, related: [Diagnostic.Related] = []) -> Diagnostic {
        Diagnostic(id, .failure, message, at: Place(span: span), advice: advice, related: related)
    }
}
