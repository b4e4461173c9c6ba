internal import Display

/// The faces of a document in the order of their first use, and what is shown of each.
struct FontUses {
    struct Use {
        let font: FontID
        /// The number that texts name it by.
        let id: Int
        private(set) var glyphs: Set<UInt32> = []
        private(set) var characters: Set<UInt32> = []

        init(font: FontID, id: Int) {
            self.font = font
            self.id = id
        }

        mutating func add(_ glyph: UInt32, _ character: UInt32?) {
            glyphs.insert(glyph)
            if let character { characters.insert(character) }
        }
    }

    var uses: [Use] = []
    private var places: [FontID: Int] = [:]

    /// The place of a face among the uses; `nil` for one that was not used yet.
    func place(of font: FontID) -> Int? { places[font] }

    /// Adds a face with the number that texts name it by, and gives its place.
    mutating func add(_ font: FontID, id: Int) -> Int {
        places[font] = uses.count
        uses.append(Use(font: font, id: id))
        return uses.count - 1
    }
}
