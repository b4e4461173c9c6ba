internal import Geometry

/// What of an item decides how far it fills a region.
struct ItemMeasure {
    var height: Length
    var spaceBefore = Length.zero
    var spaceAfter = Length.zero
    /// The lines of its footnotes.
    var notesHeight = Length.zero
    /// Whether it stands on the line grid.
    var snaps = false
}

/// How far a region is filled: all that the place of the next item depends on.
struct FillLevel {
    /// The lower edge of what stands in the region.
    private(set) var y = Length.zero
    private var pendingAfter = Length.zero
    private var pendingSpace = Length.zero
    /// What footnotes take, with what separates them from the text.
    private(set) var noteHeight = Length.zero
    private(set) var hasContent = false

    /// Where the upper edge of an item would stand.
    func top(of item: ItemMeasure, in region: Region) -> Length {
        guard hasContent else { return .zero }
        let top = y + max(pendingAfter, item.spaceBefore) + pendingSpace
        guard item.snaps, let pitch = region.gridPitch else { return top }
        return top.roundedUp(to: pitch)
    }

    /// The height that is left for an item.
    func room(for item: ItemMeasure, in region: Region) -> Length { region.size.height - noteHeight - top(of: item, in: region) }

    /// What a first footnote takes beyond its lines; zero once there are notes.
    func missingSeparator(in region: Region) -> Length { noteHeight == .zero && region.holdsNotes ? region.noteSeparator.height : .zero }

    func fits(_ item: ItemMeasure, in region: Region) -> Bool {
        var need = item.height
        if item.notesHeight > .zero, region.holdsNotes { need = need + item.notesHeight + missingSeparator(in: region) }
        return need <= room(for: item, in: region) + tolerance
    }

    /// White space that only parts what stands above and below it.
    mutating func add(space: Length) {
        if hasContent { pendingSpace = pendingSpace + space }
    }

    /// White space that grows: what was to be left free stays so.
    mutating func addShare() {
        y = y + pendingAfter + pendingSpace
        (pendingAfter, pendingSpace, hasContent) = (.zero, .zero, true)
    }

    mutating func add(_ item: ItemMeasure, in region: Region) {
        let top = top(of: item, in: region)
        if item.notesHeight > .zero, region.holdsNotes { noteHeight = noteHeight + missingSeparator(in: region) + item.notesHeight }
        (y, pendingAfter, pendingSpace, hasContent) = (top + item.height, item.spaceAfter, .zero, true)
    }
}
