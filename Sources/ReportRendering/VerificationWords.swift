internal import Diagnostics
internal import PDFArchive

/// What `verify` says.
struct VerificationWords {
    /// The file's name.
    let file: String

    var same: Message { Message("一致：\(file) 与其数据逐字节相符", "verified: \(file) is what its data gives, byte for byte") }

    /// Signatures that were appended to a file that is as it was drawn.
    func signed(_ fields: [PDFAccount.SignatureField]) -> Message {
        let pages = fields.compactMap(\.page).map { "\($0 + 1)" }
        let chinese = pages.isEmpty ? "" : "，签章显示在第 \(pages.joined(separator: "、")) 页"
        let english = pages.isEmpty ? "" : ", seen on page \(pages.joined(separator: ", "))"
        return Message(
            "一致：\(file) 与其数据逐字节相符，其后追加了 \(fields.count) 个签名\(chinese)；签名是否有效请用签章软件查验",
            "verified: \(file) is what its data gives, byte for byte; signed afterwards \(fields.count) times\(english); "
                + "whether signatures are valid tells the program that signs")
    }

    // MARK: Only the form

    var savedAgain: Diagnostic {
        diagnostic(
            "F064", .warning, Message("页面和数据未变，但文件被其他程序另存过", "pages and data are unchanged, but another program saved the file again"),
            advice: Message("存档请用原文件，或由其数据重新生成", "keep the first file in an archive, or draw it again from its data"))
    }

    func appended(_ count: Int) -> Diagnostic {
        diagnostic(
            "F065", .warning,
            Message(
                "页面和数据未变，但文件末尾追加了 \(count) 字节，不是签名",
                "pages and data are unchanged, but \(count) bytes that are no signature follow the file"))
    }

    // MARK: Changes

    /// A part of what the file carries does not fit its sum.
    func foreign(_ part: Message) -> Diagnostic {
        diagnostic(
            "F037", .failure,
            Message("\(part.chinese)被改动过：与元数据里的校验和不符", "\(part.english) was changed: it does not fit the sum in the metadata"))
    }

    /// Files that are neither data nor layout are not those that were embedded.
    var otherFiles: Diagnostic {
        diagnostic(
            "F071", .warning,
            Message("数据和版式未变，但其他附件有增减或改动", "data and layout are unchanged, but other attachments were added, taken away or changed"))
    }

    func differences(_ found: PDFDifferences) -> [Diagnostic] {
        var said: [Diagnostic] = []
        if let (drawn, pages) = found.pageCounts {
            said.append(diagnostic("F066", .failure, Message("有 \(pages) 页，按数据应为 \(drawn) 页", "\(pages) pages, the data give \(drawn)")))
        }
        if !found.contents.isEmpty {
            let (chinese, english) = (list(found.contents, "、"), list(found.contents, ", "))
            said.append(diagnostic("F067", .failure, Message("第 \(chinese) 页与数据不符", "not what the data give: page \(english)")))
        }
        if !found.annotations.isEmpty {
            let (chinese, english) = (list(found.annotations, "、"), list(found.annotations, ", "))
            said.append(
                diagnostic("F068", .failure, Message("第 \(chinese) 页的链接或批注有增减或改动", "links or comments differ on page \(english)")))
        }
        said += files(found)
        if found.structure {
            said.append(diagnostic("F069", .failure, Message("无障碍结构被改动过", "the structure for screen readers was changed")))
        }
        if found.catalog {
            said.append(
                diagnostic(
                    "F070", .failure, Message("书签、标题、动作或表单域被改动过", "outline, title, actions or form fields were changed")))
        }
        if !found.properties.isEmpty {
            let chinese = found.properties.map { name in Self.statements[name].map { "\($0)（\(name)）" } ?? name }.joined(separator: "、")
            let english = found.properties.joined(separator: ", ")
            said.append(diagnostic("F034", .failure, Message("元数据与数据不符：\(chinese)", "metadata that the data do not give: \(english)")))
        }
        return said
    }

