import Foundation
import PDFArchive
import Testing

/// Each requirement that the program fulfils, taken away: the validator must miss it, else the test of conformance says nothing of it.
///
/// `Python/ablation.py` has the cases: one process takes them all away in turn.
@Suite struct AblationTests {
    /// What is taken away, and the rule that must then be broken, of page-validation or of `Python/pdf2.py`.
    static let rules: [(name: String, profile: String, rule: String)] = [
        ("header", "3a", "PDFA3A-HEADER-001"), ("binary-comment", "3a", "PDFA3A-HEADER-BINARY-COMMENT-001"),
        ("identifier", "3a", "PDFA3A-TRAILER-ID-001"), ("stream-length", "3a", "PDFA3A-STREAM-LENGTH-001"),
        ("no-encryption", "3a", "PDFA3A-ENCRYPTION-001"), ("no-script", "3a", "PDFA3A-ACTION-TYPE-001"),
        ("no-form", "3a", "PDFA3A-ACROFORM-NEED-APPEARANCES-001"), ("no-optional-content", "3a", "PDFA3A-OPTIONAL-CONTENT-NAME-001"),
        ("field-appearance", "3a", "PDFA3A-WIDGET-APPEARANCE-001"), ("field-prints", "3a", "PDFA3A-ANNOTATION-FLAGS-PRESENT-001"),
        ("field-speaks", "ua1", "PDFUA1-FORM-FIELD-TU-ALT-001"), ("field-speaks", "ua2", "UA2-8.10"),
        ("field-tagged", "ua1", "PDFUA1-WIDGET-FORM-TAG-001"), ("field-tagged", "ua2", "UA2-8.10"), ("field-alone", "ua2", "UA2-8.10"),
        ("page-boxes", "3a", "PDFA3A-PAGE-BOUNDARY-001"),
        ("output-intent", "3a", "PDFA3A-DEVICE-RGB-001"), ("no-inks", "3a", "PDFA3A-DEVICE-CMYK-001"),
        ("no-interpolation", "3a", "PDFA3A-IMAGE-INTERPOLATE-001"), ("image-space", "3a", "PDFA3A-DEVICE-CMYK-001"),
        ("embedded", "3a", "PDFA3A-FONT-EMBEDDING-001"), ("embedded", "ua1", "PDFUA1-FONT-EMBEDDING-001"),
        ("charset", "3a", "PDFA3A-TYPE1-SUBSET-CHARSET-001"), ("unicode", "3a", "PDFA3A-UNICODE-MAPPING-001"),
        ("unicode", "ua1", "PDFUA1-FONT-UNICODE-MAPPING-001"), ("glyph-map", "3a", "PDFA3A-CIDTOGIDMAP-001"),
        ("widths", "3a", "PDFA3A-TRUETYPE-GLYPH-WIDTH-001"),
        ("metadata", "3a", "PDFA3A-METADATA-STRUCTURE-001"), ("metadata", "ua1", "PDFUA1-METADATA-STRUCTURE-001"),
        ("metadata-readable", "3a", "PDFA3A-METADATA-FILTER-001"), ("part-3", "3a", "PDFA3A-ID-PART-001"),
        ("part-2", "2a", "PDFA2A-ID-PART-001"), ("conformance", "3a", "PDFA3A-ID-CONFORMANCE-001"),
        ("schemas", "3a", "PDFA3A-XMP-PROPERTY-DEFINITION-001"), ("part-ua", "ua1", "PDFUA1-ID-PART-001"),
        ("title", "ua1", "PDFUA1-METADATA-TITLE-001"), ("title-shown", "ua1", "PDFUA1-VIEWER-PREFERENCES-001"),
        ("tree", "3a", "PDFA3A-STRUCT-TREE-ROOT-001"), ("tree", "ua1", "PDFUA1-STRUCT-TREE-ROOT-001"),
        ("marked", "3a", "PDFA3A-TAGGED-DOCUMENT-001"),
        ("marked", "ua1", "PDFUA1-TAGGED-DOCUMENT-001"), ("not-suspect", "ua1", "PDFUA1-SUSPECTS-001"),
        ("standard-types", "3a", "PDFA3A-STRUCT-TREE-ROLE-MAP-001"), ("standard-types", "ua1", "PDFUA1-STRUCT-TREE-ROLE-MAP-001"),
        ("language", "ua1", "PDFUA1-TEXT-LANGUAGE-001"), ("language-tag", "ua1", "PDFUA1-LANGUAGE-TAG-001"),
        ("foreign-language", "ua1", "PDFUA1-LANGUAGE-TAG-001"), ("pagination-marked", "ua1", "PDFUA1-CONTENT-TAGGING-001"),
        ("layout-marked", "ua1", "PDFUA1-CONTENT-TAGGING-001"), ("alternate-text", "ua1", "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"),
        ("first-heading", "ua1", "PDFUA1-HEADING-NESTING-001"), ("heading-levels", "ua1", "PDFUA1-HEADING-NESTING-001"),
        ("heads", "ua1", "PDFUA1-TABLE-HEADERS-SCOPE-001"), ("spans", "ua1", "PDFUA1-TABLE-ROW-COLUMNSPAN-001"),
        ("rows", "ua1", "PDFUA1-TD-PARENT-001"), ("table-parts", "ua1", "PDFUA1-TR-PARENT-001"),
        ("list-items", "ua1", "PDFUA1-L-KIDS-001"), ("contents-items", "ua1", "PDFUA1-TOCI-PARENT-001"),
        ("note-identifier", "ua1", "PDFUA1-NOTE-ID-001"), ("tabs", "ua1", "PDFUA1-PAGE-TABS-001"),
        ("links-print", "3a", "PDFA3A-ANNOTATION-FLAGS-PRESENT-001"), ("links-speak", "ua1", "PDFUA1-LINK-CONTENTS-001"),
        ("links-tagged", "ua1", "PDFUA1-LINK-LINK-TAG-001"), ("associated", "3a", "PDFA3A-FILE-SPEC-ASSOCIATION-001"),
        ("associated-part", "3a", "PDFA3A-FILE-SPEC-ASSOCIATION-001"), ("relationship", "3a", "PDFA3A-FILE-SPEC-AF-RELATIONSHIP-001"),
        ("file-names", "3a", "PDFA3A-FILE-SPEC-F-AND-UF-001"), ("file-names", "ua1", "PDFUA1-FILE-SPEC-F-AND-UF-001"),
        ("file-type", "3a", "PDFA3A-EMBEDDED-FILE-MIME-001"), ("no-files-in-2", "2a", "PDFA2A-EMBEDDED-FILE-PDFA-001"),
        ("header-2", "4f", "A4-6.1.2"), ("no-info", "4f", "A4-6.1.3"), ("catalog-version", "4f", "A4-6.1.12"),
        ("packet-head", "4f", "A4-6.7.2.1"), ("no-schemas", "4f", "A4-6.7.2.1"), ("part-4", "4f", "A4-6.7.3"),
        ("revision-4", "4f", "A4-6.7.3"), ("conformance-f", "4f", "A4-6.7.3"), ("files", "4f", "A4-6.9"),
        ("nothing-given-up", "4f", "PDF2"), ("part-ua-2", "ua2", "UA2-5"), ("revision-ua-2", "ua2", "UA2-5"),
        ("described", "ua2", "UA2-8.14.1"), ("namespaces", "ua2", "UA2-8.2.4"), ("one-document", "ua2", "UA2-8.2.5.2"),
        ("contents-refer", "ua2", "UA2-8.2.5.8"), ("no-plain-heading", "ua2", "UA2-8.2.5.12"),
        ("no-plain-note", "ua2", "UA2-8.2.5.14"), ("note-kind", "ua2", "UA2-8.2.5.14"), ("note-called", "ua2", "UA2-8.2.5.14"),
        ("links-enclosed", "ua2", "UA2-8.2.5.20"), ("links-apart", "ua2", "UA2-8.2.5.20"), ("link-words", "ua2", "UA2-8.9.4.2"),
        ("labels-numbered", "ua2", "UA2-8.2.5.25"), ("caption-outside", "ua2", "UA2-8.2.5.27"), ("no-private-use", "ua2", "UA2-8.6"),
        ("structure-destinations", "ua2", "UA2-8.8"), ("page-of-destination", "ua2", "UA2-8.8"), ("places-of-types", "ua2", "TS32005"),
    ]

