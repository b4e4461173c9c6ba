public import Geometry

/// Why a line looks as it does (typesetting.md 7). Made on demand, never stored.
public struct LineExplanation: Hashable, Sendable {
    /// The characters of the line.
    public var text: String
    /// The space between the indents.
    public var measure: Length
    /// The width of all glyphs with their own advances and the Han–Latin gaps. With the amounts of all adjustments it gives the
    /// width that was set.
    public var naturalWidth: Length
    /// What made the line narrower or wider, in the order in which it was done.
    public var adjustments: [Adjustment]
    /// Other ends of the line near the chosen one, from left to right.
    public var alternatives: [Alternative]

    /// One rule at work.
    public struct Adjustment: Hashable, Sendable {
        public var rule: Rule
        /// What it added in all; negative where it took away.
        public var amount: Length
        /// In how many places.
        public var places: Int
    }

    /// Another line end.
    public struct Alternative: Hashable, Sendable {
        /// The last characters that the line would have.
        public var ending: String
        public var verdict: Verdict
    }

    /// What speaks against another line end.
    public enum Verdict: Hashable, Sendable {
        /// The demerits of the whole paragraph would be so much more.
        case dearer(by: Double)
        /// The line would be too long by so much, squeezed as far as it goes.
        case tooLong(by: Length)
        /// A rule keeps together what it would part.
        case forbidden(Bond)
    }

    /// What holds neighbours together, and what else a line end may not do unless there is no other way.
    public enum Bond: Hashable, Sendable, CaseIterable {
        case sectionMark, kinsoku, unit, inseparable, phrase, lastLine
    }

    /// The rules that change widths.
    public enum Rule: Hashable, Sendable, CaseIterable {
        case markAtLineStart, markAtLineEnd, hyphen, neighbouringMarks
        case squeezedWordSpaces, squeezedDots, squeezedBrackets, squeezedCommas, squeezedGaps, squeezedStops, tracking
        case closedGaps
        case stretchedWordSpaces, stretchedGaps, stretchedHan, stretchedOthers
        case leader
    }
}
