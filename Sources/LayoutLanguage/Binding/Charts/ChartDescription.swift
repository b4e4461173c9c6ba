internal import DocumentTree

/// What a reader hears instead of a chart when the layout writes nothing else: its kind and every number, as printed.
struct ChartDescription {
    let text: String

    init(_ chart: Chart, unit: String, caption: String) {
        let (words, marks) = (chart.words, chart.words.punctuation)
        let title = caption.isEmpty ? chart.name : caption
        let names = chart.categories.enumerated().map { index, name in
            name.text + (chart.targets.indices.contains(index) ? marks.arrow + chart.targets[index].text : "")
        }
        let lines = (chart.series.map { ($0, unit) } + [chart.line].compactMap { $0 }.map { ($0.series, "") })
        let series = lines.map { series, unit in
            let values = zip(names, series.values).map { category, value in
                let label = value.label.isEmpty ? words.missing : value.label + unit
                return category + marks.gap + label + (value.share.isEmpty ? "" : marks.comma + words.part + value.share)
            }
            return (series.name.isEmpty ? "" : series.name.text + marks.colon) + values.joined(separator: marks.semicolon)
        }
        let references = chart.references.map { reference in
            reference.name.text + marks.gap + (reference.value.label.isEmpty ? words.missing : reference.value.label + unit)
        }
        let totals = zip(chart.categories, chart.totals).filter { !$1.label.isEmpty }.map { $0.text + marks.gap + $1.label + unit }
        // Some captions say the kind themselves.
        let kind = marks.opening + words.name(of: chart) + marks.closing
        var sentences = [title.hasSuffix(kind) ? title : title + kind] + series
        let notes = chart.kind.notes
        sentences.append(notes.change.text)
        let changes = zip(chart.categories, notes.changes).filter { !$1.isEmpty }
        sentences.append(changes.map { $0.text + marks.colon + $1.text }.joined(separator: marks.semicolon))
        sentences.append(notes.zeros.text)
        if let rest = chart.rest {
            let share = rest.value.share.isEmpty ? "" : marks.comma + words.part + rest.value.share
            let members = rest.members.filter(chart.categories.indices.contains).map { chart.categories[$0].text }
            sentences.append(
                rest.name.text + marks.gap + rest.value.label + unit + share + marks.opening + members.joined(separator: marks.pause)
                    + marks.closing)
        }
        if !totals.isEmpty { sentences.append(words.total + marks.colon + totals.joined(separator: marks.semicolon)) }
        sentences.append(references.joined(separator: marks.semicolon))
        let spoken = sentences.filter { !$0.isEmpty }.map { $0 + marks.stop }.joined()
        text = spoken.last == " " ? String(spoken.dropLast()) : spoken
    }
}
