public import Diagnostics
internal import Synchronization

/// Serves pages in a browser on this machine, in which reports are put right while their pages are seen.
public struct Studio {
    private let paths: [String]
    private let host: StudioHost

    /// A studio for the reports at these paths, in that order.
    public init(reports paths: [String], host: StudioHost) {
        self.paths = paths
        self.host = host
    }

    /// Listens on a port, 0 for one that is free, tells the address and works until the program ends.
    ///
    /// Throws when the system does not let it listen.
    public func run(port: Int, isOver: () -> Bool = { false }, tell: (String) -> Void) throws(Diagnostics) {
        let bounds = Bounds()
        let hub = EventHub(bounds: bounds)
        let mailbox = Mailbox(limit: bounds.waiting)
        let server: Server
        do {
            server = try Server(port: port, bounds: bounds, hub: hub) { request, send in
                mailbox.add { workshop in send(workshop.answer(request)) }
            }
        } catch {
            throw Diagnostics(Self.noPort(port, error))
        }
        tell(server.guards.address)
        Workshop(paths: paths, host: host, hub: hub, mailbox: mailbox).run(until: isOver)
        server.stop()
    }

    private static func noPort(_ port: Int, _ error: any Error) -> Diagnostic {
        Diagnostic(
            "F110", .failure, Message("不能在端口 \(port) 上提供服务：\(error)", "can not listen on port \(port): \(error)"),
            advice: Message("端口可能已被占用；不写 --port 就用空闲的端口", "it may be in use; without --port a free one is taken"))
    }
}
