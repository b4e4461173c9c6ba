"""Opens the studio in Chromium and works in it as a clerk does. One program and one browser for all of it.

    studio_page.py PROGRAM [--pictures FOLDER] [--only STEP]
"""

import argparse
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect, sync_playwright

import folder_steps

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


class Studio:
    """The program with a copy of the sample and of the layouts, and what it told of its address."""

    def __init__(self, program, folder, reports="report.json"):
        self.folder = folder
        self.program = str(pathlib.Path(program).resolve())
        self.report = folder / "report.json"
        if reports == "report.json":
            shutil.copy(ROOT / "report.json", self.report)
            self.name_cells()
        shutil.copytree(ROOT / "layouts", folder / "layouts")
        (folder / "Fonts").symlink_to(ROOT / "Fonts")
        self.process = subprocess.Popen(
            [self.program, "studio", reports], cwd=folder, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address
        self.origin = self.address.split("/?")[0]

    def name_cells(self):
        """What an import leaves beside a report: the cells of its numbers, written as they are in the report."""
        number = type("Number", (str,), {})
        values = []

        def collect(node, path):
            if isinstance(node, number):
                values.append({"path": path, "value": str(node), "cells": [f"决算报表.xls › Z01 › E{len(values) + 7}"]})
            for key, child in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
                collect(child, f"{path}/{key}")

        collect(json.loads(self.report.read_text(encoding="utf-8"), parse_float=number, parse_int=number), "")
        self.report.with_name("report.cells.json").write_text(json.dumps({"values": values}, ensure_ascii=False), encoding="utf-8")

    def data(self):
        return json.loads(self.report.read_text(encoding="utf-8"))

    def write(self, old, new, path="report.json"):
        """What an editor does: another file in the place of the one that was there."""
        target = self.report.parent / path
        text = target.read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        beside = target.with_suffix(".new")
        beside.write_text(text.replace(old, new, 1), encoding="utf-8")
        beside.rename(target)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def refused(text):
    """Whether the console only says that an edit was refused, or that a page was asked for which is there no more."""
    return "status of 409" in text or "status of 410" in text


def until(what, seconds=40):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


def shown(page, index):
    return page.locator(f"section.sheet[data-index='{index}']").get_attribute("data-shown")


def text_of(page, index):
    return page.locator(f"section.sheet[data-index='{index}'] svg.text").text_content()


def all_text(page):
    return page.locator("studio-pages").text_content()


def opens(page, studio):
    """Pages with their text, contents, findings; nothing of the token stays in the address."""
    page.goto(studio.address)
    expect(page.locator("section.sheet").first).to_have_attribute("data-shown", "p1", timeout=20000)
    assert page.url == studio.origin + "/"
    expect(page.locator("#name")).to_have_text("乐山市金口河区总工会")
    count = page.locator("section.sheet").count()
    assert count > 40
    until(lambda: page.locator("section.sheet svg.text text").count() > count * 5, 30)
    assert "乐山市金口河区总工会" in all_text(page)
    assert page.locator(".finding").count() > 50
    # A name stands there as text: markup in it is none.
    assert page.evaluate("document.cookie") == ""


def finding_leads(page, _):
    """A finding turns to the page, marks it and opens the field."""
    finding = page.locator(".finding", has_text="Q41").first
    finding.locator("button").first.click()
    expect(page.locator(".mark").first).to_be_visible()
    index = int(page.locator("section.sheet", has=page.locator(".mark")).first.get_attribute("data-index"))
    assert str(index + 1) in finding.locator(".onpage").text_content()
    focused = page.evaluate("document.activeElement.dataset.path")
    assert focused == "/stated/1/value", focused


def follows_the_file(page, studio):
    """What another program writes is shown; pages that do not change keep their pictures."""
    before = [shown(page, 0), page.locator("section.sheet").nth(20).evaluate("one => one.id + one.dataset.index")]
    page.evaluate("document.querySelector('studio-pages').scrollTop = 0")
    studio.write('"name": "乐山市金口河区总工会"', '"name": "乐山市金口河区<b>工会</b>"')
    until(lambda: "<b>" in page.locator("#name").text_content())
    until(lambda: shown(page, 0) not in (None, before[0]))
    assert page.locator("#name b").count() == 0
    assert "区<b>工会</b>" in text_of(page, 0).replace("\n", "")
    studio.write("区<b>工会</b>", "区总工会")
    expect(page.locator("#name")).to_have_text("乐山市金口河区总工会")


def keeps_pages(page, studio):
    """An edit sends only the pages that it changes."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    ids = page.evaluate("[...document.querySelectorAll('studio-pages')][0].sheets.map(one => one.state.id)")
    studio.write('"publication_date": "2025-08-15"', '"publication_date": "2025-08-16"')
    until(lambda: page.evaluate("document.querySelector('studio-pages').sheets.map(one => one.state.id)") != ids)
    now = page.evaluate("document.querySelector('studio-pages').sheets.map(one => one.state.id)")
    changed = [index for index, (old, new) in enumerate(zip(ids, now)) if old != new]
    assert len(now) == len(ids) and 1 <= len(changed) <= 3, changed
    page.wait_for_timeout(300)
    pictures = {url.rsplit("/", 1)[1] for url in asked if "/picture/" in url}
    assert pictures <= {now[index] for index in changed}, pictures


def keeps_layout_faults(page, studio):
    """A mistake in a layout is told with its place; the last good pages stay, and come back to life."""
    path = "layouts/sichuan-2024/layout.yaml"
    text = (studio.report.parent / path).read_text(encoding="utf-8")
    first = text.splitlines()[0]
    studio.write(first, "name: [", path)
    until(lambda: page.evaluate("document.body.classList.contains('stale')"))
    assert "layout.yaml" in page.locator(".finding.failure").first.text_content()
    assert page.locator("section.sheet").count() > 40
    studio.write("name: [", first, path)
    until(lambda: not page.evaluate("document.body.classList.contains('stale')"))
    # Findings follow the pages.
    until(lambda: page.locator(".finding.failure").count() == 0)


def fills_in(page, studio):
    """A field changes the file and the page; notes, order and spellings stay; undo and redo."""
    page.locator("#tab-form").click()
    text = studio.report.read_text(encoding="utf-8")
    group = page.locator("details[data-group='/income']")
    if not group.evaluate("one => one.open"):
        group.locator("summary").first.click()
    field = page.locator("input[data-path='/income/fund']")
    field.fill("3.50")
    field.press("Enter")
    until(lambda: studio.data()["income"]["fund"] == 3.5)
    changed = studio.report.read_text(encoding="utf-8")
    assert changed == text.replace('"fund": 0, "capital": 0, "superior"', '"fund": 3.50, "capital": 0, "superior"', 1)
    until(lambda: "201.07" in all_text(page))
    # A field shows where it is printed.
    page.locator("input[data-path='/income/general']").focus()
    expect(page.locator(".mark.figure").first).to_be_visible()
    page.locator("#undo").click()
    until(lambda: studio.report.read_text(encoding="utf-8") == text)
    expect(field).to_have_value("0")
    page.locator("#redo").click()
    until(lambda: studio.report.read_text(encoding="utf-8") == changed)
    page.locator("#undo").click()
    until(lambda: studio.report.read_text(encoding="utf-8") == text)


def keeps_what_is_typed(page, studio):
    """What is no number is neither taken nor lost."""
    text = studio.report.read_text(encoding="utf-8")
    field = page.locator("input[data-path='/income/fund']")
    field.fill("约三万")
    field.press("Enter")
    expect(field).to_have_attribute("data-fault", "")
    expect(field).to_have_value("约三万")
    assert studio.report.read_text(encoding="utf-8") == text
    field.press("Escape")
    expect(field).to_have_value("0")


def shows_cards(page, studio):
    """A click on a number shows where it comes from and where else it stands; the field can be changed there."""
    number = page.locator("tspan.figure", has_text="197.57").first
    number.scroll_into_view_if_needed()
    number.click()
    expect(page.locator("studio-card .printed")).to_contain_text("197.57")
    assert page.locator("studio-card .places li").count() >= 1
    assert "false" not in page.locator("studio-card").text_content()
    assert page.locator("studio-card .sources input").count() >= 1
    expect(page.locator("studio-card .sources .cell").first).to_contain_text("决算报表.xls › Z01 › E")
    page.locator("studio-card .places button").last.click()
    expect(page.locator(".mark.figure").first).to_be_visible()


def pastes_cells(page, studio):
    """Cells of a spreadsheet go into the grid in one step, which one undo takes back."""
    text = studio.report.read_text(encoding="utf-8")
    page.locator("#tab-form").click()
    group = page.locator("details[data-group='/items']")
    if not group.evaluate("one => one.open"):
        group.locator("summary").first.click()
    cell = page.locator("studio-form input[data-path='/items/0/basic']")
    cell.evaluate(
        """one => {
          const cells = new DataTransfer();
          cells.setData("text/plain", "104.42\\t1,000.5\\r\\n7\\t８.5\\r\\n");
          one.focus();
          one.dispatchEvent(new ClipboardEvent("paste", { clipboardData: cells, bubbles: true, cancelable: true }));
        }""")
    until(lambda: studio.data()["items"][1]["project"] == 8.5)
    items = studio.data()["items"]
    assert (items[0]["basic"], items[0]["project"], items[1]["basic"]) == (104.42, 1000.5, 7), items[:2]
    page.locator("#undo").click()
    until(lambda: studio.report.read_text(encoding="utf-8") == text)


def tells_conflicts(page, studio):
    """Of two who change one value the second is told; nothing is overwritten."""
    value = studio.data()["income"]["other"]
    answer = page.evaluate(
        """async () => {
          const edit = { op: "set", path: "/income/other", value: "5", was: "17" };
          const answer = await fetch("/api/r1/edit", { method: "POST", body: JSON.stringify({ edits: [edit] }) });
          return [answer.status, (await answer.json()).zh];
        }""")
    assert answer[0] == 409 and "/income/other" in answer[1], answer
    assert studio.data()["income"]["other"] == value


def keeps_strangers_out(browser, studio):
    """A page of another origin, in the same browser and with the cookie, can neither read nor write."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>elsewhere</title>")

        def log_message(self, *_):
            pass

    text = studio.report.read_text(encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.contexts[-1]
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    body = json.dumps({"edits": [{"op": "set", "path": "/income/other", "value": "5"}]})
    results = page.evaluate(
        """async ([origin, body]) => {
          const seen = async (address, how) => {
            try {
              const answer = await fetch(origin + address, { credentials: "include", ...how });
              return answer.type === "opaque" ? "opaque" : answer.status;
            } catch { return "refused"; }
          };
          const picture = await new Promise((done) => {
            const one = new Image();
            one.onload = () => done("seen");
            one.onerror = () => done("refused");
            one.src = origin + "/api/r1/picture/p2";
          });
          return [await seen("/api/r1/data", {}), await seen("/api/r1/edit", { method: "POST", mode: "no-cors", body }), picture];
        }""",
        [studio.origin, body])
    page.close()
    server.shutdown()
    assert results[0] == "refused" and results[2] == "refused", results
    time.sleep(0.2)
    assert studio.report.read_text(encoding="utf-8") == text


def offers_the_value(page, studio):
    """A finding that knows what should stand there puts it there in one click, and goes."""
    text = studio.report.read_text(encoding="utf-8")
    mend = page.locator(".finding", has_text="Q41").first.locator(".mend")
    expect(mend).to_have_text("改为 197.57")
    mend.click()
    until(lambda: studio.data()["stated"][1]["value"] == 197.57)
    until(lambda: page.locator(".finding", has_text="Q41").count() == 0)
    page.locator("#undo").click()
    until(lambda: studio.report.read_text(encoding="utf-8") == text)
    until(lambda: page.locator(".finding", has_text="Q41").count() == 1)


def works_by_keyboard(page, studio):
    """From the search to a field to the page without a mouse."""
    page.locator("#tab-form").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-source")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("决算年度")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.path") == "/year"
    page.keyboard.press("Control+a")
    page.keyboard.type("2025")
    page.keyboard.press("Enter")
    until(lambda: studio.data()["year"] == 2025)
    until(lambda: "2025年度" in text_of(page, 0).replace(" ", ""))
    page.keyboard.press("Control+z")
    until(lambda: studio.data()["year"] == 2024)
    page.locator("input[type=search]").fill("")


