/// The signs that call footnotes: ① to ⑳, then numbers in brackets.
public enum FootnoteSign {
    /// The sign of a note, counted from 1.
    public static func string(_ number: Int) -> String {
        guard number <= 20, let scalar = Unicode.Scalar(0x245F + UInt32(number)) else { return "[\(number)]" }
        return String(Character(scalar))
    }
}
