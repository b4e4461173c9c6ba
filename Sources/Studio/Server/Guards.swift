/// Who may ask: the person who was told the address, from the page that this server gave, on this machine.
///
/// * The name in `Host` is the server's own, so that no name of another machine can be made to lead here.
/// * `Origin` and `Sec-Fetch-Site`, which browsers set and pages can not change, are those of the page itself: other programs on this machine
///   are of the same site to browsers.
/// * The address has a token, for which there is a cookie; everything else asks for the cookie.
struct Guards: Hashable, Sendable {
    let port: Int
    /// Stands in the address.
    let token: String
    /// Stands in the cookie.
    let secret: String

    /// Cookies do not tell ports apart.
    var cookieName: String { "studio-\(port)" }
    var host: String { "127.0.0.1:\(port)" }
    var address: String { "http://\(host)/?token=\(token)" }

    /// A cookie for those who have the token.
    var cookie: String { "\(cookieName)=\(secret); Path=/; HttpOnly; SameSite=Strict" }

    /// What the headers of a request say of who asks; each is `nil` when it is not there.
    struct Caller: Hashable, Sendable {
        var hosts: [String]
        var origin: String?
        var site: String?
        var cookies: [String] = []
        /// Whether the request may change something.
        var isWriting = false
    }

    /// Whether the caller speaks to this server and no other page makes it speak.
    func isOwnPage(_ caller: Caller) -> Bool {
        guard caller.hosts == [host] else { return false }
        if let origin = caller.origin, origin != "http://\(host)" { return false }
        // A browser says so of all that it asks; `none` is a person who opened the address.
        if let site = caller.site, site != "same-origin", caller.isWriting || site != "none" { return false }
        return true
    }

    /// Whether the caller has the cookie.
    func isKnown(_ caller: Caller) -> Bool {
        let cookie = "\(cookieName)=\(secret)"
        return caller.cookies.contains { line in
            line.split(separator: ";").contains { Self.isEqual($0.drop { $0 == " " }, cookie) }
        }
    }

    /// Whether `given` is the token.
    func isToken(_ given: some StringProtocol) -> Bool { Self.isEqual(given, token) }

    /// Takes as long for every text of one length, so that nobody learns by the time how much was right.
    static func isEqual(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A text nobody can guess: 128 bits of the system's random numbers.
    static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
