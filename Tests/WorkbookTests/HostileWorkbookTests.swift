import Foundation
import Testing
import XML
import Zip

@testable import Workbooks

/// Workbooks that are damaged, too large or something else end with a reason; bombs are tried with low limits.
@Suite struct HostileWorkbookTests {
    @Test(arguments: ["traps.xlsx", "traps.xls", "traps.ods"]) func limitsHold(file: String) throws {
        let bytes = try Fixture.bytes(file)
        func problem(_ limits: WorkbookLimits) -> WorkbookProblem? {
            do throws(WorkbookProblem) { _ = try Workbook.read(bytes, name: file, limits: limits) } catch { return error }
            return nil
        }
        #expect(problem(WorkbookLimits()) == nil)
        #expect(problem(WorkbookLimits(file: 100)) == .tooLarge(bytes: bytes.count, limit: 100))
        #expect(problem(WorkbookLimits(sheets: 1)) == .tooManySheets(limit: 1))
        #expect(problem(WorkbookLimits(cells: 5)) == .tooManyCells(limit: 5))
        #expect(problem(WorkbookLimits(texts: 20)) == .tooMuchText(limit: 20))
        if file != "traps.xls" { #expect(problem(WorkbookLimits(unpacked: 3000)) == .unpacksTooLarge(limit: 3000)) }
    }

    /// A file cut or changed anywhere is read or refused; it does not end the program.
    @Test(arguments: ["traps.xlsx", "traps.xls", "traps.ods"]) func damageIsRefused(file: String) throws {
        let bytes = try Fixture.bytes(file)
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
            _ = try? Workbook.read(Array(bytes.prefix(length)), name: file)
        }
        var state: UInt64 = 11
        for _ in 0..<150 {
            var changed = bytes
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = try? Workbook.read(changed, name: file)
        }
    }

    /// Damage within the parts, which the archive's checksums do not stop: each handler reads what is broken and stays within its bounds.
    @Test(arguments: ["traps.xlsx", "traps.ods"]) func brokenPartsAreRead(file: String) throws {
        var parts: [(name: String, bytes: [UInt8])] = []
        try ZipArchive.reading(try Fixture.bytes(file)) { (archive) throws(ZipError) in
            for index in 0..<archive.count {
                var bytes: [UInt8] = []
                try archive.unpack(index) { piece in
                    bytes += piece
                    return true
                }
                if let name = archive.name(of: index), name.hasSuffix(".xml") || name.hasSuffix(".rels") { parts.append((name, bytes)) }
            }
        }
        #expect(parts.count > 4)
        var state: UInt64 = 3
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var read = 0
        for (_, bytes) in parts where !bytes.isEmpty {
            for _ in 0..<40 {
                var changed = bytes
                // Digits and letters become others, so that most of what comes out is XML still.
                for _ in 0..<8 {
                    let place = random(changed.count)
                    if (0x30...0x39).contains(changed[place]) { changed[place] = UInt8(0x30 + random(10)) }
                    if (0x61...0x7A).contains(changed[place]), random(8) == 0 { changed[place] = UInt8(0x61 + random(26)) }
                }
                let handlers: [any StoppableHandler] = [
                    SheetHandler(SheetBuilder(name: "x", limits: WorkbookLimits(cells: 5000), cellsBefore: 0), sharedTexts: 3),
                    ContentHandler(limits: WorkbookLimits(sheets: 4, cells: 5000)), StylesHandler(), BookHandler(),
                    SharedTextsHandler(limit: 5000), Relations(folder: "xl/"),
                ]
                for handler in handlers {
                    let reader = XMLReader(handler)
                    if changed.withUnsafeBytes({ reader.read($0, isLast: true) }) { read += 1 }
                }
            }
        }
        #expect(read > 200)
    }

    /// Entities that grow without end need a document type declaration, and none is read.
    @Test func entitiesAreRefused() {
        let bomb = Array("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>".utf8)
        let reader = XMLReader(BookHandler())
        #expect(!bomb.withUnsafeBytes { reader.read($0, isLast: true) })
    }

    /// What libexpat would keep whole in memory: open elements, one tag. It comes in pieces, as out of an archive.
    @Test(arguments: [String(repeating: "<a>", count: 300), "<a b=\"" + String(repeating: "x", count: 3 << 20) + "\"/>"])
    func whatTakesMemoryIsRefused(text: String) {
        let reader = XMLReader(BookHandler())
        let isRead = Array("<x>\(text)".utf8).withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 1 << 16).allSatisfy { start in
                reader.read(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + (1 << 16), bytes.count)]))
            }
        }
        #expect(!isRead)
    }

    @Test func encryptionIsTold() throws {
        #expect(throws: WorkbookProblem.encrypted) { try Fixture.read("encrypted.ods") }
        // The record of the user's name becomes the one that announces encryption.
        var bytes = try Fixture.bytes("traps.xls")
        let begin = try #require(bytes.indices.first { $0 % 64 == 0 && bytes[$0...].starts(with: [0x09, 0x08, 0x10, 0x00, 0x00, 0x06]) })
        let next = begin + 20
        bytes[next] = 0x2F
        bytes[next + 1] = 0
        #expect(throws: WorkbookProblem.encrypted) { try Workbook.read(bytes, name: "x.xls") }
    }

    @Test(arguments: [
        ("%PDF-1.7", WorkbookProblem.FileKind.pdf), ("<html><table>", .html), ("姓名,金额\n", .text), ("\u{1}\u{2}\u{0}", .unknown),
        ("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", .xmlSpreadsheet),
    ]) func otherFilesAreNamed(text: String, kind: WorkbookProblem.FileKind) {
        #expect(throws: WorkbookProblem.unknownKind(kind)) { try Workbook.read(Array(text.utf8), name: "x") }
    }
}
