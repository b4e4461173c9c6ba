internal import NIOCore
internal import NIOHTTP1

/// Reads the requests of one connection, refuses those that may not be, and sends the answers of the others.
final class RequestReader: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// Answers a request, later and on any thread; `false` when too many wait.
    typealias Answering = @Sendable (Request, @escaping @Sendable (Answer) -> Void) -> Bool

    private let guards: Guards
    private let bounds: Bounds
    private let hub: EventHub
    private let answering: Answering
    private var open: Open?

    /// A request whose end has not come.
    private struct Open {
        var isKeepAlive: Bool
        var request: Request?
        /// Bytes of the body so far, kept or not.
        var size = 0
        /// What is said instead of an answer.
        var refusal: Answer?
    }

    init(guards: Guards, bounds: Bounds, hub: EventHub, answering: @escaping Answering) {
        self.guards = guards
        self.bounds = bounds
        self.hub = hub
        self.answering = answering
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            open = judged(head)
        case .body(let buffer):
            take(buffer, context)
        case .end:
            guard let whole = open else { return }
            open = nil
            answer(whole, context.channel)
        }
    }

    /// A body that is too large is read to its end, so that the refusal is heard, but not without end.
    private func take(_ buffer: ByteBuffer, _ context: ChannelHandlerContext) {
        let size = (open?.size ?? 0) + buffer.readableBytes
        open?.size = size
        if size > bounds.body {
            open?.refusal = .status(413)
            open?.request = nil
            if size > 4 * bounds.body { context.close(promise: nil) }
        } else if open?.refusal == nil {
            open?.request?.body += Array(buffer.readableBytesView)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// A connection on which nothing is asked for long is closed, unless it tells of changes.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent, !isListening { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private var isListening = false

    private func judged(_ head: HTTPRequestHead) -> Open {
        func refused(_ status: Int) -> Open {
            Open(isKeepAlive: false, request: nil, refusal: status == 403 ? Self.unknownCaller : .status(status))
        }
        guard head.uri.utf8.count <= bounds.path else { return refused(414) }
        let method: Request.Method
        switch head.method {
        case .GET: method = .get
        case .POST: method = .post
        default: return refused(405)
        }
        let caller = Guards.Caller(
            hosts: head.headers["Host"], origin: head.headers.first(name: "Origin"), site: head.headers.first(name: "Sec-Fetch-Site"),
            cookies: head.headers["Cookie"], isWriting: method == .post)
        // The address may be opened from anywhere: from a mail, from a terminal in a browser. It shows nothing but gives the cookie.
        guard let request = Request(method, address: head.uri), caller.hosts == [guards.host] else { return refused(403) }
        if method == .get, request.path.isEmpty, let token = request.query["token"] {
            guard guards.isToken(token) else { return refused(403) }
            let welcome = Answer(
                status: 303, type: "text/plain; charset=utf-8", body: [],
                headers: [.init(name: "Set-Cookie", value: guards.cookie), .init(name: "Location", value: "/")])
            return Open(isKeepAlive: head.isKeepAlive, request: nil, refusal: welcome)
        }
        guard guards.isOwnPage(caller), guards.isKnown(caller) else { return refused(403) }
        if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > bounds.body { return refused(413) }
        return Open(isKeepAlive: head.isKeepAlive, request: request)
    }

    /// What a person reads who opens the address without the token.
    private static let unknownCaller = Answer(
        status: 403, type: "text/plain; charset=utf-8",
        body: Array("请用程序打印出的完整网址打开。\nOpen the whole address that the program printed.\n".utf8))

    private func answer(_ whole: Open, _ channel: any Channel) {
        guard whole.refusal == nil, let request = whole.request else {
            return Self.send(whole.refusal ?? .status(400), to: channel, isKeepAlive: whole.isKeepAlive)
        }
        if request.method == .get, request.path.first == "events", request.path.count == 2 {
            guard hub.hasRoom else { return Self.send(.status(503), to: channel, isKeepAlive: false) }
            isListening = true
            return listen(to: request.path[1], channel)
        }
        let isKeepAlive = whole.isKeepAlive
        let isTaken = answering(request) { answer in Self.send(answer, to: channel, isKeepAlive: isKeepAlive) }
        if !isTaken { Self.send(.status(503), to: channel, isKeepAlive: false) }
    }

    private func listen(to report: String, _ channel: any Channel) {
        var head = HTTPResponseHead(version: .http1_1, status: .ok, headers: Self.headers(of: .status(200)))
        head.headers.replaceOrAdd(name: "Content-Type", value: "text/event-stream; charset=utf-8")
        head.headers.remove(name: "Content-Length")
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: ": ready\n\n"))), promise: nil)
        hub.add(channel, to: report)
    }

    private static func headers(of answer: Answer) -> HTTPHeaders {
        var headers = HTTPHeaders(Answer.guards.map { ($0.name, $0.value) })
        headers.add(name: "Content-Type", value: answer.type)
        headers.add(name: "Content-Length", value: "\(answer.body.count)")
        if !answer.headers.contains(where: { $0.name == "Cache-Control" }) { headers.add(name: "Cache-Control", value: "no-store") }
        for header in answer.headers { headers.add(name: header.name, value: header.value) }
        return headers
    }

    private static func send(_ answer: Answer, to channel: any Channel, isKeepAlive: Bool) {
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers(of: answer))
        if !isKeepAlive { head.headers.add(name: "Connection", value: "close") }
        let parts = head
        channel.eventLoop.execute {
            channel.write(HTTPServerResponsePart.head(parts), promise: nil)
            channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: answer.body))), promise: nil)
            let sent = channel.writeAndFlush(HTTPServerResponsePart.end(nil))
            if !isKeepAlive { sent.whenComplete { _ in channel.close(promise: nil) } }
        }
    }
}
