public import Diagnostics
internal import LayoutLanguage
public import ReportData

extension LoadedLayout {
    /// The file that `data` name as the report of the period before, by its path beside their own file; `nil` when they name none.
    ///
    /// It is an input of the document as the data are.
    public func previousReportPath(in data: DataDocument) -> String? { package.previousReport(in: data)?.text }

    /// The report of the period before, read and validated; `nil` when `data` name none. What is wrong there has its places there.
    public func previousReport(
        of data: DataDocument, companion: ((String) throws(Diagnostics) -> SourceFile)?
    ) throws(Diagnostics) -> DataDocument? {
        guard let node = package.previousReport(in: data), let path = node.text else { return nil }
        let place = data.place(of: node)
        guard isInside(path) else {
            throw Diagnostics(
                Diagnostic(
                    "R004", .failure, Message("“\(path.prefix(80))”不在报告的文件夹之内", "'\(path.prefix(80))' is not within the report's folder"),
                    at: place, advice: Message("写相对路径，例如 2023/report.json", "write a relative path such as 2023/report.json")))
        }
        guard let companion else {
            throw Diagnostics(
                Diagnostic(
                    "R005", .failure, Message("此处不能读取上年报告“\(path)”", "the previous report '\(path)' can not be read here"), at: place))
        }
        let file: SourceFile
        do throws(Diagnostics) {
            file = try companion(path)
        } catch {
            throw Diagnostics(
                error.all.map { found in
                    var found = found
                    found.related.append(.init(Message("在此处写明", "named here"), at: place))
                    return found
                })
        }
        let (document, mistakes) = DataDocument.read(file)
        guard let document, mistakes.isEmpty else { throw Diagnostics(mistakes) }
        let faults = schema?.validate(document) ?? []
        guard !faults.contains(where: { $0.severity == .failure }) else { throw Diagnostics(faults) }
        return document
    }

    /// Relative, never upwards, and no name that an archive uses for its other files.
    private func isInside(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.contains("\\") && !path.contains("\0") && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && !AttachedFile.isTaken(path)
    }
}
