/// A kind of chart: what makes marks of data with scales and guides.
protocol Composition {
    /// How many colours of the palette it takes in order.
    var colors: Int { get }

    /// The picture and what had to be left out.
    func draw() -> (marks: Marks, problems: [ChartProblem])
}
