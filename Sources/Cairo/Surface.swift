internal import CPangoCairo
public import Geometry

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A surface that becomes the bytes of a file when it is finished.
public struct Surface: ~Copyable {
    /// The form of the bytes.
    enum Kind {
        case pdf, svg, png
    }

    let pointer: OpaquePointer
    let kind: Kind
    private let sink: ByteSink

    private init(adopting pointer: OpaquePointer?, kind: Kind, sink: ByteSink) throws(CairoError) {
        // The constructors of cairo never return NULL: a failure is a surface in an error state.
        self.pointer = pointer!
        self.kind = kind
        self.sink = sink
        try check(cairo_surface_status(self.pointer), during: "making a surface")
    }

    deinit {
        // A context may keep the surface longer than the sink lives; a finished surface writes no more.
        cairo_surface_finish(pointer)
        cairo_surface_destroy(pointer)
    }

    /// Has cairo leave contents as they are, which takes a fifth of drawing: whoever reads them would decompress them again. There is no
    /// other way to ask for it than this variable of its environment.
    private static let leavesContentsPlain: Void = { setenv("CAIRO_DEBUG_PDF", "1", 0) }()

    /// A PDF 1.5 whose pages are of `size` until `setPageSize` says otherwise. The contents of its pages are not compressed.
    public static func pdf(size: Size) throws(CairoError) -> Surface {
        _ = leavesContentsPlain
        let sink = ByteSink()
        let pointer = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.closure, size.width.points, size.height.points)
        let surface = try Surface(adopting: pointer, kind: .pdf, sink: sink)
        cairo_pdf_surface_restrict_to_version(surface.pointer, CAIRO_PDF_VERSION_1_5)
        return surface
    }

    /// An SVG of one page; its unit is the point.
    public static func svg(size: Size) throws(CairoError) -> Surface {
        let sink = ByteSink()
        let pointer = cairo_svg_surface_create_for_stream(ByteSink.write, sink.closure, size.width.points, size.height.points)
        let surface = try Surface(adopting: pointer, kind: .svg, sink: sink)
        cairo_svg_surface_set_document_unit(surface.pointer, CAIRO_SVG_UNIT_PT)
        return surface
    }

    /// A PNG of `width` × `height` pixels without transparency; its unit is the pixel.
    public static func png(width: Int, height: Int) throws(CairoError) -> Surface {
        let pointer = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height))
        return try Surface(adopting: pointer, kind: .png, sink: ByteSink())
    }

    /// Changes the size of the current page, before anything is drawn on it, and of those after it. Only for a PDF.
    public func setPageSize(_ size: Size) {
        precondition(kind == .pdf, "only the pages of a PDF have sizes")
        cairo_pdf_surface_set_size(pointer, size.width.points, size.height.points)
    }

    /// Says the creation date of a PDF in the form of ISO 8601, so that cairo does not ask the clock.
    public func setCreationDate(_ date: String) {
        precondition(kind == .pdf, "only a PDF has a creation date")
        cairo_pdf_surface_set_metadata(pointer, CAIRO_PDF_METADATA_CREATE_DATE, date)
    }

    /// Ends the drawing and gives the bytes. Cairo reports a wrong tag only here.
    public consuming func finish() throws(CairoError) -> [UInt8] {
        if kind == .png {
            let status = cairo_surface_write_to_png_stream(pointer, ByteSink.write, sink.closure)
            try check(status, during: "writing a PNG")
        }
        cairo_surface_finish(pointer)
        try check(cairo_surface_status(pointer), during: "finishing a surface")
        return sink.bytes
    }
}

/// Collects what cairo writes: some hundred thousand pieces of a few bytes, since it compresses no contents here.
final class ByteSink {
    /// The bytes so far: all but the last, and the last.
    private struct Written {
        var bytes: [UInt8] = []
        let last: UnsafeMutableBufferPointer<UInt8>
        var lastCount = 0

        /// Appends bytes; an array would ask more questions for each piece than there are bytes in it.
        mutating func append(_ data: UnsafePointer<UInt8>, _ length: Int) {
            if lastCount + length > last.count { gather() }
            guard length <= last.count else { return bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: length)) }
            last.baseAddress?.advanced(by: lastCount).update(from: data, count: length)
            lastCount += length
        }

        mutating func gather() {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: last[..<lastCount]))
            lastCount = 0
        }
    }

    private let written: UnsafeMutablePointer<Written>

    init() {
        written = .allocate(capacity: 1)
        written.initialize(to: Written(last: .allocate(capacity: 1 << 16)))
    }

    deinit {
        written.pointee.last.deallocate()
        written.deinitialize(count: 1)
        written.deallocate()
    }

    /// What was written.
    var bytes: [UInt8] {
        written.pointee.gather()
        return written.pointee.bytes
    }

    /// The sink as the closure of cairo's callback; whoever passes it keeps the sink alive.
    var closure: UnsafeMutableRawPointer { UnsafeMutableRawPointer(written) }

    /// Cairo's callback.
    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
        if let data { closure.assumingMemoryBound(to: Written.self).pointee.append(data, Int(length)) }
        return CAIRO_STATUS_SUCCESS
    }
}
