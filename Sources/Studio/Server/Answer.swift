internal import Diagnostics

/// What is sent back.
struct Answer: Hashable, Sendable {
    var status: Int
    var type: String
    var body: [UInt8]
    /// Beside those that every answer has.
    var headers: [Header] = []

    struct Header: Hashable, Sendable {
        var name: String
        var value: String
    }

    static func json(_ text: String, status: Int = 200) -> Answer {
        Answer(status: status, type: "application/json; charset=utf-8", body: Array(text.utf8))
    }

    /// An answer without content.
    static func status(_ status: Int) -> Answer { Answer(status: status, type: "text/plain; charset=utf-8", body: []) }

    /// Why a wish is not fulfilled, for people.
    static func refusal(_ message: Message, status: Int) -> Answer {
        .json(JSONText.object([("zh", JSONText.quoted(message.chinese)), ("en", JSONText.quoted(message.english))]), status: status)
    }

    /// What every answer says. Nothing but what this server gives may be loaded, run or sent to, and no other page may show it.
    static let guards = [
        Header(
            name: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'"),
        Header(name: "X-Content-Type-Options", value: "nosniff"), Header(name: "Referrer-Policy", value: "no-referrer"),
        Header(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
        Header(name: "Cross-Origin-Opener-Policy", value: "same-origin"),
    ]
}
