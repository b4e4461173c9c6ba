import Foundation
import Testing

/// What an import has left beside a report, in the file and in messages.
@Suite struct CellSourcesTests {
    @Test("Provenance names the cell of each value that is still the imported one; the file gives it back, and is what its data give")
    func provenance() throws {
        let folder = try TemporaryFolder()
        try SmallLayout.write(to: folder)
        try folder.write(SmallLayout.report("甲局", total: "4"), to: "report.json")
        let cells = """
            {"values": [
              {"path": "/total", "value": "4", "cells": ["决算报表.xls › Z01 › E12"]},
              {"path": "/items/0/amount", "value": "1", "cells": ["决算报表.xls › Z04 › D7", "决算报表.xls › Z05 › D8"]},
              {"path": "/items/1/amount", "value": "7", "cells": ["决算报表.xls › Z04 › D9"]}
            ]}
            """
        try folder.write(cells, to: "report.cells.json")
        let drawn = try CommandRun(["report.json", "-o", "a.pdf", "-o", "a.ofd"], in: folder)
        #expect(drawn.status == 0, "\(drawn.messages)")
        for form in ["pdf", "ofd"] {
            let taken = try CommandRun(["extract", "a.\(form)", "-o", form], in: folder)
            #expect(taken.status == 0, "\(taken.messages)")
            let provenance = try folder.text(of: "\(form)/provenance.json")
            #expect(provenance.contains("\"cells\": [\"决算报表.xls › Z01 › E12\"]"))
            #expect(provenance.contains("\"cells\": [\"决算报表.xls › Z04 › D7\", \"决算报表.xls › Z05 › D8\"]"))
            // Somebody has changed that number since.
            #expect(!provenance.contains("D9"))
            #expect(try folder.text(of: "\(form)/report.cells.json").contains("Z04 › D9"))
            let verified = try CommandRun(["verify", "a.\(form)"], in: folder)
            #expect(verified.status == 0, "\(verified.messages)")
        }
        let checked = try CommandRun(["check", "report.json"], in: folder)
        #expect(checked.messages.contains("取自 决算报表.xls › Z01 › E12"), "\(checked.messages)")
        try folder.write("{\"values\": ", to: "report.cells.json")
        let broken = try CommandRun(["report.json", "-o", "b.pdf"], in: folder)
        #expect(broken.status == 1 && broken.messages.contains("report.cells.json"), "\(broken.messages)")
        #expect(try !folder.names.contains("b.pdf"))
    }
}
