internal import Diagnostics
internal import OrderedCollections

/// Fields that the rows in question have not, though some other row has them.
extension NameCheck {
    /// The fields that an expression asks for and that can not be there, by what is known of its names.
    mutating func checkFields(in tree: Expression, _ locals: [String]) {
        // A name that holds here without more being known hides what has the same name outside.
        let here = locals.map { name in
            LocalShape(name: name, shape: localShapes.last { $0.name.hasSameBytes(as: name) }?.shape ?? .unknown)
        }
        var inference = ShapeInference(roots: shapes.root, locals: here)
        _ = inference.shape(of: tree)
        for problem in inference.problems { leave(problem.name, .fieldOf(candidates: problem.candidates)) }
    }

    /// Names one element of a list from here on.
    mutating func push(_ name: String, elementOf rows: ParsedExpression) {
        // While names are learnt nothing asks for shapes.
        guard !isLearning else { return localShapes.append(LocalShape(name: name, shape: .unknown)) }
        var inference = ShapeInference(roots: shapes.root, locals: localShapes)
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
        guard !isLearning, case .record(let fields)? = shapes.root(figure)?.element else { return }
        for (name, shape) in fields { localShapes.append(LocalShape(name: name.name, shape: shape)) }
    }
}
