internal import Display
internal import DocumentTree
internal import Geometry
internal import Styling
internal import Typesetting

extension TablePlan {
    /// What stands above the head: the title and its lines; on later pages again as artifacts, the title continued. `space` is left free
    /// above it.
    func caption(panel: PanelPlan, isFirst: Bool, isFirstOfPanel: Bool, space: Length = .zero) -> Fragment {
        var fragment = Fragment()
        if isFirst, let anchor = table.anchor {
            fragment.items.append(Frame.Placed(.anchor(anchor), at: .zero))
            fragment.anchors.append(anchor)
        }
        if isFirstOfPanel, !isFirst, let title = table.caption?.title, let index = panels.firstIndex(where: { $0.columns == panel.columns })
        {
            fragment.items.append(Frame.Placed(.anchor(title.anchor.panel(index)), at: Point(x: .zero, y: space)))
            fragment.anchors.append(title.anchor.panel(index))
        }
        fragment.height = space
        guard let caption = table.caption, isFirst || caption.repeats else { return fragment }
        var y = space
        for item in title(panel: panel, isFirst: isFirst, isFirstOfPanel: isFirstOfPanel) {
            guard case .frame(let frame) = item.content else { continue }
            for anchor in item.anchors where isFirst { fragment.items.append(Frame.Placed(.anchor(anchor), at: Point(x: .zero, y: y))) }
            if isFirst { fragment.anchors += item.anchors }
            fragment.items.append(Frame.Placed(isFirst ? .frame(frame) : .marked(.artifact(.layout), frame), at: Point(x: .zero, y: y)))
            fragment.notes += isFirst ? item.notes : []
            y = y + item.height + item.spaceAfter
        }
        let left = (measure - panel.width) / 2
        for line in flow.captionLines {
            let (frame, notes) = CaptionFrame(line, width: panel.width, composer: composer).placed()
            fragment.items.append(Frame.Placed(isFirst ? .frame(frame) : .marked(.artifact(.layout), frame), at: Point(x: left, y: y)))
            fragment.notes += isFirst ? notes : notes.map(\.repeated)
            y = y + frame.size.height
        }
        fragment.height = y
        return fragment
    }

    /// The open line between a panel and the one before it on the same page.
    var panelSpace: Length {
        let pitch = table.caption?.title?.style.linePitch ?? table.cellStyles.first?.paragraph.linePitch ?? .zero
        return max(.zero, pitch - max(table.spaceBefore, table.spaceAfter))
    }

    private func title(panel: PanelPlan, isFirst: Bool, isFirstOfPanel: Bool) -> [FlowItem] {
        guard let caption = table.caption, let heading = caption.title, var paragraph = flow.title else { return [] }
        // The panel's name begins a line of its own where the title does not fit one; the word for a continuation stays with the title.
        let name = panel.name.isEmpty ? "" : "（\(panel.name)）"
        if isFirst {
            if !name.isEmpty {
                let leaf = paragraph.items.reversed().firstNonNil { item -> StructID? in
                    if case .text(let text) = item { text.leaf } else { nil }
                }
                paragraph.items += [.preferredBreak, .text(StyledText(name, style: heading.style.text, leaf: leaf))]
            }
            return composer.lines(of: paragraph, width: measure)
        }
        var content = heading.content
        if !isFirstOfPanel { content.append(.text(caption.continuedSuffix, nil)) }
        if !name.isEmpty { content += [.preferredBreak, .text(name, nil)] }
        let text = PlainText(style: heading.style.text, references: composer.references)
        return composer.lines(of: FlowParagraph(items: text.items(content), style: heading.style), width: measure)
    }
}

extension Sequence {
    /// The first value that `transform` gives.
    fileprivate func firstNonNil<Value>(_ transform: (Element) -> Value?) -> Value? {
        for element in self { if let value = transform(element) { return value } }
        return nil
    }
}
