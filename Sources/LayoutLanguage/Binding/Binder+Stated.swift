internal import Diagnostics
internal import OrderedCollections

extension Binder {
    /// What is wrong with the data's `stated`: names that nothing has, and values that are printed nowhere.
    func statedFindings(phraseNames: [String]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (index, entry) in stated.figures.enumerated() where !usedFigures.contains(index) {
            let names = statableNames
            let problem: FigureProblem =
                names.contains(entry.name)
                ? .statedUnused(entry.name) : .unknownStatedFigure(entry.name, nearest: nearestName(to: entry.name, among: names))
            found.append(problem.diagnostic(at: figures.data.place(of: entry.nameNode)))
        }
        for (index, entry) in stated.phrases.enumerated() where !usedPhrases.contains(index) {
            let problem: FigureProblem =
                phraseNames.contains(entry.name)
                ? .statedUnused(entry.name) : .unknownStatedPhrase(entry.name, nearest: nearestName(to: entry.name, among: phraseNames))
            found.append(problem.diagnostic(at: figures.data.place(of: entry.nameNode)))
        }
        return found
    }

    /// The names under which a report may state figures: `总计`, `收入来源.金额`.
    private var statableNames: [String] {
        package.figures.flatMap { name, definition in
            switch definition.content {
            case .value: [name]
            case .rows(let rows): rows.fields.keys.map { "\(name).\($0)" }
            }
        }
    }
}
