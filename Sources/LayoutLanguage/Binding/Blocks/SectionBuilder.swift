internal import DocumentTree

/// Collects the sections of one entry of the document's order: one for each kind of page that its prose asks for.
struct SectionBuilder {
    private(set) var sections: [Section] = []
    var sink = BlockSink()
    private var master: PageMaster
    private var numbering: PageNumbering

    init(master: PageMaster, numbering: PageNumbering) {
        self.master = master
        self.numbering = numbering
    }

    /// Goes on with another kind of page; a section without blocks is none.
    mutating func turn(to next: PageMaster) {
        finish()
        master = next
    }

    /// Ends the section.
    mutating func finish() {
        guard !sink.isEmpty else { return }
        sections.append(Section(master: master, numbering: numbering, blocks: sink.take(), isContinued: !sections.isEmpty))
        // Only the first section of an entry begins the count anew.
        numbering.start = nil
    }
}