def is_accessible(page, _):
    """Axe finds nothing serious; nothing runs over at twice the zoom or on a telephone."""
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    assert not found, [(v["id"], v["nodes"][0]["html"][:200]) for v in found]
    for width, height in [(720, 450), (390, 800)]:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.locator("studio-pages")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})


def goes_on_in_english(page, _):
    page.locator("#language").click()
    expect(page.locator("#tab-form")).to_have_text("Data")
    expect(page.locator("#findings-title")).to_have_text("Findings")
    page.locator("#language").click()
    expect(page.locator("#tab-form")).to_have_text("填写")


def picture(page, path):
    """A picture of the window in few colours, as documents carry it."""
    page.wait_for_timeout(1800)
    page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(160, dither=Image.Dither.NONE).save(path, optimize=True)


def pictures(page, _, folder, picture):
    """The pictures of docs/studio.md."""
    folder.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": 1360, "height": 800})
    page.reload()
    page.locator("section.sheet[data-shown]").first.wait_for()
    until(lambda: page.locator(".finding").count() > 0)
    page.wait_for_timeout(1000)
    page.locator(".finding", has_text="Q41").first.locator("button").first.click()
    picture(page, folder / "studio.png")
    number = page.locator("tspan.figure", has_text="0.41").first
    number.click()
    page.locator("studio-card .printed").wait_for()
    picture(page, folder / "studio-card.png")
    page.locator("studio-card .close").click()
    page.evaluate("document.querySelector('#left').style.width = '640px'")
    page.locator("details[data-group='/stated'] > summary").click()
    page.locator("details[data-group='/items'] > summary").click()
    page.locator("studio-form input[data-path='/items/0/basic']").click()
    picture(page, folder / "studio-grid.png")


