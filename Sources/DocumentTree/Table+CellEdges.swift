public import Styling

extension Table {
    /// What a cell asks of the rules at its edges; `nil` leaves an edge to the table's rules.
    public struct CellEdges: Hashable, Sendable {
        public enum Edge: Hashable, Sendable {
            /// No rule, whatever the table says.
            case open
            case stroke(Stroke)
        }

        public var top: Edge?
        public var right: Edge?
        public var bottom: Edge?
        public var left: Edge?

        public init(top: Edge? = nil, right: Edge? = nil, bottom: Edge? = nil, left: Edge? = nil) {
            self.top = top
            self.right = right
            self.bottom = bottom
            self.left = left
        }
    }
}
