internal import XML

/// Which styles show numbers as dates or by a power of ten smaller, and which hide their sheet.
struct OpenDocumentStyles {
    private(set) var formats: [NumberFormat] = [.general]
    private var cellStyles: [String: Int] = [:]
    private var dataStyles: [String: NumberFormat] = [:]
    private var hiddenTables: Set<String> = []
    private var style: (name: String, family: String)?
    private var dataStyle: (name: String, isDate: Bool, scale: Int)?

    private static let most = 20_000

    func isHidden(table style: String?) -> Bool { style.map(hiddenTables.contains) ?? false }

    /// The number of the format of a cell style; 0 for one that says nothing.
    func number(of style: String?) -> Int { style.flatMap { cellStyles[$0] } ?? 0 }

    mutating func start(_ name: XMLText, _ attributes: XMLAttributes) {
        switch name {
        case "number-style", "currency-style", "percentage-style", "date-style", "time-style":
            let isDate = name == "date-style" || name == "time-style"
            dataStyle = attributes["name"].map { ($0.string, isDate, name == "percentage-style" ? -2 : 0) }
        case "number":
            // 1000 for each comma behind the digits.
            if let factor = attributes["display-factor"], dataStyle != nil {
                dataStyle?.scale += factor.string.prefix { $0 != "." }.dropFirst().count { $0 == "0" }
            }
        case "style":
            guard let name = attributes["name"]?.string, let family = attributes["family"]?.string else { return }
            style = (name, family)
            guard family == "table-cell", cellStyles.count < Self.most else { return }
            // A style without a format of its own has that of the style it is made from.
            if let format = attributes["data-style-name"].flatMap({ dataStyles[$0.string] }) {
                formats.append(format)
                cellStyles[name] = formats.count - 1
            } else if let parent = attributes["parent-style-name"].flatMap({ cellStyles[$0.string] }) {
                cellStyles[name] = parent
            }
        case "table-properties":
            if let style, style.family == "table", let display = attributes["display"], display == "false" {
                hiddenTables.insert(style.name)
            }
        default: break
        }
    }

    mutating func end(_ name: XMLText) {
        switch name {
        case "number-style", "currency-style", "percentage-style", "date-style", "time-style":
            guard let ended = dataStyle, dataStyles.count < Self.most else { return }
            dataStyles[ended.name] = NumberFormat(code: ended.name, isDate: ended.isDate, scale: ended.scale)
            dataStyle = nil
        case "style": style = nil
        default: break
        }
    }

    func text(_ text: XMLText) {}
}
