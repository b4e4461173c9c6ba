internal import CPangoCairo

/// A raster image as cairo draws it.
public final class Raster {
    let pointer: OpaquePointer
    /// Pixels.
    public let width: Int
    public let height: Int
    /// Whether cairo has the pixels; it only passes a JPEG on.
    let hasPixels: Bool

    /// The image of a PNG file.
    public init(png bytes: [UInt8]) throws(CairoError) {
        var reader = ByteReader(bytes: bytes)
        // Cairo never returns NULL: a failure is a surface in an error state.
        let pointer = withUnsafeMutablePointer(to: &reader) { cairo_image_surface_create_from_png_stream(ByteReader.read, $0) }!
        if let error = CairoError(cairo_surface_status(pointer), during: "reading a PNG") {
            cairo_surface_destroy(pointer)
            throw error
        }
        self.pointer = pointer
        width = Int(cairo_image_surface_get_width(pointer))
        height = Int(cairo_image_surface_get_height(pointer))
        hasPixels = true
    }

    /// A JPEG file of `width` × `height` pixels, grey or three components, which goes into a PDF or an SVG unchanged.
    public init(jpeg bytes: [UInt8], width: Int, height: Int) throws(CairoError) {
        // Cairo never returns NULL: a failure is a surface in an error state.
        let pointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))!
        var status = cairo_surface_status(pointer)
        if status == CAIRO_STATUS_SUCCESS {
            // The surface frees the copy when it is destroyed, the copy may be needed until a document is finished.
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            status = cairo_surface_set_mime_data(
                pointer, CAIRO_MIME_TYPE_JPEG, copy.baseAddress, UInt(bytes.count), { $0?.deallocate() }, copy.baseAddress)
            if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
        }
        if let error = CairoError(status, during: "reading a JPEG") {
            cairo_surface_destroy(pointer)
            throw error
        }
        self.pointer = pointer
        self.width = width
        self.height = height
        hasPixels = false
    }

    deinit { cairo_surface_destroy(pointer) }
}

/// Hands out bytes to cairo's callback.
private struct ByteReader {
    let bytes: [UInt8]
    var offset = 0

    static let read: cairo_read_func_t = { closure, data, length in
        guard let reader = closure?.assumingMemoryBound(to: ByteReader.self), let data else { return CAIRO_STATUS_READ_ERROR }
        let count = Int(length)
        let offset = reader.pointee.offset
        guard offset + count <= reader.pointee.bytes.count else { return CAIRO_STATUS_READ_ERROR }
        reader.pointee.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            data.update(from: base + offset, count: count)
        }
        reader.pointee.offset += count
        return CAIRO_STATUS_SUCCESS
    }
}
