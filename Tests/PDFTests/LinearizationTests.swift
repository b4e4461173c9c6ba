import Display
import Foundation
import QPDF
import Testing

@testable import PDFArchive

/// Files for reading while they come.
@Suite struct LinearizationTests {
    @Test(arguments: [(Profile.a3aUA1, ["3a", "ua1"]), (.a2aUA1, ["2a", "ua1"]), (.a4fUA2, ["4f", "ua2"]), (.plain, [])])
    func holdsWhatTheProfileClaims(profile: Profile, levels: [String]) throws {
        let sample = try Sample.shared()
        let (plain, pdf) = (try sample.archived(profile), try sample.archived(profile, isLinearized: true))
        #expect(try Tools.brokenRules(of: pdf, profiles: levels) == [])
        #expect(try Tools.run("qpdf", ["--check-linearization", "{}"], on: pdf).text.contains("no linearization errors"))
        let check = try Tools.run("qpdf", ["--check", "{}"], on: pdf)
        #expect(check.status == 0 && check.text.contains("PDF Version: \(profile == .a4fUA2 ? "2.0" : "1.7")"), "\(check.text)")
        #expect(try Tools.run("pdfinfo", ["{}"], on: pdf).text.contains(#/Optimized: +yes/#))
        #expect(try metadata(of: pdf) == metadata(of: plain))
        #expect(try embeddedFiles(in: pdf) == embeddedFiles(in: plain))
        #expect(try sample.archived(profile, isLinearized: true) == pdf)
    }

    private func metadata(of pdf: [UInt8]) throws -> [UInt8] {
        let file = try PDFFile(pdf)
        // As it stands in the file: programs find it without reading PDF.
        let text = try file.data(of: try required(file.value(of: "Metadata", in: file.catalog)))
        #expect(String(decoding: pdf, as: UTF8.self).contains(String(decoding: text, as: UTF8.self)))
        return text
    }

    /// Of many files some have a stream that ends in a carriage return as libqpdf writes it; none of those that come out.
    @Test func dataNeverEndsInACarriageReturn() throws {
        let end = "\r\nendstream"
        var attempts = 0
        for number in 0..<60 {
            let pdf = try linearized { count throws(ArchiveError) in
                attempts += 1
                var file = FileWriter(.pdf17, keeping: [], capacity: 0, objectsPerStream: count)
                let pages = file.reserve()
                for word in 0..<40 { _ = file.add(.text("\(number) \(word)")) }
                let kid = file.reserve()
                file.write(
                    pages,
                    .dictionary([
                        .init("Type", .name("Pages")), .init("Kids", .array([.reference(kid)])), .init("Count", .integer(1)),
                    ]))
                let words = file.add(.array((0..<400).map { .text("\($0 * (number + 7))") }))
                file.write(
                    kid,
                    .dictionary([
                        .init("Type", .name("Page")), .init("Parent", .reference(pages)), .init("MediaBox", .numbers([0, 0, 10, 10])),
                        .init("Words", .reference(words)),
                    ]))
                let catalog = file.add(.dictionary([.init("Type", .name("Catalog")), .init("Pages", .reference(pages))]))
                return file.finish(catalog: catalog, info: nil, seed: [UInt8(number)])
            }
            #expect(!String(decoding: pdf, as: Unicode.ASCII.self).contains(end), "\(number)")
        }
        #expect(attempts > 60, "no file ever needed a second attempt: the test says nothing")
    }
}
