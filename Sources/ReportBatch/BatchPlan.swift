internal import Nettle

/// The reports of a batch, each with the digest of its data: what all parts work from, and what a merge holds them against.
///
/// As a file it is JSON Lines (jsonlines.org): the head, then a line for each report in the order of their names.
public struct BatchPlan: Hashable, Sendable {
    public var head: Head
    public var inputs: [ReportInput]

    /// The first line of the file.
    public struct Head: Hashable, Sendable, Codable {
        public static let kind = "render batch plan"

        public var kind = Self.kind
        /// The digest of the plan's reports; that of the plan that is repaired in a repair.
        public var plan: String
        /// The number of the repair, from 1; `nil` in a plan.
        public var repair: Int?
        /// How many lines follow.
        public var reports: Int
        /// The options of the run, as they are written in a call.
        public var options: [String]

        public init(plan: String, repair: Int?, reports: Int, options: [String]) {
            self.plan = plan
            self.repair = repair
            self.reports = reports
            self.options = options
        }
    }

    /// A plan over `inputs`, which stand in the order of their names and have their digests.
    public init(inputs: [ReportInput], options: [String]) {
        let lines = inputs.lazy.map { Array("\($0.name)\n\($0.report)\n\($0.source ?? "")\n".utf8) }
        head = Head(plan: SHA256(of: lines).hexadecimal, repair: nil, reports: inputs.count, options: options)
        self.inputs = inputs
    }

    public init(head: Head, inputs: [ReportInput]) {
        self.head = head
        self.inputs = inputs
    }
}
