import Glibc
internal import Styling

extension Color {
    /// Relative luminance (CIE Y, white is 1) of the colour, read as sRGB (IEC 61966-2-1).
    var luminance: Double {
        switch self {
        case .gray(let level): Self.linear(level)
        case .rgb(let red, let green, let blue):
            0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
        }
    }

    /// Lightness L* from 0 to 100 (CIE 1976).
    var lightness: Double { Self.lightness(luminance: luminance) }

    /// L* of a luminance (CIE 15:2004, 8.2.1).
    static func lightness(luminance: Double) -> Double {
        luminance > 216.0 / 24389 ? 116 * cbrt(luminance) - 16 : 24389.0 / 27 * luminance
    }

    private static func linear(_ component: Double) -> Double {
        component <= 0.04045 ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
    }
}
