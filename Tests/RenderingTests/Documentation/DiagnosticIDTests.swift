import Foundation
import Testing

/// The IDs of messages, by which people look them up and programs tell them apart.
@Suite struct DiagnosticIDTests {
    @Test("No ID is used by two targets, unless both say the very same")
    func idsAreOfOneTarget() throws {
        let root = "\(Repository.root)/Sources"
        var (targets, words) = ([String: Set<String>](), [String: Set<String>]())
        for path in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }).filter({ $0.hasSuffix(".swift") }) ?? [] {
            let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
            for match in text.matches(of: /"([A-Z]{1,2}[0-9]{3})"([^\n]*?Message\([^\n]*?\),)?/) {
                targets[String(match.1), default: []].insert(String(path.prefix { $0 != "/" }))
                words[String(match.1), default: []].insert(match.2.map(String.init) ?? path)
            }
        }
        #expect(targets.count > 200)
        for (id, users) in targets.sorted(by: { $0.key < $1.key }) where users.count > 1 && words[id]?.count != 1 {
            Issue.record("\(id) of \(users.sorted())")
        }
    }
}
