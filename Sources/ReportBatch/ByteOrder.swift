extension String {
    /// Whether both are the same bytes. `==` finds texts equal that are so after normalisation (Unicode Standard Annex 15); for a file system
    /// they are names of two files.
    public func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether this text stands before `other` in the order of their bytes, which is that of their code points.
    public func precedesByBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

    /// Whether the last bytes are `ending`, which has small letters and is ASCII, in capitals or small letters.
    public func hasEnding(_ ending: String) -> Bool {
        utf8.count >= ending.utf8.count
            && zip(utf8.suffix(ending.utf8.count), ending.utf8).allSatisfy { byte, letter in
                byte == letter || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == letter
            }
    }
}
