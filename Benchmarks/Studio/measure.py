"""Milliseconds from an edit to changed pixels in a real browser, and the program's memory over many edits. It judges nothing.

    measure.py PROGRAM [--only sample|full|memory|peer] [--edits N] [--peer FOLDER --fonts FOLDER --python PYTHON]
"""

import argparse
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# What an edit changes: a member of the data, and what follows its value so that only this one is meant.
FULL = ROOT / "Tests/Corpus/full-statements/report.json"
# An edit that changes nothing in sight is told after so many milliseconds.
PATIENCE = 8000


class Program:
    """The studio over a copy of a report."""

    def __init__(self, program, report, folder, layout=None):
        self.report = folder / "report.json"
        shutil.copy(report, self.report)
        for name in ("layouts", "Fonts"):
            if not (folder / name).exists():
                (folder / name).symlink_to(ROOT / name)
        command = [str(pathlib.Path(program).resolve()), "studio", "report.json", *(["--layout", str(layout)] if layout else [])]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip()
        self.port = int(re.search(r":(\d+)/", self.address).group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.headers = {}
        self.connection.request("GET", "/" + self.address.split("/", 3)[3])
        answer = self.connection.getresponse()
        answer.read()
        self.headers = {"Cookie": answer.getheader("Set-Cookie").split(";")[0], "Origin": f"http://127.0.0.1:{self.port}"}

    def ask(self, path, body=None):
        """The answer, and what the server says of its time."""
        text = None if body is None else json.dumps(body)
        self.connection.request("GET" if body is None else "POST", path, text, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status == 200, (path, answer.status, content[:300])
        times = re.findall(r"(\w+);dur=([\d.]+)", answer.getheader("Server-Timing") or "")
        return content, {name: float(value) for name, value in times}

    def edit(self, path, value):
        return self.ask("/api/r1/edit", {"edits": [{"op": "set", "path": path, "value": value}]})

    def state(self):
        return json.loads(self.ask("/api/r1/state")[0])

    @property
    def resident(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024

    def stop(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait(10)


@contextlib.contextmanager
def running(program, report, layout=None):
    with tempfile.TemporaryDirectory() as folder:
        studio = Program(program, report, pathlib.Path(folder), layout)
        try:
            yield studio
        finally:
            studio.stop()


WATCH = """([path, values, patience]) => new Promise(async (done) => {
  const pages = document.querySelector("studio-pages");
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));
  const rounds = [];
  for (const value of values) {
    performance.clearResourceTimings();
    const before = pages.sheets.map((sheet) => sheet.state.id);
    const start = performance.now();
    const seen = new Promise((go) => {
      const over = setTimeout(() => go(null), patience);
      const heard = (event) => {
        const { index, id } = event.detail;
        const box = pages.sheets[index].element.getBoundingClientRect();
        const room = pages.getBoundingClientRect();
        // Only what is in sight counts.
        if (before.includes(id) || box.bottom < room.top || box.top > room.bottom) return;
        pages.removeEventListener("drawn", heard);
        const drawn = performance.now();
        requestAnimationFrame(() => setTimeout(() => { clearTimeout(over); go({ drawn: drawn - start, painted: performance.now() - start }); }));
      };
      pages.addEventListener("drawn", heard);
    });
    const body = JSON.stringify({ edits: [{ op: "set", path, value }] });
    const answer = fetch("/api/r1/edit", { method: "POST", body });
    const round = await seen;
    await answer;
    if (!round) return done({ fault: `nothing in sight changed by ${path} = ${value}`, rounds });
    await rest(60);
    const entries = performance.getEntriesByType("resource");
    const timing = (part) => entries.filter((one) => one.name.includes(part)).flatMap((one) => one.serverTiming.map((time) => [time.name, time.duration]));
    const pictures = entries.filter((one) => one.name.includes("/picture/"));
    round.edit = timing("/edit");
    round.draw = timing("/picture/");
    round.pictures = pictures.length;
    round.bytes = pictures.reduce((sum, one) => sum + one.encodedBodySize, 0);
    round.asked = Math.min(...pictures.map((one) => one.requestStart - start));
    round.got = Math.min(...pictures.map((one) => one.responseEnd - start));
    rounds.push(round);
    // Checks follow the pages: who types on meets them, who measures waits for them.
    await rest(document.body.dataset.pause ?? 700);
  }
  done({ rounds });
})"""


def median(values):
    return statistics.median(values) if values else 0


def tell(name, pages, rounds):
    rounds = rounds[1:]
    painted = [one["painted"] for one in rounds]
    parts = {}
    for one in rounds:
        for key, value in one["edit"]:
            parts.setdefault(key, []).append(value)
        # Several pictures may be drawn for one edit: the first is waited for.
        for key, value in one["draw"][:1]:
            parts.setdefault(key, []).append(value)
    told = ", ".join(f"{key} {median(values):.1f}" for key, values in parts.items())
    print(
        f"{name}: {pages} pages; edit to pixels median {median(painted):.0f} ms ({min(painted):.0f} to {max(painted):.0f}, {len(rounds)} edits); "
        f"picture asked for at {median([one['asked'] for one in rounds]):.0f}, there at {median([one['got'] for one in rounds]):.0f}, "
        f"decoded at {median([one['drawn'] for one in rounds]):.0f}; {median([one['pictures'] for one in rounds]):.0f} pictures, "
        f"{median([one['bytes'] for one in rounds]) / 1024:.0f} KB; server: {told}", flush=True)
    return median(painted)


def browse(browser, studio, name, path, values, pause=700):
    """Edits the value at a path with its first print in sight."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN").new_page()
    page.goto(studio.address)
    page.locator("section.sheet[data-shown]").first.wait_for(timeout=60000)
    end = time.monotonic() + 120
    # The page's policy lets no text become a function, so that it is asked from here.
    while not page.evaluate("document.querySelector('studio-pages').sheets.every((one) => one.hasText)"):
        assert time.monotonic() < end, "texts do not come"
        time.sleep(0.2)
    # The first edit shows where its value is printed.
    page.evaluate(
        """async (path) => {
          const answer = await fetch("/api/r1/prints", { method: "POST", body: JSON.stringify({ path }) });
          document.querySelector("studio-pages").mark((await answer.json()).slice(0, 1), "figure");
        }""", path)
    page.wait_for_timeout(1500)
    page.evaluate(f"document.body.dataset.pause = {pause}")
    result = page.evaluate(WATCH, [path, values, PATIENCE])
    count = page.locator("section.sheet").count()
    page.context.close()
    if "fault" in result:
        sys.exit(f"{name}: {result['fault']}")
    return tell(name, count, result["rounds"])


def numbers(first, count):
    return [f"{first + 0.01 * (step + 1):.2f}" for step in range(count)]


def memory(studio, path, edits):
    """Edits without a browser, each followed by what a browser asks for; resident memory after every tenth of them."""
    sizes, times = [], []
    ids = [page["id"] for page in studio.state()["pages"]]
    for step in range(edits):
        start = time.monotonic()
        studio.edit(path, f"{100 + step % 997 / 100:.2f}")
        pages = [page["id"] for page in studio.state()["pages"]]
        for new in [one for one in pages if one not in set(ids)][:2]:
            studio.ask(f"/api/r1/picture/{new}")
        ids = pages
        times.append(time.monotonic() - start)
        if (step + 1) % max(1, edits // 10) == 0:
            sizes.append(studio.resident)
    half = sizes[len(sizes) // 2:]
    slope = (half[-1] - half[0]) / (edits / 10 * (len(half) - 1)) * 1000
    print(
        f"memory over {edits} edits: {' '.join(f'{size:.0f}' for size in sizes)} MB; slope of the second half {slope:.2f} MB for 1,000 edits; "
        f"{1000 * median(times):.0f} ms an edit with state and pictures", flush=True)


PEER = """
import sys, time, typst
source, fonts, data, output = sys.argv[1:]
compiler = typst.Compiler(source, root='/', font_paths=[fonts], ignore_system_fonts=True, sys_inputs={'data': data})
compiler.compile(output=output, format='pdf')
print('ready', flush=True)
for line in sys.stdin:
    start = time.monotonic()
    compiler.compile(output=output, format='pdf')
    print(time.monotonic() - start, flush=True)
"""


def peer(browser, options):
    """The studio and a compiler of Typst that stays, as `typst watch` does, on one document in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = folder / "data.json"
        subprocess.run([options.python, str(options.peer / "mkdata.py"), "1", str(data)], check=True, stdout=subprocess.DEVNULL)
        content = json.loads(data.read_text(encoding="utf-8"))
        path = cell(content)
        theirs = subprocess.Popen(
            [options.python, "-c", PEER, str(options.peer / "report.typ"), str(options.fonts), str(data), str(folder / "peer.pdf")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert theirs.stdout.readline().strip() == "ready"
        times = []
        with running(options.program, data, ROOT / "Benchmarks/layout") as studio:
            ours = browse(browser, studio, "peer's document", path, [json.dumps(f"{700 + step}.25") for step in range(options.rounds)])
        for step in range(options.rounds):
            put(content, path, f"{700 + step}.25")
            data.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            theirs.stdin.write("\n")
            theirs.stdin.flush()
            times.append(1000 * float(theirs.stdout.readline()))
        theirs.stdin.close()
        theirs.wait(10)
        theirs_median = median(times[1:])
        print(f"typst, compiled again after a save: median {theirs_median:.0f} ms ({min(times[1:]):.0f} to {max(times[1:]):.0f}); "
              f"ours is {ours / theirs_median:.2f} of it", flush=True)


def steps(path):
    return [int(step) if step.isdigit() else step for step in path.split("/")[1:]]


def put(content, path, value):
    *outer, last = steps(path)
    for step in outer:
        content = content[step]
    content[last] = value


def cell(content):
    """The path of a number in the middle of the document's tables."""
    found = []

    def look(value, path):
        if isinstance(value, dict):
            for key, inner in value.items():
                look(inner, f"{path}/{key}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                look(inner, f"{path}/{index}")
        elif path.endswith("/s") and "/rows/" in path and re.fullmatch(r"\d+\.\d\d", str(value)):
            found.append(path)

    look(content, "")
    return found[len(found) // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--only", action="append", choices=["sample", "full", "memory", "peer"])
    parser.add_argument("--edits", type=int, default=1000, help="of the measurement of memory")
    parser.add_argument("--rounds", type=int, default=12, help="edits in the browser")
    parser.add_argument("--pause", type=int, default=700, help="milliseconds between them")
    parser.add_argument("--peer", type=pathlib.Path, help="folder with mkdata.py and report.typ")
    parser.add_argument("--fonts", type=pathlib.Path, help="fonts for Typst")
    parser.add_argument("--python", default=sys.executable, help="a Python that has the package typst")
    options = parser.parse_args()
    wanted = options.only or ["sample", "full", "memory"] + (["peer"] if options.peer else [])
    with sync_playwright() as play:
        # A container's root has no sandbox of its own to give.
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        if "sample" in wanted:
            with running(options.program, ROOT / "report.json") as studio:
                browse(browser, studio, "sample, a number", "/income/general", numbers(197.57, options.rounds), options.pause)
            with running(options.program, ROOT / "report.json") as studio:
                names = [json.dumps(f"甲区总工会{'一二三四五六七八九十'[step % 10]}") for step in range(options.rounds)]
                browse(browser, studio, "sample, the name", "/name", names, options.pause)
        if "full" in wanted:
            with running(options.program, FULL) as studio:
                browse(browser, studio, "full-statements, a number", "/income/general", numbers(146985.02, options.rounds), options.pause)
        if "peer" in wanted:
            peer(browser, options)
        browser.close()
    if "memory" in wanted:
        with running(options.program, ROOT / "report.json") as studio:
            memory(studio, "/income/other", options.edits)


if __name__ == "__main__":
    main()
