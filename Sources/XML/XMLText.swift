internal import Glibc

/// A name, value or text where libexpat keeps it; it holds for the time of the call that gives it.
public struct XMLText {
    public let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    init(_ text: UnsafePointer<CChar>) {
        let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
        bytes = UnsafeBufferPointer(start: start, count: strlen(text))
    }

    /// The name without its prefix.
    var local: XMLText {
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")) else { return self }
        return XMLText(UnsafeBufferPointer(rebasing: bytes[(colon + 1)...]))
    }

    /// The text as a value of its own.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The whole number that the text is; `nil` for anything but a few digits.
    public var number: Int? {
        guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    public static func == (text: XMLText, literal: StaticString) -> Bool {
        guard text.bytes.count == literal.utf8CodeUnitCount else { return false }
        guard let start = text.bytes.baseAddress else { return true }
        return memcmp(start, literal.utf8Start, text.bytes.count) == 0
    }

    public static func ~= (literal: StaticString, text: XMLText) -> Bool { text == literal }
}

/// The attributes of an element.
public struct XMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.list = list }

    /// The value of the attribute of that name, whatever its prefix.
    public subscript(name: StaticString) -> XMLText? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if XMLText(key).local == name { return XMLText(value) }
            index += 2
        }
        return nil
    }

    /// The value of a switch, which is off where it is not there.
    public func isOn(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }
}
