internal import CZint

/// What kinds of codes are called, as far as encoding differs.
public enum Symbology: Hashable, Sendable {
    /// QR code (ISO/IEC 18004) with at least this correction of errors.
    case qr(Correction)
    /// Data Matrix ECC 200 (ISO/IEC 16022), square.
    case dataMatrix
    /// Code 128 (ISO/IEC 15417).
    case code128
    /// EAN-13 (ISO/IEC 15420): twelve digits, or thirteen of which the last is the check digit.
    case ean13

    /// How much of a QR code may be damaged: 7, 15, 25, 30 %.
    public enum Correction: String, Hashable, Sendable, CaseIterable {
        case low = "L"
        case medium = "M"
        case quarter = "Q"
        case high = "H"
    }
}

/// Why a text has no code.
public enum CodeFault: Error, Hashable, Sendable {
    case tooLong
    case characters
    /// The last digit of an EAN-13 is not the check digit of those before it.
    case checkDigit
}

/// The modules of the code for `text`, row by row from the top, dark ones true; a code of bars has one row. The text is not empty.
public func codeModules(of text: String, as symbology: Symbology) throws(CodeFault) -> [[Bool]] {
    let bytes = Array(text.utf8)
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    if symbology == .ean13 {
        guard isDigits else { throw .characters }
        guard bytes.count == 12 || bytes.count == 13 else { throw .tooLong }
        if bytes.count == 13, checkDigit(bytes.prefix(12)) != bytes[12] { throw .checkDigit }
    }
    // NUL would end a text on its way through programs that read it; what bars hold beyond ASCII readers take for other characters.
    guard !bytes.contains(0), symbology != .code128 || bytes.allSatisfy({ $0 < 0x80 }) else { throw .characters }
    guard bytes.count <= Int(ZINT_MAX_DATA_LEN) else { throw .tooLong }
    guard let symbol = shim_zint_create() else { preconditionFailure("there is no memory for a code") }
    defer { shim_zint_delete(symbol) }
    // Without it readers take UTF-8 for another character set (ISO/IEC 18004, 7.3.2).
    let utf8: Int32 = symbology.isMatrix && bytes.contains { $0 > 0x7F } ? 26 : 0
    let input = symbology == .ean13 ? Array(bytes.prefix(12)) : bytes
    switch shim_zint_encode(symbol, symbology.number, symbology.level, utf8, input, Int32(input.count)) {
    case 0..<ZINT_ERROR: break
    case ZINT_ERROR_TOO_LONG: throw .tooLong
    default: throw .characters
    }
    let (rows, width) = (shim_zint_rows(symbol), shim_zint_width(symbol))
    return (0..<rows).map { row in (0..<width).map { shim_zint_is_dark(symbol, row, $0) != 0 } }
}

/// The thirteenth digit of an EAN-13: digits at even places count three times (GS1 General Specifications, 7.9.1).
private func checkDigit(_ digits: ArraySlice<UInt8>) -> UInt8 {
    let sum = digits.enumerated().reduce(0) { $0 + Int($1.element - 0x30) * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
    return UInt8(0x30 + (10 - sum % 10) % 10)
}

extension Symbology {
    fileprivate var number: Int32 {
        switch self {
        case .qr: BARCODE_QRCODE
        case .dataMatrix: BARCODE_DATAMATRIX
        case .code128: BARCODE_CODE128
        case .ean13: BARCODE_EANX
        }
    }

    fileprivate var level: Int32 {
        guard case .qr(let correction) = self else { return 0 }
        return Int32(1 + (Correction.allCases.firstIndex(of: correction) ?? 0))
    }

    fileprivate var isMatrix: Bool {
        switch self {
        case .qr, .dataMatrix: true
        case .code128, .ean13: false
        }
    }
}
