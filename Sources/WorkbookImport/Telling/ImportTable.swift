public import Diagnostics
internal import OrderedCollections

/// What an import did, for a person and for programs.
public struct ImportTable: Sendable {
    let map: String
    let outcome: ImportOutcome
    let changes: [ReportMerge.Change]?
    let missing: [(path: String, title: String)]

    public init(map: String, outcome: ImportOutcome, changes: [ReportMerge.Change]?, missing: [(path: String, title: String)]) {
        self.map = map
        self.outcome = outcome
        self.changes = changes
        self.missing = missing
    }

    /// Whether nothing is left for people to write: changes are told of a report that was there.
    public var isWhole: Bool { changes != nil }

    /// A line for each sheet, then the changes, then what is still missing.
    public func text(_ renderer: DiagnosticRenderer) -> String {
        let language = renderer.language
        func words(_ message: Message) -> String { message.text(in: language) }
        var rows = [
            [words(Message("工作表", "sheet")), words(Message("读作", "read as")), words(Message("单位", "unit")), words(Message("取数", "values"))]
        ]
        for sheet in outcome.sheets {
            switch sheet.fate {
            case .read(let name, let unit): rows.append(["\(sheet.file) › \(sheet.sheet)", name, unit, String(sheet.values)])
            case .ignored: rows.append(["\(sheet.file) › \(sheet.sheet)", words(Message("（不取）", "(not needed)")), "-", "-"])
            case .unused: rows.append(["\(sheet.file) › \(sheet.sheet)", words(Message("（没有认出）", "(not known)")), "-", "-"])
            }
        }
        var text = table(rows.map { $0.map(renderer.printable) })
        if let changes {
            text += words(Message("改动 \(changes.count) 处", "\(changes.count) changes")) + "\n"
            text += changes.map { change in
                let cells = change.places.map(\.description).joined(separator: "、")
                return renderer.printable("  \(change.path): \(change.old ?? words(Message("（无）", "(none)"))) → \(change.new)  \(cells)")
                    + "\n"
            }.joined()
        }
        if !missing.isEmpty {
            let titles = missing.map { "\($0.title)（\($0.path)）" }.joined(separator: "、")
            text += words(Message("工作簿里没有、要人填写的：\(titles)", "not in the workbook, to be written: \(titles)")) + "\n"
        }
        return text
    }

    /// `map`, `sheets`, `values`, `changes`, `missing`, `findings`.
    public func json(_ renderer: DiagnosticRenderer) -> String {
        let sheets = outcome.sheets.map { sheet in
            var members = [("file", JSONText.quoted(sheet.file)), ("sheet", JSONText.quoted(sheet.sheet))]
            switch sheet.fate {
            case .read(let name, let unit):
                members += [
                    ("fate", "\"read\""), ("as", JSONText.quoted(name)), ("unit", JSONText.quoted(unit)), ("values", "\(sheet.values)"),
                ]
            case .ignored: members.append(("fate", "\"ignored\""))
            case .unused: members.append(("fate", "\"unused\""))
            }
            return JSONText.object(members)
        }
        let values = outcome.values.byPath.map { path, value in
            JSONText.object([("path", JSONText.quoted(path.description)), ("value", value.content.literal), ("cells", cells(value.places))])
        }
        var members = [("map", JSONText.quoted(map)), ("sheets", list(sheets)), ("values", list(values))]
        if let changes {
            let all = changes.map { change in
                JSONText.object(
                    [("path", JSONText.quoted(change.path))] + (change.old.map { [("old", $0)] } ?? [])
                        + [("new", change.new), ("cells", cells(change.places))])
            }
            members.append(("changes", list(all)))
        }
        members.append(
            ("missing", list(missing.map { JSONText.object([("path", JSONText.quoted($0.path)), ("title", JSONText.quoted($0.title))]) })))
        members.append(("findings", renderer.json(for: outcome.findings)))
        return JSONText.object(members) + "\n"
    }

    private func cells(_ places: [CellPlace]) -> String {
        "[" + places.map { JSONText.quoted($0.description) }.joined(separator: ", ") + "]"
    }

    private func list(_ items: [String]) -> String { "[" + items.map { "\n  " + $0 }.joined(separator: ",") + "\n]" }

    private func table(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].terminalColumns }.max() ?? 0 }
        return rows.map { row in
            row.indices.map { column in
                column == row.count - 1
                    ? row[column] : row[column] + String(repeating: " ", count: widths[column] - row[column].terminalColumns)
            }.joined(separator: "  ") + "\n"
        }.joined()
    }
}
