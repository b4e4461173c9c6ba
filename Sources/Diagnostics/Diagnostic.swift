/// Something that a user can mend: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
    public var id: DiagnosticID
    public var severity: Severity
    /// What is wrong: the specific thing first, no full stop at the end.
    public var message: Message
    public var place: Place?
    /// What to do, or the nearest name that exists.
    public var advice: Message?
    /// Other places that belong to it, each with a few words.
    public var related: [Related]
    /// JSON text that puts it right in place of the value at the place, where it is known.
    public var replacement: String?

    public init(
        _ id: DiagnosticID, _ severity: Severity, _ message: Message, at place: Place? = nil, advice: Message? = nil,
        related: [Related] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.place = place
        self.advice = advice
        self.related = related
    }

    /// Place and ID tell nearly all apart; texts would be normalised letter by letter.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id.rawValue.utf8.count)
        hasher.combine(place?.span?.range)
        hasher.combine(message.chinese.utf8.count)
    }

    /// A second place of a diagnostic.
    public struct Related: Hashable, Sendable {
        public var place: Place
        public var message: Message

        public init(_ message: Message, at place: Place) {
            self.place = place
            self.message = message
        }
    }
}

/// Inputs that can not be used: there is no value to return, only these.
public struct Diagnostics: Error, Hashable, Sendable {
    public var all: [Diagnostic]

    public init(_ all: [Diagnostic]) { self.all = all }
    public init(_ diagnostic: Diagnostic) { all = [diagnostic] }
}
