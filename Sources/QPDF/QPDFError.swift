/// A failure that libqpdf reports.
public struct QPDFError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library's words.
    public let message: String
    /// What was being done.
    public let operation: String

    public var description: String { "\(operation): \(message)" }
}
