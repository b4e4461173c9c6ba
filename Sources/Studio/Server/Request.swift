/// A request that may be answered.
struct Request: Hashable, Sendable {
    enum Method: Hashable, Sendable {
        case get, post
    }

    var method: Method
    /// The steps of the path, as they are written: nothing that the server names needs an escape.
    var path: [String]
    /// The members of the query, likewise.
    var query: [String: String]
    var body: [UInt8] = []

    /// The text that percent signs write (RFC 3986, 2.1); what is none of them stays.
    static func unescaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The request for an address such as `/api/r1/figure?page=p12&run=3`; `nil` for what no page of the studio asks.
    init?(_ method: Method, address: String) {
        guard address.first == "/" else { return nil }
        let parts = address.dropFirst().split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = parts[0].split(separator: "/").map(String.init)
        query = [:]
        for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            query[String(halves[0])] = String(halves[1])
        }
    }
}
