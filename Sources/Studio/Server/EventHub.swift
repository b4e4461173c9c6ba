internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Tells pages that are open what has changed, as server-sent events (HTML, 9.2).
final class EventHub: Sendable {
    private struct Listener {
        var report: String
        var channel: any Channel
    }

    private struct Listeners {
        var next = 0
        var byNumber: [Int: Listener] = [:]
    }

    private let listeners = Mutex(Listeners())
    private let bounds: Bounds

    init(bounds: Bounds) { self.bounds = bounds }

    /// Whether one more may listen.
    var hasRoom: Bool { listeners.withLock { $0.byNumber.count < bounds.listeners } }

    /// Tells the page behind `channel`, to which the head of an answer was sent, of changes to a report from now on.
    func add(_ channel: any Channel, to report: String) {
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.byNumber[listeners.next] = Listener(report: report, channel: channel)
            return listeners.next
        }
        channel.closeFuture.whenComplete { [self] _ in
            listeners.withLock { listeners in listeners.byNumber[number] = nil }
        }
    }

    /// Whether somebody looks at a report.
    func isWatched(_ report: String) -> Bool { listeners.withLock { $0.byNumber.values.contains { $0.report == report } } }

    /// Sends JSON, which has no line breaks of its own, to all that look at a report.
    func send(_ json: String, event: String, to report: String) {
        let channels = listeners.withLock { listeners in
            listeners.byNumber.values.filter { $0.report == report }.map(\.channel)
        }
        let lines = json.split(separator: "\n").map { "data: \($0)\n" }.joined()
        for channel in channels {
            // Who does not read is cut off; a page that comes back asks for all that is.
            guard channel.isWritable else {
                channel.close(promise: nil)
                continue
            }
            channel.writeAndFlush(
                HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "event: \(event)\n\(lines)\n"))), promise: nil)
        }
    }
}
