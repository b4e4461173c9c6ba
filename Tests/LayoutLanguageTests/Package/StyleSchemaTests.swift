import Diagnostics
import Foundation
import ReportData
import Testing

@testable import LayoutLanguage

/// What editors are told of styles is what the reader of styles takes.
@Suite struct StyleSchemaTests {
    @Test(arguments: [
        ("/$defs/styles.yaml/properties/paragraphs/additionalProperties", StylePatch.schemas.paragraph),
        ("/$defs/styles.yaml/properties/cells/additionalProperties", StylePatch.schemas.cell),
        ("/$defs/styles.yaml/properties/texts/additionalProperties", StylePatch.schemas.text),
        ("/$defs/styles.yaml/properties/chart-style/properties/label", StylePatch.schemas.text),
        ("/$defs/styles.yaml/properties/chart-style/properties/value", StylePatch.schemas.text),
        ("/$defs/table/properties/classes/additionalProperties", StylePatch.schemas.cell),
        ("/$defs/form/properties/classes/additionalProperties", StylePatch.schemas.cell),
    ])
    func theSchemaOfLayoutFilesHasEachProperty(_ pointer: String, _ schema: String) throws {
        let path = ShippedPackagesTests.root.appendingPathComponent("layout-files.schema.json").path
        let file = SourceFile(name: "layout-files.schema.json", text: try String(contentsOfFile: path, encoding: .utf8))
        let written = try #require(DataDocument.read(file).document?.node(at: pointer))
        let made = try #require(DataDocument.read(SourceFile(name: "made", text: schema)).document)
        let isSame = written.hasSameValue(as: made.root)
        #expect(isSame, "\(pointer) should be \(schema)")
    }
}
