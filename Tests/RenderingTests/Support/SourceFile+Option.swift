import Diagnostics
import Testing

extension SourceFile {
    /// The report with one more option, such as `"seal": true`.
    func with(option: String) throws -> SourceFile {
        var text = text
        if let options = text.range(of: "\"options\": {") {
            text.insert(contentsOf: option + ", ", at: options.upperBound)
        } else {
            let year = try #require(text.range(of: "\"year\":"))
            text.insert(contentsOf: "\"options\": {\(option)}, ", at: year.lowerBound)
        }
        return SourceFile(name: name, text: text)
    }
}
