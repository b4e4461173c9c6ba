internal import Styling

/// Numbers that are equally wide: with tabular figures all digits are one digit.
struct NumberShape {
    struct Key {
        var pattern: String
        var style: TextStyle
    }

    var key: Key
    /// The first number of the shape and its row in the body, from 0.
    var text: String
    var row: Int

    /// The pattern of a printed number.
    static func key(of text: String, style: TextStyle) -> Key {
        guard style.figures == .tabular else { return Key(pattern: text, style: style) }
        let pattern = String(unsafeUninitializedCapacity: text.utf8.count) { bytes in
            for (index, byte) in text.utf8.enumerated() { bytes[index] = (0x30...0x39).contains(byte) ? 0x30 : byte }
            return text.utf8.count
        }
        return Key(pattern: pattern, style: style)
    }
}

/// Values by shapes of numbers. A column has one style or two, which are compared: hashing one costs more than all the rest of a look-up.
struct NumberShapes<Value> {
    private var groups: [(style: TextStyle, values: [String: Value])] = []

    subscript(key: NumberShape.Key) -> Value? {
        get { groups.first { $0.style == key.style }?.values[key.pattern] }
        set {
            if let index = groups.firstIndex(where: { $0.style == key.style }) {
                groups[index].values[key.pattern] = newValue
            } else {
                groups.append((key.style, newValue.map { [key.pattern: $0] } ?? [:]))
            }
        }
    }
}