STEPS = [
    opens, finding_leads, follows_the_file, keeps_pages, keeps_layout_faults, fills_in, keeps_what_is_typed, shows_cards, pastes_cells,
    tells_conflicts, offers_the_value, works_by_keyboard, is_accessible, goes_on_in_english,
]


def watched(page, origin, faults, foreign, is_of_sources):
    """What goes wrong in the page, and what it asks of others; with `--page` it is taken from the sources."""
    if is_of_sources:
        page.route("**/page/*", lambda route: route.fulfill(path=ROOT / "Sources/Studio/Page" / route.request.url.rsplit("/", 1)[1]))
        page.route(origin + "/", lambda route: route.fulfill(path=ROOT / "Sources/Studio/Page/index.html"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" and not refused(said.text) else None)
    page.on("request", lambda request: None if request.url.startswith(origin) else foreign.append(request.url))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", action="append", help="names of steps; of a folder's steps those before are made, too")
    parser.add_argument("--page", action="store_true", help="the page as it stands in the sources, not as the program has it")
    options = parser.parse_args()
    names = [step.__name__ for step in STEPS]
    wanted = options.only or names + ["folder"]
    with sync_playwright() as play:
        # A container's root has no sandbox of its own to give.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for reports in ["report.json", "reports"]:
            steps = [step for step in STEPS if step.__name__ in wanted or step is opens] if reports == "report.json" else folder_steps.STEPS
            if not set(wanted) & (set(names) if reports == "report.json" else {"folder"}):
                continue
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name) / "work"
                folder.mkdir()
                if reports == "reports":
                    folder_steps.prepare(ROOT, folder)
                studio = Studio(options.program, folder, reports)
                page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN").new_page()
                faults, foreign = [], []
                watched(page, studio.origin, faults, foreign, options.page)
                try:
                    for step in steps:
                        start = time.monotonic()
                        step(page, studio)
                        print(f"{step.__name__}: {time.monotonic() - start:.1f} s", flush=True)
                    if reports == "report.json" and not options.only:
                        keeps_strangers_out(browser, studio)
                        print("keeps_strangers_out", flush=True)
                    if options.pictures:
                        (pictures if reports == "report.json" else folder_steps.pictures)(page, studio, options.pictures, picture)
                    assert not faults, faults
                    assert not foreign, foreign
                except BaseException:
                    page.screenshot(path=pathlib.Path(tempfile.gettempdir()) / "studio-page-failure.png")
                    print("faults:", faults, file=sys.stderr)
                    raise
                finally:
                    page.context.close()
                    studio.stop()
        browser.close()
    print("studio page: all well")


if __name__ == "__main__":
    main()