    /// The rules that are broken, by case and profile.
    private static let broken = Result { () throws -> [String: [String]] in
        let sample = try Sample.shared()
        let script = repository + "/Tests/PDFTests/Python/ablation.py"
        let output = try Tools.run(
            repository + "/.venv/bin/python", [script, "{}", "{}", "{}"],
            on: [sample.archived(.a3aUA1), sample.archived(.a2aUA1), sample.archived(.a4fUA2)])
        try #require(output.status == 0, "\(output.text)")
        let lines = output.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        return Dictionary(uniqueKeysWithValues: lines.map { ("\($0[0]) \($0[1])", Array($0.dropFirst(2))) })
    }

    @Test(arguments: rules.map { ["\($0.name) \($0.profile)", $0.rule] })
    func isMissed(entry: [String]) throws {
        let broken = try #require(try Self.broken.get()[entry[0]], "no such case")
        #expect(broken.contains(entry[1]), "\(broken)")
    }

    @Test func nothingTakenAwayBreaksNothing() throws {
        for profile in ["3a", "2a", "ua1", "4f", "ua2"] { #expect(try Self.broken.get()["nothing \(profile)"] == []) }
    }

    @Test func everyCaseHasItsRule() throws {
        let cases = try Self.broken.get().keys.filter { !$0.hasPrefix("nothing ") }
        #expect(Set(cases) == Set(Self.rules.map { "\($0.name) \($0.profile)" }))
    }
}
