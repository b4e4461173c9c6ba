/// How much the server takes at once: more is refused with the status that says so.
struct Bounds: Hashable, Sendable {
    /// Bytes of what is sent to the server.
    var body = 8 << 20
    /// Bytes of the path with its query.
    var path = 2048
    var connections = 64
    /// Pages that are told of changes.
    var listeners = 16
    /// Requests that wait for an answer.
    var waiting = 256
    /// Seconds after which a connection without a request is closed.
    var idle: Int64 = 60
}
