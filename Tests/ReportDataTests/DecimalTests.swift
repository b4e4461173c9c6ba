import ReportData
import Testing

@Suite struct DecimalTests {
    @Test(arguments: [
        ("1", "2", "3"), ("0.1", "0.2", "0.3"), ("1e29", "1e-8", "100000000000000000000000000000.00000001"), ("-5", "5", "0"),
        ("99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000"),
        ("99999999999999999999999999999999999999", "99999999999999999999999999999999999998", "199999999999999999999999999999999999997"),
        ("1e60", "1e-60", "1e60"), ("12.5", "-12.5", "0"),
    ])
    func `sums are exact`(left: String, right: String, sum: String) {
        // A sum of 39 digits is rounded to 38.
        let expected = Decimal(sum) ?? Decimal("199999999999999999999999999999999999990")?.adding(10)
        #expect(decimal(left).adding(decimal(right)) == expected)
        #expect(decimal(right).adding(decimal(left)) == expected)
    }

    @Test(arguments: [
        ("1", "3", "0.3333333333333333333333333333333333333"), ("1", "8", "0.125"), ("-1", "7", "-0.1428571428571428571428571428571428571"),
        ("395.14", "395.14", "1"), ("99999999999999999999999999999999999999", "3", "33333333333333333333333333333333333333"),
    ])
    func `quotients have at least 37 digits`(left: String, right: String, quotient: String) throws {
        let found = try #require(decimal(left).divided(by: decimal(right)))
        #expect(found.description.hasPrefix(quotient))
        #expect(found.rounded(toDigits: 36) == decimal(quotient).rounded(toDigits: 36))
    }

    @Test func `products are exact or rounded to 38 digits, and nil beyond the range`() {
        #expect(decimal("0.1").multiplied(by: decimal("0.1")) == decimal("0.01"))
        #expect(
            decimal("12345678901234567890").multiplied(by: decimal("98765432109876543210"))
                == decimal("1219326311370217952237463801111263526900"))
        let third = decimal("0.33333333333333333333333333333333333333")
        #expect(third.multiplied(by: third) == decimal("0.11111111111111111111111111111111111111"))
        #expect(decimal("1e60").multiplied(by: decimal("1e60")) == nil)
        #expect(decimal("1e-60").multiplied(by: decimal("1e-60")) == .zero)
        #expect(decimal("1").divided(by: 0) == nil)
    }

    @Test(arguments: [
        ("0.005", 2, "0.01"), ("0.0049999", 2, "0"), ("-0.005", 2, "-0.01"), ("1.005", 2, "1.01"), ("2.675", 2, "2.68"),
        ("1e20", 2, "1e20"),
        ("149", -2, "100"), ("150", -2, "200"), ("9.995", 2, "10"), ("1", .max, "1"), ("1", .min, "0"), ("0.5", 0, "1"), ("-0.5", 0, "-1"),
    ])
    func `rounding is half up, away from zero`(number: String, digits: Int, expected: String) {
        #expect(decimal(number).rounded(toDigits: digits) == decimal(expected))
    }

    @Test func `order is that of numbers`() {
        let ascending = [
            "-1e64", "-2", "-1.9", "-1e-64", "0", "1e-64", "0.09", "0.1", "1", "1.0000000000000000000000000000000000001", "9", "10",
            "1e64",
        ].map(decimal)
        for (left, right) in zip(ascending, ascending.dropFirst()) {
            #expect(left < right)
            #expect(!(right < left))
            #expect(!(left < left))
        }
    }

    @Test func `texts come back as numbers of the same value`() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5_000 {
            let bits = UInt128(random.next()) << 64 | UInt128(random.next())
            let digits = Int128(bits >> Int.random(in: 2...127, using: &random))
            let number = Decimal(digits: random.next() & 1 == 0 ? digits : -digits, exponent: Int.random(in: -40...20, using: &random))
            guard let number else { continue }
            #expect(Decimal(number.description) == number)
        }
    }

    @Test func `arithmetic agrees with itself`() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<5_000 {
            let (a, b, c) = (random.money(), random.money(), random.money())
            #expect(a.adding(b)?.subtracting(b) == a)
            #expect(a.multiplied(by: b)?.adding(a.multiplied(by: c)!) == a.multiplied(by: b.adding(c)!))
            if !b.isZero { #expect(a.multiplied(by: b)?.divided(by: b) == a) }
            #expect((a < b) == (a.subtracting(b)!.isNegative))
        }
    }

    @Test(arguments: ["", "-", "1.", ".5", "+1", "1e", "01", "1 ", "１", "0x1", "1,000", "NaN"])
    func `other spellings are no numbers`(text: String) { #expect(Decimal(text) == nil) }

    private func decimal(_ text: String) -> Decimal {
        guard let decimal = Decimal(text) else {
            Issue.record("not a number: \(text)")
            return 0
        }
        return decimal
    }
}

/// A generator that gives the same numbers everywhere (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// An amount of up to 15 digits, two of them behind the point.
    mutating func money() -> Decimal {
        let digits = Int64(truncatingIfNeeded: next()) % 1_000_000_000_000_000
        return Decimal(digits: Int128(digits), exponent: -2) ?? 0
    }
}
