import Foundation
import Testing

/// Pictures of pages as a user asks for them: so many pixels, and text that can be read.
@Suite struct PictureCommandTests {
    private func folder(page: String = "", prose: String? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        if let prose { try folder.write(prose, to: "layouts/small/prose/a.md") }
        let margins = "margins: {top: 20mm, inner: 20mm, outer: 20mm, bottom: 20mm}"
        try folder.write("text: {\(page)\(margins)}\n", to: "layouts/small/pages.yaml")
        try folder.write(SmallLayout.report("甲局", text: "收入<支出>&结余"), to: "report.json")
        return folder
    }

    /// Width and height of a PNG, and its pixels to the metre (ISO 15948, 11.2.2 and 11.3.5.3).
    private func head(of png: [UInt8]) -> [Int] {
        func number(_ offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard png.count > 54, Array(png[37..<41]) == Array("pHYs".utf8) else { return [] }
        return [number(16), number(20), number(41), number(45), Int(png[49])]
    }

    /// A4 is 595.28 by 841.89 pt.
    @Test(arguments: [
        (["--dpi", "24"], [199, 281, 945, 945, 1]), ([], [1191, 1684, 5669, 5669, 1]), (["--dpi", "300"], [2481, 3508, 11811, 11811, 1]),
    ])
    func pixels(options: [String], expected: [Int]) throws {
        let folder = try folder()
        let run = try CommandRun(["report.json", "-o", "p-{n}.png"] + options, in: folder)
        #expect(run.status == 0, "\(run.messages)")
        let png = try folder.bytes(of: "p-1.png")
        #expect(head(of: png) == expected)
        #expect(
            try Tool.run(
                "\(Repository.root)/.venv/bin/python", [Repository.root + "/Tests/PDFTests/Python/pixels.py", "{}", "0,0"], on: png)
                == "\(expected[0])x\(expected[1])\n#ffffff\n")
    }

    @Test(arguments: [
        (["-o", "p.png", "--dpi", "23"], "24 至 1200"), (["-o", "p.png", "--dpi", "1201"], "24 至 1200"),
        (["-o", "p.png", "--dpi", "-1"], "--dpi"),
        (["-o", "p.png", "--dpi", "x"], "--dpi"), (["-o", "p.pdf", "--dpi", "300"], "只用于 .png"), (["--dpi", "300"], "只用于 .png"),
    ])
    func wrongResolutionsAreTold(arguments: [String], words: String) throws {
        let folder = try folder()
        let before = try folder.names
        let run = try CommandRun(["report.json"] + arguments, in: folder)
        #expect(run.status == 64 && run.messages.contains(words), "\(run.messages)")
        #expect(try folder.names == before)
    }

    @Test func tooLargePicturesAreTold() throws {
        let folder = try folder(page: "paper: [100mm, 2000mm], ")
        let run = try CommandRun(["report.json", "-o", "p.png", "--dpi", "600"], in: folder)
        #expect(run.status == 1 && run.messages.contains("[R008]") && run.messages.contains("2363×47245"), "\(run.messages)")
        #expect(try !folder.names.contains("p-1.png"))
    }

    @Test("An SVG page has title, language and all of its text in reading order, and looks as it did without them")
    func vectors() throws {
        let prose = "# {name}\n合计{total}，共{count(items)}项，{text}。[`2`]{.superscript}\n@table 明细表\n"
        for page in ["", "orientation: turned, "] {
            let folder = try folder(page: page, prose: prose)
            for arguments in [["-o", "p.svg"], ["--dump", "text"], ["-o", "a.pdf"]] {
                let run = try CommandRun(["report.json", "--print"] + arguments, in: folder)
                #expect(run.status == 0, "\(run.messages)")
                if arguments[0] == "--dump" { try folder.write(run.output, to: "text.txt") }
            }
            let said = try Tool.run(
                "\(Repository.root)/.venv/bin/python", [Repository.root + "/Tests/PDFTests/Python/svg.py", "{}", "{}"],
                on: [folder.bytes(of: "p-1.svg"), folder.bytes(of: "a.pdf")])
            let lines = said.split(separator: "\n").map(String.init)
            #expect(Array(lines.prefix(4)) == ["zh-CN", "甲局报告（1）", "same picture", "same places"], "\(said)")
            #expect(Array(lines.dropFirst(4)) == (try folder.text(of: "text.txt").split(separator: "\n").map(String.init)))
        }
    }
}
