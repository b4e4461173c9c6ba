/// Pieces of pages that need nothing beside themselves: no script, no other file, readable on a telephone.
enum HTML {
    /// Text, and values of attributes, with everything escaped that has a meaning there (HTML Living Standard, 13.3).
    static func text(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default:
                // Control characters and direction overrides could make a page say something else than it holds.
                let category = scalar.properties.generalCategory
                result.unicodeScalars.append(category == .control || category == .format ? "\u{FFFD}" : scalar)
            }
        }
    }

    /// A relative path as the value of `href`: every byte percent-encoded that is not unreserved (RFC 3986, 2.3).
    static func link(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return path.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                String(UnicodeScalar(byte))
            default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }.joined()
    }

    /// A whole page.
    static func page(title: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(text(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    private static let style = """
        :root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --warn: #8a5a00; --mark: #ffe08a; }
        @media (prefers-color-scheme: dark) { :root { --bad: #f2b8b5; --warn: #f5cf8a; --mark: #6b5300; } }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          font: 16px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
          margin: 0 auto; max-width: 64rem; padding: 1rem; overflow-wrap: anywhere;
        }
        h1 { font-size: 1.4rem; line-height: 1.3; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border-bottom: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top; }
        th, td.n, td.l { white-space: nowrap; overflow-wrap: normal; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
        td.l a { display: inline-block; margin-right: 1rem; }
        .e { color: var(--bad); font-weight: bold; } .w { color: var(--warn); font-weight: bold; }
        td.wide { font-weight: normal; }
        .small { font-size: .875rem; opacity: .8; }
        article { border-left: 4px solid var(--line); margin: 1.25rem 0; padding-left: .8rem; }
        article.e, article.w { color: inherit; font-weight: inherit; }
        article.e { border-color: var(--bad); } article.w { border-color: var(--warn); }
        article p, article pre, article ul { margin: .25rem 0; } ul { padding-left: 1.2rem; }
        pre { font: .875rem/1.5 "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; background: #8881; padding: .3rem .5rem; }
        mark { background: var(--mark); color: inherit; }
        @media (max-width: 40rem) {
          thead { position: absolute; left: -999rem; }
          table, tbody, td { display: block; }
          tr { display: flex; flex-wrap: wrap; column-gap: 1rem; border-bottom: 1px solid var(--line); padding: .6rem 0; }
          td, td.n { border: 0; padding: 0; text-align: left; } td:first-child, td.wide, td.l { flex: 1 0 100%; }
          td.n::before { content: attr(data-label) " "; opacity: .7; font-weight: normal; }
          td.l a { padding: .35rem .5rem .35rem 0; }
        }
        """
}
