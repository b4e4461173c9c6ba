internal import Diagnostics
internal import Display
internal import LayoutLanguage
internal import ReportData

/// Makes the files of one report with several back ends.
struct PublishingRun {
    let renderer: ReportRenderer
    let data: DataDocument
    let options: DrawingOptions
    let ends: [BackEnd]

    /// What is left of a report when its pages are with the back ends.
    private struct Prepared {
        /// `nil` when no back end takes pages.
        var publication: Publication?
        /// The files that are made; `nil` for those of pages.
        var files: [[UInt8]?]
        var pageCount: Int?
        var title: String
        var pictures: [ReportPicture]
        var findings: [Diagnostic]
    }

    private var pageEnds: [any PageBackEnd] {
        ends.compactMap { if case .pages(let end) = $0 { end } else { nil } }
    }

    /// The files of a report that is bound and not yet checked.
    func publish(_ bound: consuming BoundReport, as forms: [OutputForm], limit: Int) throws(Diagnostics) -> PublishedReport {
        let prepared = try startingOver { () throws(Diagnostics) in try prepare(bound, limit: limit) }
        let files = try finish(prepared.files, prepared.publication)
        return PublishedReport(
            files: zip(forms, files).map { PublishedFile(form: $0, bytes: $1) }, pageCount: prepared.pageCount, title: prepared.title,
            pictures: prepared.pictures, findings: prepared.findings)
    }

    /// Everything before files of pages are finished. The bound report ends here: of a long document it is a third of the memory.
    private func prepare(_ report: BoundReport, limit: Int) throws(Diagnostics) -> Prepared {
        var (bound, findings, pages) = (report, [Diagnostic](), (document: PagedDocument?.none, count: Int?.none))
        if !pageEnds.isEmpty {
            let counter = PageCounter()
            let sinks: [any PageSink] = pageEnds + [counter]
            let (document, found) = try renderer.layOut(bound, data: data, limit: limit, to: PageTee(sinks))
            guard counter.count > 0 else { throw Diagnostics(found + [renderer.noPages]) }
            (pages, findings) = ((document, counter.count), found)
        }
        let (trees, said) = try treeFiles(of: bound)
        // Who sets pages finds what a tree's back end finds.
        if pages.document == nil { findings = said }
        bound.findings = renderer.checked(bound)
        let publication = pages.document.map { document in
            Publication(
                document: document, sources: renderer.sources(for: bound, data: data, structure: document.structure, options: options),
                options: options)
        }
        return Prepared(
            publication: publication, files: trees, pageCount: pages.count, title: bound.document.metadata.title,
            pictures: bound.pictures, findings: bound.findings + findings)
    }

    /// The files of a checked report whose pages were set before.
    func files(of bound: BoundReport, findings: [Diagnostic], pages: PagedDocument?) throws(Diagnostics) -> [[UInt8]] {
        let (trees, _) = try treeFiles(of: bound, findings: findings)
        guard !pageEnds.isEmpty, var document = pages else { return try finish(trees, nil) }
        let tee = PageTee(pageEnds)
        for index in document.order { tee.take(document.pages[index], at: index) }
        document.pages = []
        let sources = renderer.sources(for: bound, data: data, structure: document.structure, options: options)
        return try finish(trees, Publication(document: document, sources: sources, options: options))
    }

    /// The files of the document tree, and what is to be said of them.
    private func treeFiles(of bound: BoundReport, findings: [Diagnostic] = []) throws(Diagnostics) -> ([[UInt8]?], [Diagnostic]) {
        var (files, said) = ([[UInt8]?](), [Diagnostic]())
        for end in ends {
            guard case .tree(let make) = end else {
                files.append(nil)
                continue
            }
            let sources = renderer.sources(for: bound, data: data, structure: nil, options: options)
            let file = try make(TreePublication(bound: bound, data: data, findings: findings, sources: sources, options: options))
            files.append(file.bytes)
            for finding in file.findings where !said.contains(finding) { said.append(finding) }
        }
        return (files, said)
    }

    /// All files, those of pages finished.
    private func finish(_ files: [[UInt8]?], _ publication: Publication?) throws(Diagnostics) -> [[UInt8]] {
        var finished: [[UInt8]] = []
        var failure: Diagnostics?
        for (end, file) in zip(ends, files) {
            switch end {
            case .tree: finished.append(file ?? [])
            case .pages(let end):
                guard let publication, failure == nil else {
                    end.startOver()
                    continue
                }
                do throws(Diagnostics) { finished.append(try end.finish(publication)) } catch { failure = error }
            }
        }
        if let failure { throw failure }
        return finished
    }

    /// What `body` gives; when it throws, back ends forget the pages that they were given.
    private func startingOver<Value>(_ body: () throws(Diagnostics) -> Value) throws(Diagnostics) -> Value {
        do throws(Diagnostics) { return try body() } catch {
            for end in pageEnds { end.startOver() }
            throw error
        }
    }
}
