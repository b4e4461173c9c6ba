/// The pages over all reports of a batch, a thousand to a page, those first that are not there. Each page can be read by itself, without a
/// script and without another file; with a script one finds reports of all pages, whose entries lie in files beside the pages.
public struct IndexPages: Sendable {
    public static let rowsAPage = 1000
    public static let entriesAFile = 10_000

    private let manifest: Manifest
    /// What tells the files from those of other parts.
    private let suffix: String

    public init(_ manifest: Manifest) {
        self.manifest = manifest
        suffix = manifest.part.suffix
    }

    public var pageCount: Int { max(1, (manifest.counts.reports + Self.rowsAPage - 1) / Self.rowsAPage) }

    /// The folder of all pages but the first, and of the entries for the search.
    public static func folder(suffix: String) -> String { "index\(suffix)" }

    /// The path of a page, from 1, in the output folder.
    public static func path(ofPage number: Int, suffix: String) -> String {
        number == 1 ? "index\(suffix).html" : "\(folder(suffix: suffix))/\(number).html"
    }

    /// The path of a file of entries, from 0, in the output folder.
    public static func path(ofEntries number: Int, suffix: String) -> String { "\(folder(suffix: suffix))/search-\(number).js" }

    /// A file of entries: a call with all of them.
    public static func entries(_ entries: [String]) -> String { "reports([\n\(entries.joined(separator: ",\n"))\n]);\n" }

    /// How many rows of reports that are not there, and of those that are, stand on a page, from 1, and where they begin among them.
    public func rows(onPage number: Int) -> (others: Range<Int>, written: Range<Int>) {
        let otherCount = manifest.counts.reports - manifest.counts.written
        let rows = (number - 1) * Self.rowsAPage..<min(number * Self.rowsAPage, manifest.counts.reports)
        let others = rows.clamped(to: 0..<otherCount)
        let written = rows.clamped(to: otherCount..<manifest.counts.reports)
        return (others, written.lowerBound - otherCount..<written.upperBound - otherCount)
    }

    /// A page, from 1, with its rows.
    public func page(_ number: Int, others: String, written: String) -> String {
        let counts = manifest.counts
        let part = manifest.part.description
        var body = ["<h1>\(part.isEmpty ? "报告总览" : "报告总览（第 \(HTML.text(part)) 部分）")</h1>", summary, search]
        if pageCount > 1 { body.append(navigation(at: number)) }
        body.append("<div id=\"list\">")
        if !others.isEmpty { body.append(Self.table("未能生成（\(counts.reports - counts.written) 份）", IndexRow.otherHeads, others)) }
        if !written.isEmpty { body.append(Self.table("已生成（\(counts.written) 份）", IndexRow.writtenHeads, written)) }
        body.append("</div>")
        if pageCount > 1 { body.append(navigation(at: number)) }
        body.append("<script>\n\(script)\n</script>")
        return HTML.page(title: "报告总览", body: body.joined(separator: "\n"), base: number == 1 ? "" : "../")
    }

    private var summary: String {
        let counts = manifest.counts
        let lacking = [
            (counts.failed, "失败"), (counts.missing, "没有结果"), (counts.stale, "不合计划"), (counts.changed, "文件已变"),
        ].filter { $0.0 > 0 || $0.1 == "失败" }.map { "，\($0.1) \($0.0) 份" }.joined()
        return """
            <p>共 \(counts.reports) 份，已生成 \(counts.written) 份\(lacking)；\(counts.pages) 页，\(IndexRow.size(counts.bytes))。\
            发现错误 \(counts.errors) 条，警告 \(counts.warnings) 条，提示 \(counts.remarks) 条。</p>
            <p class="small">\(HTML.text(manifest.program))；各文件的 SHA-256 见 \(HTML.text(manifest.records))。</p>
            """
    }

