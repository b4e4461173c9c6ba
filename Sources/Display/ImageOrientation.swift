public import Geometry

/// How the rows and columns of stored pixels stand to the picture that is meant (TIFF 6.0, `Orientation`; Exif 2.32, 4.6.4).
public enum ImageOrientation: Int, Hashable, Sendable {
    case upright = 1
    case mirrored, upsideDown, mirroredUpsideDown, transposed, turnedClockwise, transverse, turnedCounterclockwise

    /// Whether rows of pixels are columns of the picture.
    public var isSideways: Bool { rawValue >= 5 }

    /// The map that brings stored pixels, drawn in `size`, to the picture, which lies in the quadrant x, y ≥ 0.
    public func transform(of size: Size) -> Transform {
        let (width, height) = (size.width, size.height)
        return switch self {
        case .upright: .identity
        case .mirrored: Transform(a: -1, b: 0, c: 0, d: 1, tx: width, ty: .zero)
        case .upsideDown: Transform(a: -1, b: 0, c: 0, d: -1, tx: width, ty: height)
        case .mirroredUpsideDown: Transform(a: 1, b: 0, c: 0, d: -1, tx: .zero, ty: height)
        case .transposed: Transform(a: 0, b: 1, c: 1, d: 0, tx: .zero, ty: .zero)
        case .turnedClockwise: .quarterTurnClockwise(of: size)
        case .transverse: Transform(a: 0, b: -1, c: -1, d: 0, tx: height, ty: width)
        case .turnedCounterclockwise: .quarterTurnCounterclockwise(of: size)
        }
    }
}

extension Image {
    /// The picture in a frame of its size, its pixels turned as its file says. They are not changed for that.
    public var frame: Frame {
        guard orientation != .upright else { return Frame(size: size, items: [Frame.Placed(.image(self), at: .zero)]) }
        var stored = self
        stored.orientation = .upright
        if orientation.isSideways { stored.size = Size(width: size.height, height: size.width) }
        return Frame(size: size, items: [Frame.Placed(.transformed(stored.frame, orientation.transform(of: stored.size)), at: .zero)])
    }
}
