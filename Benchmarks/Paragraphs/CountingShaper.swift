import Styling
import Typesetting

/// A shaper that counts what it is asked to shape.
final class CountingShaper: Shaper {
    private let shaper: any Shaper
    private(set) var calls = 0
    private(set) var characters = 0

    init(_ shaper: any Shaper) { self.shaper = shaper }

    func shape(_ text: String, style: TextStyle) -> [ShapedRun] {
        count(text)
        return shaper.shape(text, style: style)
    }

    func shape(_ text: String, style: TextStyle, script: FaceScript) -> [ShapedRun] {
        count(text)
        return shaper.shape(text, style: style, script: script)
    }

    private func count(_ text: String) {
        calls += 1
        characters += text.unicodeScalars.count
    }
}
