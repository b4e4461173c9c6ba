import Display
import Geometry
import Testing

/// What holds for every layout (STYLE.md 76).
func expectSoundPages(_ pages: Pages, sourceLocation: SourceLocation = #_sourceLocation) {
    for (index, page) in pages.display.pages.enumerated() {
        #expect(page.undeclaredText == nil, "on page \(index + 1)", sourceLocation: sourceLocation)
        let runs = page.runs
        let outside = runs.filter { !page.geometry.trim.contains($0.rect, tolerance: .pt(0.1)) }.map(\.text)
        #expect(outside == [], "leaves page \(index + 1)", sourceLocation: sourceLocation)
        #expect(overlaps(runs) == [], "overlap on page \(index + 1)", sourceLocation: sourceLocation)
    }
}

/// The characters in an order that does not depend on where they stand.
func sortedCharacters(_ text: String) -> String { String(text.filter { !$0.isNewline }.sorted()) }

/// Texts that share an area.
private func overlaps(_ runs: [PlacedRun]) -> [String] {
    let sorted = runs.sorted { $0.rect.minY < $1.rect.minY }
    var found: [String] = []
    for (position, run) in sorted.enumerated() {
        for other in sorted[(position + 1)...] {
            guard other.rect.minY < run.rect.maxY else { break }
            if run.rect.intersects(other.rect, tolerance: .pt(0.1)) { found.append(run.text + "/" + other.text) }
        }
    }
    return found
}
