internal import CXLSXWriter

extension CellLook {
    /// Makes a new format look so.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, fontName)
        format_set_font_size(format, fontSize)
        if isBold { format_set_bold(format) }
        if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let color { format_set_font_color(format, color) }
        if let background {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_fg_color(format, background)
            format_set_bg_color(format, background)
        }
        format_set_align(format, UInt8(horizontal.code.rawValue))
        format_set_align(format, UInt8(vertical.code.rawValue))
        if indent > 0 { format_set_indent(format, UInt8(clamping: indent)) }
        if wraps { format_set_text_wrap(format) }
        if isRotated { format_set_rotation(format, 90) }
        if let top = borders.top { format_set_top(format, top.code) }
        if let right = borders.right { format_set_right(format, right.code) }
        if let bottom = borders.bottom { format_set_bottom(format, bottom.code) }
        if let left = borders.left { format_set_left(format, left.code) }
        if hasDiagonal {
            format_set_diag_type(format, UInt8(LXW_DIAGONAL_BORDER_DOWN.rawValue))
            format_set_diag_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
        if let numberCode { format_set_num_format(format, numberCode) }
    }
}

extension CellLook.Horizontal {
    fileprivate var code: lxw_format_alignments {
        switch self {
        case .left: LXW_ALIGN_LEFT
        case .center: LXW_ALIGN_CENTER
        case .right: LXW_ALIGN_RIGHT
        }
    }
}

extension CellLook.Vertical {
    fileprivate var code: lxw_format_alignments {
        switch self {
        case .top: LXW_ALIGN_VERTICAL_TOP
        case .center: LXW_ALIGN_VERTICAL_CENTER
        case .bottom: LXW_ALIGN_VERTICAL_BOTTOM
        }
    }
}

extension CellLook.Border {
    fileprivate var code: UInt8 {
        switch self {
        case .thin: UInt8(LXW_BORDER_THIN.rawValue)
        case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
        case .thick: UInt8(LXW_BORDER_THICK.rawValue)
        }
    }
}
