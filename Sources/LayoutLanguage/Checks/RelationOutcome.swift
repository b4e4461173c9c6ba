internal import Diagnostics
internal import ReportData

/// What a relation comes to over all its rows.
struct RelationOutcome {
    /// What does not hold or can not be worked out, in the order of the rows.
    var faults: [Fault] = []
    /// The sides of numeric equations, also of those that hold.
    var rows: [RowSides] = []
    /// What was read of the data.
    var reads = Reads()

    enum Fault {
        case violation(Violation)
        case failure([Diagnostic])
    }
}

/// A row in which a relation does not hold.
struct Violation {
    var severity: Severity
    /// The names that hold in the row.
    var scope: Scope
    var kind: Kind
    /// The first value of the data that only the first side read, else the rule.
    var place: Place
    /// The values of the other sides, and the rule.
    var related: [Diagnostic.Related]

    enum Kind {
        case doesNotHold
        /// What should not be is.
        case isForbidden(RelationSide)
        case valuesDiffer(RelationSide, RelationSide)
        case numbersDiffer(NumberPair)
    }
}

/// Two sides that are numbers, and do not stand to each other as they should.
struct NumberPair {
    var left: RelationSide
    var operation: Expression.Operator
    var right: RelationSide
    var first: Quantity
    var second: Quantity
    /// The second in the unit of the first.
    var converted: Decimal
    var difference: Decimal
    /// Whether rounding explains it.
    var isTolerable: Bool
}

/// One side of a relation, worked out.
struct RelationSide {
    var expression: Expression
    var value: Value
    /// Where the data was that was read.
    var sources: [ReadingRecord.Place]
    /// Whether what the report states was read.
    var isStated: Bool
}

/// Both sides of an equation of numbers in one row of a relation.
struct RowSides {
    /// The names that hold in the row.
    var scope: Scope
    var left: Decimal
    var right: Decimal
    /// The number of the fault, if the sides differ.
    var fault: Int?
}
