internal import CPangoCairo

/// A failure that cairo reports by its status.
public struct CairoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number of cairo's status (`cairo_status_t`).
    public let status: UInt32
    /// Cairo's words for the status.
    public let message: String
    /// What was being done.
    public let operation: String

    public var description: String { "\(operation): \(message) (cairo status \(status))" }

    /// The error for a status; `nil` for success.
    init?(_ status: cairo_status_t, during operation: String) {
        guard status != CAIRO_STATUS_SUCCESS else { return nil }
        self.status = status.rawValue
        message = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status"
        self.operation = operation
    }
}

/// Throws when `status` is not success.
func check(_ status: cairo_status_t, during operation: String) throws(CairoError) {
    if let error = CairoError(status, during: operation) { throw error }
}
