internal import Geometry

/// Numbers to distances from the low end of an axis.
struct LinearScale {
    let domain: ClosedRange<Double>
    let length: Length

    /// The part of the axis below a number.
    static func part(_ number: Double, of domain: ClosedRange<Double>) -> Double {
        (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    }

    /// The distance of a number from the low end.
    func position(_ number: Double) -> Length { length * Self.part(number, of: domain) }
}
