internal import Display
internal import Geometry
internal import Typesetting

/// Text that is turned a quarter: its lines are as long as the cell is high, and there are as many as the cell's width holds.
struct RotatedText {
    let paragraph: FlowParagraph
    /// The width of the cell, which the lines share.
    let room: Length
    let composer: Composer

    /// The least length of lines that lets all of them fit the width.
    var length: Length {
        let shaped = composer.typesetter.paragraph(paragraph.items, style: paragraph.style)
        let most = max(1, ((room + tolerance) / paragraph.style.linePitch).rounded(.down))
        var length = max(shaped.minimumWidth, shaped.naturalWidth / most) + roundingRoom
        // Breaking at characters may need a little more than an even share; an em at a time finds it.
        while length < shaped.naturalWidth, Double(shaped.lines(width: length).count) > most {
            length = length + paragraph.style.text.size
        }
        return length
    }

    /// The lines in a cell of `height`, turned.
    func frame(height: Length) -> Frame {
        let lines = composer.lines(of: paragraph, width: height)
        var text = Frame(size: Size(width: height, height: .zero))
        for line in lines {
            guard case .frame(let frame) = line.content else { continue }
            text.items.append(Frame.Placed(.frame(frame), at: Point(x: .zero, y: text.size.height)))
            text.size.height = text.size.height + frame.size.height
        }
        let turn = Transform.quarterTurnCounterclockwise(of: text.size)
        return Frame(size: text.size.transposed, items: [Frame.Placed(.transformed(text, turn), at: .zero)])
    }
}
