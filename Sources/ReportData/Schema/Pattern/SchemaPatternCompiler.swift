/// Reads a pattern by recursive descent and writes its program.
struct SchemaPatternCompiler {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    private typealias Program = [SchemaPattern.Instruction]

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    mutating func compile() throws(PatternError) -> [SchemaPattern.Instruction] {
        let program = try alternatives()
        guard position == scalars.count else { throw failure }
        return program + [.match]
    }

    private var failure: PatternError { PatternError(offset: position) }
    private var here: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard here == scalar else { return false }
        position += 1
        return true
    }

    // MARK: Structure

    private mutating func alternatives() throws(PatternError) -> Program {
        depth += 1
        defer { depth -= 1 }
        guard depth < 50 else { throw failure }
        var program = try sequence()
        while accept("|") {
            let other = try sequence()
            program =
                [.split(1, program.count + 2)] + shifted(program, by: 1) + [.jump(program.count + 2 + other.count)]
                + shifted(other, by: program.count + 2)
            try checkSize(program)
        }
        return program
    }

    private mutating func sequence() throws(PatternError) -> Program {
        var program: Program = []
        while let scalar = here, scalar != "|", scalar != ")" {
            let atom = try repeated(atom())
            program += shifted(atom, by: program.count)
            try checkSize(program)
        }
        return program
    }

    private mutating func repeated(_ atom: Program) throws(PatternError) -> Program {
        switch here {
        case "*": position += 1; return counted(atom, 0, nil)
        case "+": position += 1; return counted(atom, 1, nil)
        case "?": position += 1; return counted(atom, 0, 1)
        case "{":
            position += 1
            guard let least = number() else { throw failure }
            var most: Int? = least
            if accept(",") { most = here == "}" ? nil : number() }
            guard accept("}"), least <= most ?? least, max(least, most ?? 0) * atom.count <= SchemaPattern.maximumSteps else {
                throw failure
            }
            return counted(atom, least, most)
        default: return atom
        }
    }

    /// `atom` from `least` to `most` times; without `most`, without end.
    private func counted(_ atom: Program, _ least: Int, _ most: Int?) -> Program {
        var program: Program = []
        for _ in 0..<least { program += shifted(atom, by: program.count) }
        guard let most else {
            let start = program.count
            program.append(.split(start + 1, start + atom.count + 2))
            program += shifted(atom, by: start + 1)
            program.append(.jump(start))
            return program
        }
        let end = program.count + (most - least) * (atom.count + 1)
        for _ in least..<most {
            program.append(.split(program.count + 1, end))
            program += shifted(atom, by: program.count)
        }
        return program
    }

    private func shifted(_ program: Program, by distance: Int) -> Program {
        program.map { instruction in
            switch instruction {
            case .split(let first, let second): .split(first + distance, second + distance)
            case .jump(let target): .jump(target + distance)
            case .scalar, .start, .end, .match: instruction
            }
        }
    }

    private func checkSize(_ program: Program) throws(PatternError) {
        guard program.count <= SchemaPattern.maximumSteps else { throw failure }
    }

    // MARK: Characters

    private mutating func atom() throws(PatternError) -> Program {
        guard let scalar = here else { throw failure }
        position += 1
        switch scalar {
        case "^": return [.start]
        case "$": return [.end]
        case ".": return [.scalar(ScalarSet(ranges: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true))]
        case "(":
            if accept("?") { guard accept(":") else { throw failure } }
            let inner = try alternatives()
            guard accept(")") else { throw failure }
            return inner
        case "[": return [.scalar(try characterClass())]
        case "\\": return [.scalar(try escape())]
        case "*", "+", "?", "{", "}", "]", ")":
            position -= 1
            throw failure
        default: return [.scalar(ScalarSet(ranges: [scalar.value...scalar.value]))]
        }
    }

    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        var set = ScalarSet(isNegated: accept("^"))
        while let scalar = here, scalar != "]" {
            let low = try classMember()
            guard let first = low.single, here == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                guard !low.isNegated else { throw failure }
                set.ranges += low.ranges
                continue
            }
            position += 1
            guard let last = try classMember().single, first <= last else { throw failure }
            set.ranges.append(first...last)
        }
        guard accept("]") else { throw failure }
        return set
    }

    private mutating func classMember() throws(PatternError) -> ScalarSet {
        guard let scalar = here else { throw failure }
        position += 1
        return scalar == "\\" ? try escape() : ScalarSet(ranges: [scalar.value...scalar.value])
    }

    private mutating func escape() throws(PatternError) -> ScalarSet {
        guard let scalar = here else { throw failure }
        position += 1
        switch scalar {
        case "d", "D": return ScalarSet(ranges: [0x30...0x39], isNegated: scalar == "D")
        case "w", "W": return ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A], isNegated: scalar == "W")
        case "s", "S":
            let spaces: [ClosedRange<UInt32>] = [
                0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x2000...0x200A, 0x2028...0x2029, 0x3000...0x3000, 0xFEFF...0xFEFF,
            ]
            return ScalarSet(ranges: spaces, isNegated: scalar == "S")
        case "n": return ScalarSet(ranges: [0x0A...0x0A])
        case "r": return ScalarSet(ranges: [0x0D...0x0D])
        case "t": return ScalarSet(ranges: [0x09...0x09])
        case "u":
            var value: UInt32 = 0
            for _ in 0..<4 {
                guard let digit = here.flatMap({ Character($0).hexDigitValue }) else { throw failure }
                value = value << 4 | UInt32(digit)
                position += 1
            }
            return ScalarSet(ranges: [value...value])
        default:
            // Letters and digits that are not listed have meanings that are not known here.
            guard !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
                position -= 1
                throw failure
            }
            return ScalarSet(ranges: [scalar.value...scalar.value])
        }
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = here, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 100_000)
            position += 1
        }
        return value
    }
}

extension ScalarSet {
    /// The only character of the set.
    fileprivate var single: UInt32? {
        guard !isNegated, ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
