internal import DocumentTree

/// The places between which amounts flow, in columns: every band runs from a column to a later one.
struct FlowNodes {
    struct Node {
        var name: ChartText
        var column = 0
        /// What comes in and what goes out.
        var input = 0.0
        var output = 0.0
        /// Bands that begin or end here, in the order of the data.
        var links: [Int] = []

        /// The larger of both: what the place is as high as.
        var size: Double { max(input, output) }
    }

    struct Link {
        var from: Int
        var to: Int
        var number: Double
        var value: Chart.Value
    }

    private(set) var nodes: [Node] = []
    private(set) var links: [Link] = []
    private(set) var problems: [ChartProblem] = []

    /// Places are told apart by their names. Where amounts run in a circle there are none.
    init(_ data: ChartData) {
        if data.series.count > 1 { problems.append(.moreSeries(count: data.series.count - 1)) }
        var places: [String: Int] = [:]
        func place(_ name: ChartText) -> Int {
            if let known = places[name.text] { return known }
            places[name.text] = nodes.count
            nodes.append(Node(name: name))
            return nodes.count - 1
        }
        for (index, value) in (data.series.first?.values ?? []).enumerated() {
            guard let number = value.number, number != 0, data.targets.indices.contains(index) else { continue }
            guard number > 0 else {
                problems.append(.negativePart(item: data.categories[index].text, label: value.label))
                continue
            }
            let (from, to) = (place(data.categories[index]), place(data.targets[index]))
            nodes[from].output += number
            nodes[to].input += number
            nodes[from].links.append(links.count)
            nodes[to].links.append(links.count)
            links.append(Link(from: from, to: to, number: number, value: value))
        }
        arrangeColumns()
    }

    var columns: Int { (nodes.map(\.column).max() ?? -1) + 1 }

    /// A place stands behind all from which something comes to it; those to which nothing comes, right before what they give to.
    private mutating func arrangeColumns() {
        for round in 0...nodes.count {
            var isDone = true
            for link in links where nodes[link.to].column <= nodes[link.from].column {
                nodes[link.to].column = nodes[link.from].column + 1
                isDone = false
            }
            if isDone { break }
            guard round < nodes.count else {
                let item = links.first { nodes[$0.to].column <= nodes[$0.from].column }.map { nodes[$0.to].name.text } ?? ""
                problems.append(.circle(item: item))
                (nodes, links) = ([], [])
                return
            }
        }
        for index in nodes.indices where nodes[index].input == 0 {
            let next = nodes[index].links.map { nodes[links[$0].to].column }.min() ?? 1
            nodes[index].column = next - 1
        }
    }

    /// The places of a column from top to bottom: the first as in the data, others as near as may be to what they come from, and of
    /// those from one place the first in the data.
    func order(ofColumn column: Int, tops: [Double]) -> [Int] {
        let members = nodes.indices.filter { nodes[$0].column == column }
        guard column > 0 else { return members }
        func origin(_ node: Int) -> Double {
            let incoming = nodes[node].links.map { links[$0] }.filter { $0.to == node }
            let weight = incoming.reduce(0) { $0 + $1.number }
            guard weight > 0 else { return 0 }
            // Weights and their quotients differ in the last bits where the place is one.
            return (incoming.reduce(0) { $0 + $1.number * tops[$1.from] } / weight * 1000).rounded()
        }
        return members.sorted { (origin($0), $0) < (origin($1), $1) }
    }
}
