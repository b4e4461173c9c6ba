/// Where content stands between the left and the right edge of its box.
public enum HorizontalAlignment: String, Hashable, Sendable, CaseIterable {
    case left, center, right
}

/// Where content stands between the upper and the lower edge of its box.
public enum VerticalAlignment: String, Hashable, Sendable, CaseIterable {
    case top, middle, bottom
}
