internal import Cairo
internal import Display
internal import JPEG
internal import LayoutLanguage

extension PackageImage {
    /// The image of a file, once it is sure that it can be drawn. It is decoded for that: cairo passes a JPEG on as it is, and nobody would see
    /// that its body is damaged before the reader.
    init(file: [UInt8]) throws(ImageFault) {
        guard file.count <= Self.largestFile else { throw .tooLarge(bytes: file.count) }
        guard let format = Image.Format(ofFile: file) else { throw .foreignFormat }
        guard let header = ImageHeader(file) else { throw .damagedHeader }
        let (width, height) = (header.width, header.height)
        guard width > 0, height > 0 else { throw .noPixels(width: width, height: height) }
        guard max(width, height) <= Self.longestEdge, width * height <= Self.mostPixels else {
            throw .tooManyPixels(width: width, height: height)
        }
        let (bytes, exif) =
            switch format {
            case .png: try Self.decodable(png: file)
            case .jpeg: try Self.showable(jpeg: file, header)
            }
        let orientation = exif.flatMap(ImageOrientation.init(exif:)) ?? .upright
        self.init(
            bytes: bytes, format: format, width: orientation.isSideways ? height : width, height: orientation.isSideways ? width : height,
            orientation: orientation)
    }

    private static func decodable(png file: [UInt8]) throws(ImageFault) -> (file: [UInt8], exif: ArraySlice<UInt8>?) {
        guard let chunks = PNGChunks(file) else { throw .damagedData }
        do throws(CairoError) { _ = try Raster(png: chunks.file) } catch { throw .damagedData }
        return (chunks.file, chunks.exif)
    }

    /// What DCTDecode shows (ISO 32000-1, 7.4.8): baseline and progressive, eight bits. Inks need an output intent that the document does
    /// not have (ISO 19005-2, 6.2.4.3).
    private static func showable(jpeg file: [UInt8], _ header: ImageHeader) throws(ImageFault) -> (file: [UInt8], exif: ArraySlice<UInt8>?)
    {
        let (segments, components) = (JPEGSegments(file), header.components)
        guard components != 4 else { throw .inks }
        if let frame = segments.frame {
            guard 0xC0...0xC2 ~= frame, segments.precision == 8, components == 1 || components == 3 else { throw .foreignCoding }
        }
        guard segments.isWhole, isDecodable(jpeg: file, width: header.width, height: header.height) else { throw .damagedData }
        return (file, segments.exif)
    }
}
