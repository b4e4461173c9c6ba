internal import Diagnostics
internal import LayoutLanguage
internal import Pango

extension Fonts {
    /// The roles of a layout's styles that no face plays.
    func unknownRoles(in package: LayoutPackage) -> [Diagnostic] {
        let table = library.table
        let names = table.roles.keys.sorted()
        let known = names.map { name in table.roles[name].map { "\(name)（\($0.name)）" } ?? name }
        return package.fontRoles.filter { table.role($0.text) == nil }.map { role in
            Diagnostic(
                "B050", .failure, Message("没有名为“\(role.text)”的字体", "there is no font '\(role.text)'"), at: Place(span: role.span),
                advice: Message("可以是：\(known.joined(separator: "、"))", "may be: \(names.joined(separator: ", "))"))
        }
    }

    /// Bold type that is asked for of faces that have none, one finding for each face.
    func missingBold(_ texts: [BoldText]) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var byFont: [String: Int] = [:]
        for text in texts {
            guard let role = library.table.role(text.font.rawValue), !library.table.hasBold(role) else { continue }
            if let index = byFont[role.name] {
                findings[index].related.append(.init(Message("同样", "the same"), at: Place(span: text.span)))
                continue
            }
            byFont[role.name] = findings.count
            findings.append(
                Diagnostic(
                    "B051", .warning,
                    Message("字体“\(role.name)”没有粗体，汉字印出来不加粗", "the font '\(text.font.rawValue)' has no bold face: its Han stay as they are"),
                    at: Place(span: text.span),
                    advice: Message(
                        "改用 font: hei（黑体），或加着重号 [文字]{.emphasis-dots}", "use font: hei, or emphasis dots: [text]{.emphasis-dots}")))
        }
        return findings
    }
}
