internal import Diagnostics

/// What prose stands in: pages, or something that begins and ends none.
enum ProseContainer: Hashable {
    case page, cell, columns, box, place

    /// What prose stands in between a directive and its `@end`.
    func inside(_ group: ProseGroup) -> ProseContainer {
        switch group.kind {
        // Columns in a box are in a box first of all.
        case .columns: self == .page ? .columns : self
        case .box: .box
        case .place: .place
        }
    }

    /// What is wrong with a directive for pages here; `nil` where it may stand. A cell passes over it.
    func problem(of word: String) -> BindingProblem? {
        switch self {
        case .page, .cell: nil
        case .columns, .box, .place: .strayDirective(word, in: self)
        }
    }

    /// What is wrong with a group here; `nil` where it may stand.
    func problem(of group: ProseGroup) -> BindingProblem? {
        switch (group.kind, self) {
        case (.columns, .columns), (.place, .box), (.place, .place): .strayDirective(group.word, in: self)
        case (.place(let place), .columns), (.place(let place), .cell): place.repeats ? .strayDirective("place {pages=all}", in: self) : nil
        case (.columns, _), (.box, _), (.place, .page): nil
        }
    }

    var words: Message {
        switch self {
        case .page: Message("版面", "pages")
        case .cell: Message("单元格", "cells")
        case .columns: Message("分栏", "columns")
        case .box: Message("定高的框", "a box")
        case .place: Message("放置的内容", "what is placed")
        }
    }

    var advice: Message? {
        switch self {
        case .page, .cell: nil
        case .columns: Message("先用 @end 结束分栏，其后再写 @columns", "end the columns before it with @end, and begin them again behind it")
        case .box, .place: Message("把它移到 @end 之后", "move it behind the @end")
        }
    }
}
