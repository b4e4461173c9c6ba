internal import ReportData

/// A name as a key, told apart by its bytes.
///
/// `String` compares Chinese by canonical equivalence, which normalises every name each time it is looked up; the names of a
/// package are written in one way.
struct NameKey: Hashable {
    let name: String

    init(_ name: String) { self.name = name }

    static func == (left: NameKey, right: NameKey) -> Bool { left.name.hasSameBytes(as: right.name) }

    func hash(into hasher: inout Hasher) {
        let done: Void? = name.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if done == nil { hasher.combine(name.utf8.count) }
    }
}
