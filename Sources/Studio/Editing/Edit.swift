internal import Diagnostics
internal import ReportData

/// One change of a report's data, as the page asks for it.
struct Edit: Hashable, Sendable {
    enum Change: Hashable, Sendable {
        /// The value at the path becomes this JSON text; members that lack are made.
        case set(String)
        /// This JSON text becomes the item at the path, before the one that stands there.
        case insert(String)
        case remove
        /// The item at the path goes to another place of its list.
        case move(to: Int)
    }

    /// JSON pointer.
    var path: String
    var change: Change
    /// What the page shows at the path, to the letter; `nil` where it does not matter.
    var was: String?

    init(path: String, _ change: Change, was: String? = nil) {
        self.path = path
        self.change = change
        self.was = was
    }

    /// The edits of a request; `nil` when it has another form.
    static func list(_ body: [UInt8]) -> [Edit]? {
        let (document, mistakes) = DataDocument.read(body, name: "edit")
        guard mistakes.isEmpty, let items = document?.root["edits"]?.items, items.count <= mostEdits else { return nil }
        var edits: [Edit] = []
        for item in items {
            guard let path = item["path"]?.text, let change = Change(item) else { return nil }
            edits.append(Edit(path: path, change, was: item["was"]?.text))
        }
        return edits
    }

    /// A spreadsheet that is pasted has so many cells.
    private static let mostEdits = 20_000
}

extension Edit.Change {
    /// What an edit of a request asks for; `nil` when it has another form.
    fileprivate init?(_ item: DataNode) {
        switch (item["op"]?.text, item["value"]?.text) {
        case ("set", let value?): self = .set(value)
        case ("insert", let value?): self = .insert(value)
        case ("remove", _): self = .remove
        case ("move", _):
            guard let number = item["to"]?.number, let place = Int(number.description) else { return nil }
            self = .move(to: place)
        default: return nil
        }
    }
}
