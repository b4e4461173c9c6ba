/// How much smaller something must be.
enum LargestScale {
    /// The largest scale from `smallest` to 1 at which something fits, in steps of one in a hundred; `smallest` where it fits at none.
    ///
    /// The steps are coarse on purpose: sizes that two reports share are not told apart by a hair.
    static func from(_ smallest: Double, fits: (Double) -> Bool) -> Double {
        // 100 does not fit: that is why somebody asks.
        var (low, high) = (Int((smallest * 100).rounded(.up)), 100)
        guard low < high, fits(Double(low) / 100) else { return min(1, Double(low) / 100) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(Double(middle) / 100) { low = middle } else { high = middle }
        }
        return Double(low) / 100
    }
}
