/// Blocks of a reference that belong together: files, and what comes of them.
///
/// Files are named behind the fence (`yaml figures.yaml`); prose without a name is that of the document. `text prints` states the
/// blocks of the document, `text finds` what is found wrong; without it nothing may be found. `text expressions` states results.
struct ReferenceExample {
    var files: [(path: String, text: String)] = []
    var prints: MarkdownBlock?
    var finds: MarkdownBlock?
    var expressions: MarkdownBlock?
    var first: MarkdownBlock

    /// Where prose without a name stands.
    static let prosePath = "prose/正文.md"

    /// A stretch of examples under one heading, which build on one another.
    struct Section {
        var title: String
        var examples: [ReferenceExample] = []
    }

    /// The sections of a document; blocks that say nothing of themselves come back as well, since nothing runs them.
    static func sections(of blocks: [MarkdownBlock]) -> (sections: [Section], unused: [MarkdownBlock]) {
        var sections: [Section] = []
        var unused: [MarkdownBlock] = []
        for block in blocks {
            if sections.last?.title != block.section { sections.append(Section(title: block.section)) }
            let last = sections.count - 1
            /// The example that goes on, or a new one.
            func continuing(_ goesOn: (ReferenceExample) -> Bool) -> ReferenceExample {
                guard let open = sections[last].examples.last, goesOn(open) else { return ReferenceExample(first: block) }
                sections[last].examples.removeLast()
                return open
            }
            switch (block.language, block.name) {
            case ("text", "prints"):
                var example = continuing { $0.prints == nil }
                example.prints = block
                sections[last].examples.append(example)
            case ("text", "finds"):
                var example = continuing { $0.finds == nil }
                example.finds = block
                sections[last].examples.append(example)
            case ("text", "expressions"):
                var example = ReferenceExample(first: block)
                example.expressions = block
                sections[last].examples.append(example)
            case ("yaml", _), ("json", _), ("md", _):
                let path = block.name.isEmpty && block.language == "md" ? prosePath : block.name
                guard path.hasSuffix("." + block.language) else {
                    unused.append(block)
                    continue
                }
                var example = continuing { open in
                    open.prints == nil && open.finds == nil && open.expressions == nil && !open.files.contains { $0.path == path }
                }
                example.files.append((path, block.text))
                sections[last].examples.append(example)
            default: unused.append(block)
            }
        }
        return (sections, unused)
    }
}