    /// What people call the statements of the metadata.
    private static let statements = [
        "dc:title": "标题", "dc:creator": "作者", "dc:description": "主题", "dc:language": "语言", "dc:subject": "主题词", "dc:date": "日期",
        "pdf:Keywords": "关键词", "xmp:CreateDate": "创建日期", "xmp:CreatorTool": "生成程序", "pdfaid:part": "PDF/A 标准",
        "pdfaid:rev": "PDF/A 版次", "pdfaid:conformance": "PDF/A 级别", "pdfuaid:part": "PDF/UA 标准", "pdfuaid:rev": "PDF/UA 版次",
    ]

    private func files(_ found: PDFDifferences) -> [Diagnostic] {
        let kinds = [
            (found.added, Message("增加了附件", "attachments were added")), (found.removed, Message("缺少附件", "attachments are missing")),
            (found.changed, Message("附件被改动过", "attachments were changed")),
        ]
        return kinds.filter { !$0.0.isEmpty }.map { names, what in
            let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
            return diagnostic("F071", .failure, Message("\(what.chinese)：\(shown)", "\(what.english): \(shown)"))
        }
    }

    /// Numbers with neighbours drawn together: `2, 5–7`.
    private func list(_ pages: [Int], _ separator: String) -> String {
        var ranges: [ClosedRange<Int>] = []
        for page in pages {
            if let last = ranges.last, last.upperBound == page - 1 {
                ranges[ranges.count - 1] = last.lowerBound...page
            } else {
                ranges.append(page...page)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: separator)
    }

    func otherOptions(stated: DrawingOptions, asked: DrawingOptions) -> Diagnostic {
        diagnostic(
            "F072", .failure,
            Message(
                "元数据写的生成选项是“\(stated.arguments)”，页面却是用“\(asked.arguments)”生成的",
                "the metadata say that it was drawn with '\(stated.arguments)', but the pages come of '\(asked.arguments)'"))
    }

    func otherFaces(_ names: [String]) -> Diagnostic {
        diagnostic(
            "F024", .failure,
            Message(
                "无法比对：生成时所用的字体与现有的不同：\(names.joined(separator: "、"))",
                "not verified: drawn with other faces than those at hand: \(names.joined(separator: ", "))"),
            advice: Message(
                "请在生成它的机器上比对，或运行 Scripts/prepare-fonts 看字体为何不同",
                "verify it on the machine that drew it, or run Scripts/prepare-fonts to see why the faces differ"))
    }

    func anotherVersion(_ account: PDFAccount) -> Diagnostic {
        let creator = account.creator.isEmpty ? "?" : String(account.creator.prefix(80))
        return diagnostic(
            "F073", .remark,
            Message(
                "生成文件的程序是 \(creator)，本程序是 \(Program.nameAndVersion)",
                "the file was made by \(creator), this is \(Program.nameAndVersion)"),
            advice: Message("请用同一版本的程序核对", "verify it with the version that made it"))
    }

    func unknownOptions(_ account: PDFAccount) -> Diagnostic {
        let stated = String((account.properties["options"] ?? "").prefix(200))
        return diagnostic(
            "F074", .failure,
            stated.isEmpty
                ? Message("元数据里没有生成选项，不知如何重新生成", "the metadata do not say how the file was drawn")
                : Message("本程序不认识生成选项“\(stated)”", "this program does not know the options '\(stated)'"),
            advice: Message("文件可能由别的版本生成，或元数据被改动过", "another version made the file, or its metadata were changed"))
    }

    func programError(_ error: ReadingError) -> Diagnostic {
        diagnostic("R001", .failure, Message("程序内部错误：\(error.description)", "error of the program: \(error.description)"))
    }

    private func diagnostic(_ id: DiagnosticID, _ severity: Severity, _ message: Message, advice: Message? = nil) -> Diagnostic {
        Diagnostic(id, severity, message, at: Place(file: file), advice: advice)
    }
}
