internal import Dispatch
public import Display
internal import Styling
internal import Synchronization

/// Draws pages on a thread of its own while the caller makes the next; for any number of documents, one after the other.
///
/// Pages stand in the PDF in the order in which they come.
public final class PageDrawer: PageSink, Sendable {
    private let queue = DispatchQueue(label: "drawing")
    /// Pages that may wait: who makes pages faster than they are drawn does not fill the memory with them.
    private let room = DispatchSemaphore(value: 32)
    private let drawing: Mutex<State>
    private let drawn = Mutex(Drawn())

    /// What the drawing thread works on.
    private struct State: ~Copyable {
        let fonts: FontFaces
        var pdf: PDFDrawing?
        /// By the place of the page, from 0.
        var keys: [Int: PageKeys] = [:]
        var failure: ExportError?

        mutating func draw(_ page: DisplayPage, at index: Int) {
            guard failure == nil else { return }
            do throws(ExportError) {
                if pdf == nil { pdf = try PDFDrawing(fonts: fonts) }
                keys[index] = try pdf?.draw(page, number: index + 1)
            } catch {
                failure = error
            }
        }

        mutating func forget() {
            pdf = nil
            keys = [:]
            failure = nil
        }

        mutating func finish() -> Result<(file: Finished, keys: [Int: PageKeys]), ExportError> {
            defer { forget() }
            if let failure { return .failure(failure) }
            do throws(ExportError) {
                let pdf = if let drawn = pdf.take() { drawn } else { try PDFDrawing(fonts: fonts) }
                return .success((try pdf.finish(), keys))
            } catch {
                return .failure(error)
            }
        }
    }

    private typealias Finished = (bytes: [UInt8], inks: [Color], fonts: [FontID])

    /// What is known of pages that were given.
    private struct Drawn {
        var pages: [Int: DisplayPage] = [:]
        var order: [Int] = []
    }

    /// `faces` opens faces; it is called on the drawing thread.
    public init(faces: @escaping FontFaces.Opening) {
        drawing = Mutex(State(fonts: FontFaces(faces)))
    }

    public func take(_ page: Page, at index: Int) {
        let page = DisplayPage(page)
        drawn.withLock { drawn in
            drawn.pages[index] = page.withoutDrawing
            drawn.order.append(index)
        }
        room.wait()
        queue.async { [self] in
            drawing.withLock { $0.draw(page, at: index) }
            room.signal()
        }
    }

    public func startOver() {
        drawn.withLock { $0 = Drawn() }
        queue.sync { drawing.withLock { $0.forget() } }
    }

    /// The document of the pages since the last. Throws what went wrong with the first page that could not be drawn.
    public func finish() throws(ExportError) -> DrawnDocument {
        let result = queue.sync { drawing.withLock { $0.finish() } }
        let drawn = self.drawn.withLock { drawn in
            defer { drawn = Drawn() }
            return drawn
        }
        let places = drawn.pages.keys.sorted()
        let (file, keys) = try result.get()
        return DrawnDocument(
            list: DisplayList(pages: places.compactMap { drawn.pages[$0] }), pdf: file.bytes, keys: places.map { keys[$0] ?? PageKeys() },
            inks: file.inks, order: drawn.order, fonts: file.fonts)
    }
}
