internal import CXLSXWriter

/// What libxlsxwriter or the system says when a workbook can not be made.
public struct XLSXError: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }

    /// Throws unless `code` says that all is well.
    static func check(_ code: lxw_error, during step: String) throws(XLSXError) {
        guard code != LXW_NO_ERROR else { return }
        let words = lxw_strerror(code).map { String(cString: $0) } ?? "\(code.rawValue)"
        throw XLSXError("\(step): \(words)")
    }
}