    private func navigation(at number: Int) -> String {
        let steps = [("首页", 1), ("上一页", number - 1), ("下一页", number + 1), ("末页", pageCount)]
        let links = steps.map { name, page in
            (1...pageCount).contains(page) && page != number
                ? "<a href=\"\(Self.path(ofPage: page, suffix: suffix))\">\(name)</a>" : "<span class=\"small\">\(name)</span>"
        }
        return "<nav>\(links.joined())<span>第 \(number) 页，共 \(pageCount) 页</span></nav>"
    }

    private static let numericHeads: Set<String> = ["页数", "大小", "错误", "警告", "提示"]

    private static func table(_ title: String, _ heads: [String], _ rows: String) -> String {
        let head = heads.map { "<th scope=\"col\"\(numericHeads.contains($0) ? " class=\"n\"" : "")>\($0)</th>" }.joined()
        return "<h2>\(title)</h2>\n<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table>"
    }

    /// It shows only where the script runs.
    private var search: String {
        """
        <form id="find" hidden><label>查找 <input id="q" type="search" placeholder="名称、标题或路径"></label>
        <label>只看 <select id="k"><option value="">全部</option><option value="f">未能生成</option><option value="e">有错误</option>\
        <option value="w">有警告</option></select></label> <output id="o"></output></form>
        <div id="found"></div>
        """
    }

    /// With one page its rows are hidden and shown; with several the entries of all pages are gone through, file by file.
    private var script: String {
        let files = pageCount == 1 ? 0 : (manifest.counts.reports + Self.entriesAFile - 1) / Self.entriesAFile
        return """
            'use strict';
            (() => {
              const files = \(files), prefix = '\(Self.folder(suffix: suffix))/search-', most = 200;
              const [find, q, k, o, found, list] = ['find', 'q', 'k', 'o', 'found', 'list'].map(id => document.getElementById(id));
              const chunks = []; let turn = 0, latest = [];
              find.hidden = false;
              window.reports = rows => { latest = rows; };
              const load = n => chunks[n] ??= new Promise((done, failed) => {
                const script = document.createElement('script');
                script.onload = () => done(latest); script.onerror = failed; script.src = prefix + n + '.js';
                document.head.append(script);
              });
              const link = (text, to) => { const a = document.createElement('a'); a.href = to; a.textContent = text; return a; };
              const row = r => {
                const p = document.createElement('p'); p.append(r[1] + ' ');
                if (r[4]) p.append(link('PDF', r[4]), ' ');
                if (r[5]) p.append(link('问题', r[5]), ' ');
                const small = document.createElement('span'); small.className = 'small'; small.textContent = r[0] + '　' + r[3];
                p.append(document.createElement('br'), small); return p;
              };
              const look = async () => {
                const mine = ++turn, words = q.value.trim().toLowerCase(), kind = k.value, asked = words || kind;
                const fits = (text, its) => (!kind || its === kind) && text.toLowerCase().includes(words);
                found.replaceChildren(); o.textContent = '';
                let count = 0;
                if (!files) {
                  for (const tr of list.querySelectorAll('tbody tr')) {
                    tr.hidden = asked && !fits(tr.textContent, tr.dataset.k); tr.style.display = tr.hidden ? 'none' : '';
                    if (!tr.hidden) count += 1;
                  }
                  if (asked) o.textContent = count + ' 份';
                  return;
                }
                list.hidden = !!asked;
                if (!asked) return;
                for (let n = 0; n < files; n++) {
                  let rows;
                  try { rows = await load(n); } catch { o.textContent = '读不到 ' + prefix + n + '.js'; return; }
                  if (mine !== turn) return;
                  for (const r of rows) if (fits(r[0] + ' ' + r[1], r[2]) && ++count <= most) found.append(row(r));
                  o.textContent = count + ' 份' + (count > most ? '，只列出前 ' + most + ' 份' : '') + (n + 1 < files ? '……' : '');
                }
              };
              find.onsubmit = event => { event.preventDefault(); look(); };
              q.oninput = look; k.onchange = look;
            })();
            """
    }
}
