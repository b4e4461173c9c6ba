internal import Diagnostics
internal import OrderedCollections

/// Fields that the rows in question have not, though some other row has them.
extension NameCheck {
    /// The fields that an expression asks for and that can not be there, by what is known of its names.
    mutating func checkFields(in tree: Expression, _ locals: [String]) {
        var inference = ShapeInference { [shapes, localShapes] name in
            guard locals.contains(where: { $0.hasSameBytes(as: name) }) else { return shapes.root(name) }
            // A name that holds here without more being known hides what has the same name outside.
            return localShapes.shape(of: name) ?? .unknown
        }
        _ = inference.shape(of: tree)
        for problem in inference.problems { leave(problem.name, .fieldOf(candidates: problem.candidates)) }
    }

    /// Names one element of a list from here on.
    mutating func push(_ name: String, elementOf rows: ParsedExpression) {
        var inference = ShapeInference { [shapes, localShapes] in localShapes.shape(of: $0) ?? shapes.root($0) }
        let element = rows.tree.map { inference.shape(of: $0).element } ?? .unknown
        localShapes.append(LocalShape(name: name, shape: element))
    }

    mutating func push(_ each: Each?) {
        guard let each else { return }
        push(each.name.text, elementOf: each.list)
    }

    mutating func pop(_ each: Each?) {
        if each != nil { localShapes.removeLast() }
    }

    /// Names a row of a figure and its fields.
    mutating func push(_ rows: FigureDefinition.Rows, of figure: String) {
        push(rows.row, elementOf: rows.list)
        guard case .record(let fields)? = shapes.root(figure)?.element else { return }
        for (name, shape) in fields { localShapes.append(LocalShape(name: name.name, shape: shape)) }
    }
}
