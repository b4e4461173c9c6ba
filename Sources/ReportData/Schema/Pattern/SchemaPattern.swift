/// A regular expression of a schema, in the part of ECMA-262 that JSON Schema recommends (2020-12 Core, 6.4): characters,
/// classes, `.`, `\d \w \s` and their opposites, `\uXXXX`, groups, `|`, `* + ? {m,n}`, `^` and `$`.
///
/// Matching walks all alternatives side by side (Thompson, 1968): time grows with the text times the pattern, never faster.
struct SchemaPattern: Hashable, Sendable {
    let source: String
    let program: [Instruction]

    /// A step of the program.
    enum Instruction: Hashable, Sendable {
        case scalar(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case match
    }

    /// The most steps a pattern may have.
    static let maximumSteps = 2_000

    /// The compiled pattern, or the place in it (in scalars) where it can not be read.
    static func compile(_ source: String) -> Result<SchemaPattern, PatternError> {
        var compiler = SchemaPatternCompiler(source)
        do throws(PatternError) {
            return .success(SchemaPattern(source: source, program: try compiler.compile()))
        } catch {
            return .failure(error)
        }
    }

    /// True when the pattern matches anywhere in `text`.
    func matches(_ text: String) -> Bool {
        var current = ThreadList(capacity: program.count)
        var next = ThreadList(capacity: program.count)
        var iterator = text.unicodeScalars.makeIterator()
        var scalar = iterator.next()
        var isStart = true
        while true {
            if add(0, to: &current, isStart: isStart, isEnd: scalar == nil) { return true }
            guard let here = scalar else { return false }
            scalar = iterator.next()
            isStart = false
            next.removeAll()
            for step in current.steps {
                guard case .scalar(let set) = program[step], set.contains(here) else { continue }
                if add(step + 1, to: &next, isStart: false, isEnd: scalar == nil) { return true }
            }
            swap(&current, &next)
        }
    }

    /// Follows what takes no character from `step` on; true when the pattern has matched.
    private func add(_ step: Int, to threads: inout ThreadList, isStart: Bool, isEnd: Bool) -> Bool {
        var pending = [step]
        while let step = pending.popLast() {
            guard threads.insert(step) else { continue }
            switch program[step] {
            case .scalar: break
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .jump(let target): pending.append(target)
            case .start: if isStart { pending.append(step + 1) }
            case .end: if isEnd { pending.append(step + 1) }
            case .match: return true
            }
        }
        return false
    }
}

/// Why a pattern can not be read.
struct PatternError: Error, Hashable {
    /// Where in the pattern, in scalars.
    var offset: Int
}

/// Characters of a class.
struct ScalarSet: Hashable, Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } != isNegated }
}

/// The steps that are alive, each once.
private struct ThreadList {
    private(set) var steps: [Int] = []
    private var isMember: [Bool]

    init(capacity: Int) { isMember = Array(repeating: false, count: capacity) }

    mutating func insert(_ step: Int) -> Bool {
        guard !isMember[step] else { return false }
        isMember[step] = true
        steps.append(step)
        return true
    }

    mutating func removeAll() {
        for step in steps { isMember[step] = false }
        steps.removeAll(keepingCapacity: true)
    }
}
