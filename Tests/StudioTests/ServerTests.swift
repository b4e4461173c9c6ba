import Glibc
import Testing

@testable import Studio

/// Who may ask and how much: requests as bytes, with and without what a browser would say.
struct ServerTests {
    private let server: Server
    private let hub: EventHub
    private var port: Int { server.guards.port }

    init() throws {
        var bounds = Bounds()
        (bounds.body, bounds.path, bounds.listeners, bounds.connections) = (1000, 200, 2, 8)
        hub = EventHub(bounds: bounds)
        server = try Server(port: 0, bounds: bounds, hub: hub) { request, send in
            if request.path == ["full"] { return false }
            send(.json("\(request.method) \(request.path) \(request.body.count)"))
            return true
        }
    }

    /// A connection to the server.
    private struct Connection: ~Copyable {
        let descriptor: Int32

        init(port: Int) {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(UInt16(port).bigEndian)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var limit = timeval(tv_sec: 5, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            _ = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
            }
        }

        deinit { close(descriptor) }

        func send(_ text: String) {
            var bytes = Array(text.utf8)
            _ = Glibc.send(descriptor, &bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }

        /// What comes until the server closes, or until `end` has come.
        func read(until end: String? = nil) -> String {
            var text = ""
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { return text }
                text += String(decoding: buffer[..<count], as: UTF8.self)
                if let end, text.contains(end) { return text }
            }
        }
    }

    private func answer(_ request: String, _ headers: [String], body: String = "") -> String {
        let connection = Connection(port: port)
        let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
        connection.send(([request + " HTTP/1.1"] + headers + length + ["Connection: close", "", ""]).joined(separator: "\r\n") + body)
        return connection.read()
    }

    private func status(_ request: String, _ headers: [String], body: String = "") -> Int? {
        answer(request, headers, body: body).split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    private var host: String { "Host: 127.0.0.1:\(port)" }
    private var cookie: String { "Cookie: other=1; \(server.guards.cookieName)=\(server.guards.secret)" }
    private var origin: String { "Origin: http://127.0.0.1:\(port)" }

    @Test func letsItsOwnPageIn() {
        #expect(status("GET /a", [host, cookie]) == 200)
        #expect(status("GET /a", [host, cookie, "Sec-Fetch-Site: none"]) == 200)
        #expect(
            answer("POST /a/b", [host, cookie, origin, "Sec-Fetch-Site: same-origin"], body: "12345").hasSuffix("post [\"a\", \"b\"] 5"))
        server.stop()
    }

    @Test func keepsOthersOut() {
        let strangers: [(String, [String])] = [
            ("GET /a", [host]), ("GET /a", [cookie]), ("GET /a", [host, "Cookie: \(server.guards.cookieName)=\(server.guards.token)"]),
            ("GET /a", ["Host: localhost:\(port)", cookie]), ("GET /a", ["Host: elsewhere.example", cookie]),
            ("GET /a", ["Host: 127.0.0.1", cookie]), ("GET /a", [host, cookie, "Origin: http://elsewhere.example"]),
            ("GET /a", [host, cookie, "Origin: null"]), ("GET /a", [host, cookie, "Origin: http://127.0.0.1:\(port + 1)"]),
            ("GET /a", [host, cookie, "Sec-Fetch-Site: cross-site"]), ("GET /a", [host, cookie, "Sec-Fetch-Site: same-site"]),
            ("POST /a", [host, cookie, "Sec-Fetch-Site: none"]), ("POST /a", [host, cookie, origin, "Sec-Fetch-Site: same-site"]),
            ("GET /?token=\(String(repeating: "0", count: 32))", [host]), ("GET /?token=", [host]),
            ("GET /?token=\(server.guards.token)", ["Host: elsewhere.example"]), ("GET /events/r1", [host]),
        ]
        for (request, headers) in strangers { #expect(status(request, headers) == 403, "\(request) \(headers)") }
        server.stop()
    }

    @Test func givesTheCookieForTheToken() {
        let welcome = answer("GET /?token=\(server.guards.token)", [host, "Sec-Fetch-Site: cross-site"])
        #expect(welcome.contains(" 303 "))
        #expect(welcome.contains("Set-Cookie: \(server.guards.cookieName)=\(server.guards.secret); Path=/; HttpOnly; SameSite=Strict"))
        #expect(welcome.contains("Location: /\r\n"))
        #expect(server.guards.address == "http://127.0.0.1:\(port)/?token=\(server.guards.token)")
        #expect(server.guards.token.count == 32 && server.guards.token != server.guards.secret)
        server.stop()
    }

    @Test func saysWhatMayBeLoaded() {
        for answer in [answer("GET /a", [host, cookie]), answer("GET /a", [host])] {
            #expect(answer.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"))
            #expect(!answer.contains("unsafe"))
            #expect(answer.contains("X-Content-Type-Options: nosniff"))
            #expect(answer.contains("Cross-Origin-Resource-Policy: same-origin"))
            #expect(!answer.lowercased().contains("access-control-allow"))
        }
        server.stop()
    }

    @Test func boundsWhatIsAsked() {
        #expect(status("DELETE /a", [host, cookie]) == 405)
        #expect(status("GET /\(String(repeating: "a", count: 200))", [host, cookie]) == 414)
        #expect(status("POST /a", [host, cookie], body: String(repeating: "a", count: 1001)) == 413)
        #expect(status("POST /a", [host, cookie], body: String(repeating: "a", count: 1000)) == 200)
        #expect(status("GET /full", [host, cookie]) == 503)
        // Without a length, in pieces.
        let connection = Connection(port: port)
        let piece = String(repeating: "a", count: 600)
        connection.send(
            "POST /a HTTP/1.1\r\n\(host)\r\n\(cookie)\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n258\r\n\(piece)\r\n258\r\n\(piece)\r\n0\r\n\r\n"
        )
        #expect(connection.read().contains(" 413 "))
        server.stop()
    }

    @Test func tellsThoseWhoListen() {
        let request = "GET /events/r1 HTTP/1.1\r\n\(host)\r\n\(cookie)\r\n\r\n"
        let one = Connection(port: port)
        let other = Connection(port: port)
        one.send(request)
        other.send(request)
        #expect(one.read(until: "ready\n\n").contains("text/event-stream"))
        _ = other.read(until: "ready\n\n")
        #expect(status("GET /events/r1", [host, cookie]) == 503)
        hub.send("{\n1}", event: "state", to: "r2")
        hub.send("{\n2}", event: "state", to: "r1")
        #expect(one.read(until: "2}").hasSuffix("event: state\ndata: {\ndata: 2}\n\n\r\n"))
        server.stop()
    }

    @Test func takesNoMoreConnectionsThanItMay() {
        let open = (0..<8).map { _ in
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(UInt16(port).bigEndian)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            _ = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
            }
            return descriptor
        }
        #expect(answer("GET /a", [host, cookie]).isEmpty)
        open.forEach { close($0) }
        // The server learns of it soon.
        var seen: Int?
        for _ in 0..<100 where seen != 200 {
            usleep(10_000)
            seen = status("GET /a", [host, cookie])
        }
        #expect(seen == 200)
        server.stop()
    }
}
