internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// The server: HTTP/1.1 on this machine's own address, on one thread beside that of the reports.
final class Server {
    let guards: Guards
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel

    /// Listens on `port`, 0 for one that is free. Throws what the system says.
    init(port: Int, bounds: Bounds = Bounds(), hub: EventHub, answering: @escaping RequestReader.Answering) throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let (token, secret) = (Guards.secret(), Guards.secret())
        let count = ConnectionCount()
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                guard count.add(limit: bounds.connections) else { return channel.close() }
                channel.closeFuture.whenComplete { _ in count.remove() }
                let port = channel.localAddress?.port ?? 0
                return channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: true, withErrorHandling: true)
                    try pipeline.addHandler(IdleStateHandler(allTimeout: .seconds(bounds.idle)))
                    let guards = Guards(port: port, token: token, secret: secret)
                    try pipeline.addHandler(RequestReader(guards: guards, bounds: bounds, hub: hub, answering: answering))
                }
            }
        do {
            channel = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
        } catch {
            try? group.syncShutdownGracefully()
            throw error
        }
        self.group = group
        guards = Guards(port: channel.localAddress?.port ?? port, token: token, secret: secret)
    }

    /// Closes all connections.
    func stop() { try? group.syncShutdownGracefully() }
}

/// How many connections are open.
private final class ConnectionCount: Sendable {
    private let count = Mutex(0)

    /// `false` when there are that many already.
    func add(limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func remove() { count.withLock { $0 -= 1 } }
}
