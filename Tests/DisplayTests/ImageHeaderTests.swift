import Display
import Testing

@Suite struct ImageHeaderTests {
    private let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 2, 0, 0, 0, 3, 8, 6, 0, 0, 0]

    /// SOI, an APP0 of two bytes, a frame header of the given marker: 3 high, 258 wide.
    private func jpeg(frame: UInt8, components: UInt8) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, frame, 0, 17, 8, 0, 3, 1, 2, components, 0, 0]
    }

    @Test func pngSaysItsSize() {
        let header = ImageHeader(png)
        #expect(header?.format == .png)
        #expect(header?.width == 258)
        #expect(header?.height == 3)
        #expect(header?.components == 4)
    }

    @Test(arguments: [UInt8(0xC0), 0xC1, 0xC2], [UInt8(1), 3, 4])
    func jpegSaysItsSize(frame: UInt8, components: UInt8) {
        let header = ImageHeader(jpeg(frame: frame, components: components))
        #expect(header?.format == .jpeg)
        #expect(header?.width == 258)
        #expect(header?.height == 3)
        #expect(header?.components == Int(components))
    }

    @Test func whatIsCutOffOrForeignHasNoHeader() {
        #expect(ImageHeader([]) == nil)
        #expect(ImageHeader(Array("GIF89a".utf8)) == nil)
        for length in 0..<26 { #expect(ImageHeader(Array(png.prefix(length))) == nil) }
        let bytes = jpeg(frame: 0xC0, components: 3)
        for length in 0..<18 { #expect(ImageHeader(Array(bytes.prefix(length))) == nil) }
        #expect(ImageHeader(jpeg(frame: 0xC4, components: 3)) == nil, "a table of Huffman codes is no frame")
    }
}
