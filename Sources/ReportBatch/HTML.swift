/// Pieces of pages that need nothing beside themselves: no script, no other file, readable on a telephone.
enum HTML {
    /// Text, and values of attributes, with everything escaped that has a meaning there (HTML Living Standard, 13.3).
    static func text(_ text: String) -> String {
        isPlain(text) ? text : escaped(text)
    }

    /// Whether there is nothing to escape: letters and digits of ASCII, and U+4000 to U+9FFF, by their first bytes.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: " "), 0x80...0xBF, 0xE4...0xE9:
                true
            default: false
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(printable(scalar))
            }
        }
    }

    /// The text without what could make a page say something else than it holds.
    static func printable(_ text: String) -> String {
        isPlain(text) ? text : String(String.UnicodeScalarView(text.unicodeScalars.map(printable)))
    }

    /// Control characters and direction overrides are replaced.
    private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar != "\n", scalar != "\t" else { return scalar }
        let category = scalar.properties.generalCategory
        return category == .control || category == .format ? "\u{FFFD}" : scalar
    }

    /// A relative path as the value of `href`: every byte percent-encoded that is not unreserved (RFC 3986, 2.3).
    static func link(_ path: String) -> String {
        let digit = { (half: UInt8) in half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "A") - 10 + half }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * path.utf8.count)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A whole page; links are seen from `base`, a folder as seen from the page.
    static func page(title: String, body: String, base: String = "") -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">\(base.isEmpty ? "" : "\n<base href=\"\(link(base))\">")
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
        nav a, nav span { display: inline-block; margin-right: 1rem; padding: .35rem 0; }
        form { margin: 1rem 0; } input, select { font: inherit; padding: .25rem .4rem; } input { width: 24rem; max-width: 100%; }
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
