import Foundation

/// The tests of the repository by their names, for documents that name them: `KinsokuTests` or `KinsokuTests.levelsDiffer`.
struct NamedTests {
    private let texts: [String: [String]]

    init() throws {
        let root = "\(Repository.root)/Tests"
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") } ?? []
        var texts: [String: [String]] = [:]
        for path in paths {
            let suite = path.split(separator: "/").last?.dropLast(".swift".count).description ?? ""
            texts[suite, default: []].append(try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8))
        }
        self.texts = texts
    }

    /// Whether there is a suite, or a test of a suite, of that name.
    func contain(_ name: String) -> Bool {
        let names = name.split(separator: ".").map(String.init)
        guard let texts = texts[names[0]] else { return false }
        return names.count == 1 || texts.contains { $0.contains("func \(names[1])(") && $0.contains("@Test") }
    }
}
