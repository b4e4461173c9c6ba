"""Holds web pages against what they must be, with one browser for all.

    webpage.py PAGE TEXT [PAGE TEXT …]    a page, and the text that its document is read as: a line a block, role, tab, text

Prints a line for each fault, and `checked N` at the end. Words before the path, `light,noscript:PATH`, ask for what takes seconds: axe-core's
rules on light ground and a desk, or on dark ground and a telephone, and the windows without scripts, too.
"""

import collections
import pathlib
import re
import sys
import tempfile
from urllib.parse import unquote

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (360, 768, 1440)
AMOUNT = re.compile(r"-?[\d,]*\d\.\d+%?")
# Each rule of WCAG 2.0 to 2.2, levels A and AA, that axe-core knows, and its best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def squeezed(text):
    """The characters without white space, which a browser and a page of paper have in other places."""
    return "".join(text.split())


def texts(element, skipped=("svg", "details", "nav")):
    """The text of an element in order, without pictures, numbers of charts and contents."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name.removeprefix(NAMESPACE) in skipped or "}svg" in name:
        return ""
    out = [element.text or ""]
    for child in element:
        out.append(texts(child, skipped))
        out.append(child.tail or "")
    return "".join(out)


def difference(one, other):
    """Where two texts part."""
    start = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f"page …{one[max(0, start - 20):start + 40]}… document …{other[max(0, start - 20):start + 40]}…"


def check_text(tree, lines, say):
    """The page says what the document says, in the same order, number by number."""
    main = next(e for e in tree.iter(NAMESPACE + "main"))
    blocks = [line.split("\t", 1) for line in lines if "\t" in line]
    # Contents have no numbers of pages on the web; wide tables have no panels there, and no lines for them.
    entries = [squeezed(texts(e, ())) for nav in main.iter(NAMESPACE + "nav") for e in nav.iter(NAMESPACE + "a")]
    told = [squeezed(text) for role, text in blocks if role == "contentsItem"]
    told = [text for text in told if not re.search(r"（\d+/\d+）", text) or re.search(r"（1/\d+）", text)]
    if len(entries) != len(told):
        say(f"contents: {len(entries)} lines, document {len(told)}")
    for entry, text in zip(entries, told):
        if not re.fullmatch(re.escape(entry) + r"(\D{0,3}[0-9]*|[ivxlc]*)", re.sub(r"（1/\d+）", "", text)):
            say(f"contents: {entry} is not {text}")
    page = squeezed(texts(main))
    titles = {squeezed(texts(e)) for e in main.iter() if isinstance(e.tag, str) and re.fullmatch(r".*}h[1-6]", e.tag)}

    def told_once(role, text):
        """A block; the title of a wide table without the name of its first panel."""
        bare = re.sub(r"（[^（）]*）$", "", text)
        return bare if role.startswith("heading") and squeezed(text) not in titles and squeezed(bare) in titles else text

    document = squeezed("".join(told_once(role, text) for role, text in blocks if role not in ("figure", "contentsItem")))
    if page != document:
        say("text: " + difference(page, document))
    # The pictures of charts, those for telephones aside, which have fewer lines and other sizes. A chart that a page has made lower may have name
    # and amount on one line, with a comma between.
    pictures = [svg for svg in main.iter(SVG + "svg") if "narrow" not in svg.get("class", "").split()]
    labels = [squeezed("".join(e.text or "" for e in svg.iter(SVG + "text"))).replace("，", "") for svg in pictures]
    drawn = [squeezed(text).replace("，", "") for role, text in blocks if role == "figure"]
    if len(labels) != len(drawn):
        say(f"charts: {len(labels)} pictures, document {len(drawn)}")
    for label, figure in zip(labels, drawn):
        if label != figure:
            say("chart: " + difference(label, figure))
    cells = collections.Counter(a for e in main.iter(NAMESPACE + "td") if "number" in e.get("class", "").split() for a in AMOUNT.findall(texts(e)))
    for chart in main.iter(NAMESPACE + "details"):
        cells -= collections.Counter(a for e in chart.iter(NAMESPACE + "td") for a in AMOUNT.findall(texts(e, ())))
    shown = collections.Counter(a for role, text in blocks if role == "dataCell" for a in AMOUNT.findall(text))
    if cells - shown:
        say(f"amounts that the document does not have: {list((cells - shown).items())[:5]}")


def check_markup(source, say):
    """HTML without parse errors, with what readers' programs need."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    tree = parser.parse(source)
    for position, code, values in parser.errors[:5]:
        say(f"HTML: {code} {values} at {position}")
    identifiers = [e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id")]
    for name, count in collections.Counter(identifiers).items():
        if count > 1:
            say(f"identifier twice: {name}")
    known = set(identifiers)
    for e in list(tree.iter(NAMESPACE + "td")) + list(tree.iter(NAMESPACE + "th")):
        for name in (e.get("headers") or "").split():
            if name not in known:
                say(f"no head {name}")
    for e in tree.iter(NAMESPACE + "a"):
        target = e.get("href", "")
        if target.startswith("#") and unquote(target[1:]) not in known:
            say(f"no place {target}")
    levels = [int(e.tag[-1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch(re.escape(NAMESPACE) + "h[1-6]", e.tag)]
    if not levels or levels[0] != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        say(f"headings: {levels[:20]}")
    if any(e.tag == NAMESPACE + "script" for e in tree.iter()):
        say("a script")
    if not tree.get("lang"):
        say("no language")
    for svg in tree.iter(SVG + "svg"):
        names = [child.tag.split("}")[1] for child in svg]
        if names[:2] != ["title", "desc"] or not all(len(svg[i].text or "") > 1 for i in (0, 1)):
            say("a chart without title or description")
    return tree


def check_window(browser, path, say, scripted):
    """No width makes the page scroll sideways, with scripts or without, and nothing is asked of anybody."""
    for scripts in scripted:
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": WIDTHS[0], "height": 800})
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
        page.goto(path.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if scripts:
                wide = page.evaluate("document.documentElement.scrollWidth")
            else:
                wide = max(box["x"] + box["width"] for box in [page.locator("main").bounding_box(), page.locator("footer").bounding_box()])
            if wide > width:
                say(f"{width} px, scripts {scripts}: {wide} px wide")
        for url in asked:
            say(f"asks for {url}")
        context.close()


def check_rules(browser, path, say, scheme):
    """axe-core's rules, on light ground and a desk, or on dark ground and a telephone."""
    width = {"light": 1440, "dark": 360}[scheme]
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    results = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}})
    for violation in results.response["violations"]:
        node = violation["nodes"][0]
        say(f"axe {scheme} {width}: {violation['id']} ({len(violation['nodes'])}) {node['html'][:160]} {node.get('failureSummary', '')[:200]}")
    context.close()


def main():
    arguments = sys.argv[1:]
    count = 0
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, text in zip(arguments[::2], arguments[1::2]):
            asked, _, name = name.rpartition(":")
            source = pathlib.Path(name).read_bytes().decode()
            path = pathlib.Path(folder) / f"{count}.html"
            path.write_text(source, encoding="utf-8")
            number = count

            def say(fault):
                print(f"{number}: {fault}")

            tree = check_markup(source, say)
            check_text(tree, pathlib.Path(text).read_text(encoding="utf-8").split("\n"), say)
            check_window(browser, path, say, (True, False) if "noscript" in asked else (True,))
            for scheme in ("light", "dark"):
                if scheme in asked:
                    check_rules(browser, path, say, scheme)
            count += 1
        browser.close()
    print(f"checked {count}")


main()
