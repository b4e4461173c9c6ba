internal import Styling

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Color {
    private var components: [Double] {
        switch self {
        case .gray(let gray): [gray, gray, gray]
        case .rgb(let red, let green, let blue): [red, green, blue]
        }
    }

    /// `#rrggbb`.
    var css: String {
        "#"
            + components.map { component in
                let byte = Int((min(max(component, 0), 1) * 255).rounded())
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }

    /// Relative luminance (WCAG 2.2, glossary).
    var luminance: Double {
        let linear = components.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast ratio (WCAG 2.2, glossary).
    func contrast(to other: Color) -> Double {
        let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }

    /// The colour, darkened until it stands out from light ground as small text must (WCAG 2.2, 1.4.3).
    func readable(on ground: Color) -> Color {
        var color = self
        for _ in 0..<40 where color.contrast(to: ground) < 4.6 {
            let parts = color.components.map { $0 * 0.94 }
            color = .rgb(red: parts[0], green: parts[1], blue: parts[2])
        }
        return color
    }
}
