"""What a clerk does with a folder: looks through it, begins reports, drops workbooks and last year's PDF, takes all PDFs away."""

import io
import json
import re
import shutil
import time
import zipfile

import xlsxwriter
from playwright.sync_api import expect


def prepare(root, folder):
    """Three reports: the sample, which has errors, one as it was begun, and one that is ready."""
    sample = (root / "report.json").read_text(encoding="utf-8")
    whole = json.loads(sample)
    for name in ["甲", "乙", "丁"]:
        (folder / "reports" / name).mkdir(parents=True)
    (folder / "reports/甲/report.json").write_text(sample, encoding="utf-8")
    shutil.copy(root / "Tests/Corpus/all-zero/report.json", folder / "reports/丁/report.json")
    whole["name"] = "【请填写：单位全称】"
    (folder / "reports/乙/report.json").write_text(json.dumps(whole, ensure_ascii=False, indent=2), encoding="utf-8")


def row(page, text):
    return page.locator("studio-folder tbody tr", has_text=text)


def lists_reports(page, studio):
    """Each report with its name, code, pages, findings and how far it is; found by name and code."""
    page.goto(studio.address)
    expect(page.locator("studio-folder")).to_be_visible()
    expect(page.locator("studio-folder tbody tr")).to_have_count(3)
    expect(row(page, "乐山市金口河区总工会").locator(".state")).to_be_visible(timeout=60000)
    expect(row(page, "乙").locator(".state")).to_have_text("新建", timeout=60000)
    sample = row(page, "乐山市金口河区总工会")
    expect(sample.locator("td.number")).to_have_text(re.compile(r"^4\d$"))
    expect(sample.locator(".counts")).to_contain_text("错误")
    expect(sample).to_contain_text("sichuan-2024")
    search = page.locator("studio-folder input[type=search]")
    search.fill("金口河")
    expect(page.locator("studio-folder tbody tr")).to_have_count(1)
    search.fill("不存在的单位")
    expect(page.locator("studio-folder tbody tr")).to_have_count(0)
    search.fill("")


def follows_the_folder(page, studio):
    """A report that is put into the folder is listed; one that is taken away is not."""
    shutil.copytree(studio.folder / "reports/甲", studio.folder / "reports/丙")
    expect(page.locator("studio-folder tbody tr")).to_have_count(4, timeout=10000)
    shutil.rmtree(studio.folder / "reports/丙")
    expect(page.locator("studio-folder tbody tr")).to_have_count(3, timeout=10000)


def begins_a_report(page, studio):
    """A layout and a few answers make a folder with a report, which opens."""
    page.locator("studio-folder header button", has_text="新建报告").click()
    dialog = page.locator("studio-begin dialog")
    expect(dialog).to_be_visible()
    dialog.locator("#begin-layout").select_option("sichuan")
    dialog.locator("[data-key=name]").fill("../../云溪 局")
    dialog.locator("[data-key=year]").fill("二〇二五")
    for field in dialog.locator("input[data-key]").all():
        if field.get_attribute("data-key") not in ("name", "year"):
            field.fill(field.get_attribute("placeholder") or "605001")
    dialog.locator("button[type=submit]").click()
    # What is no number stays there.
    expect(dialog.locator("[data-key=year]")).to_have_value("二〇二五")
    dialog.locator("[data-key=year]").fill("2025")
    dialog.locator("button[type=submit]").click()
    expect(page.locator("#name")).to_contain_text("云溪 局", timeout=20000)
    made = [path for path in (studio.folder / "reports").iterdir() if "云溪" in path.name]
    assert len(made) == 1 and "." not in made[0].name, made
    data = json.loads((made[0] / "report.json").read_text(encoding="utf-8"))
    assert (data["layout"], data["name"], data["year"]) == ("sichuan", "../../云溪 局", 2025), data["name"]
    assert (made[0] / "schema.json").exists()
    assert sorted(path.name for path in studio.folder.iterdir()) == ["Fonts", "layouts", "reports"]
    page.locator("#reports").click()
    expect(row(page, "云溪 局")).to_be_visible(timeout=10000)


def workbook(folder):
    """The first form of the accounts, in which one income is another than in the sample."""
    path = folder / "决算报表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Z01收入支出决算总表")
    rows = [
        ["收入支出决算总表"], ["编制单位：乐山市金口河区总工会", None, "2024年度", "单位：万元"], ["收入", None, None, "支出", None, None],
        ["项目", "行次", "决算数", "项目(按功能分类)", "行次", "决算数"], ["栏次", None, 1, "栏次", None, 2],
        ["一般公共预算财政拨款收入", 1, 197.57], ["政府性基金预算财政拨款收入", 2, 12.34], ["其他收入", 8, 5.5],
    ]
    for number, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(number, column, value)
    sheet.merge_range(2, 0, 2, 2, "收入")
    sheet.merge_range(2, 3, 2, 5, "支出")
    book.close()
    return path


def shows_what_a_workbook_changes(page, studio):
    """Value by value, each to be taken or left; nothing is changed before."""
    row(page, "乐山市金口河区总工会").locator("button.link").click()
    expect(page.locator("section.sheet").first).to_have_attribute("data-shown", "p1", timeout=30000)
    report = studio.folder / "reports/甲/report.json"
    text = report.read_text(encoding="utf-8")
    with page.expect_file_chooser() as chooser:
        page.locator("#workbook").click()
    chooser.value.set_files(str(workbook(studio.folder.parent)))
    dialog = page.locator("studio-changes dialog")
    fund = dialog.locator("tbody tr", has_text="/income/fund")
    expect(fund).to_be_visible(timeout=20000)
    expect(fund.locator("td.number")).to_have_text(["0", "12.34"])
    expect(fund).to_contain_text("决算报表.xlsx › Z01收入支出决算总表 › C7")
    other = dialog.locator("tbody tr", has_text="/income/other")
    expect(other.locator("td.number.new")).to_have_text("5.5")
    assert report.read_text(encoding="utf-8") == text
    other.locator("input").uncheck()
    dialog.locator("button.primary").click()
    expect(dialog).to_be_hidden()
    until(lambda: json.loads(report.read_text(encoding="utf-8"))["income"]["fund"] == 12.34)
    assert json.loads(report.read_text(encoding="utf-8"))["income"]["other"] == 0
    page.locator("#undo").click()
    until(lambda: report.read_text(encoding="utf-8") == text)


def follows_last_year(page, studio):
    """Last year's PDF answers what stays, lies beside the new report and is what it is compared with."""
    pdf = page.request.get(page.locator("#download").evaluate("one => one.href"))
    assert pdf.ok and pdf.body().startswith(b"%PDF-")
    (studio.folder.parent / "2024.pdf").write_bytes(pdf.body())
    page.locator("#reports").click()
    page.locator("studio-folder header button", has_text="新建报告").click()
    dialog = page.locator("studio-begin dialog")
    dialog.locator("#begin-file").set_input_files(str(studio.folder.parent / "2024.pdf"))
    expect(dialog.locator("[data-key=year]")).to_have_value("2025", timeout=30000)
    expect(dialog.locator("[data-key=name]")).to_have_value("乐山市金口河区总工会")
    for field in dialog.locator("input[data-key]").all():
        if not field.input_value():
            field.fill("2026-08-15" if "date" in field.get_attribute("data-key") else "1")
    dialog.locator("button[type=submit]").click()
    expect(page.locator("#name")).to_contain_text("乐山市金口河区总工会", timeout=20000)
    made = [path for path in (studio.folder / "reports").iterdir() if (path / "previous.pdf").exists()]
    assert len(made) == 1 and (made[0] / "previous.pdf").read_bytes() == pdf.body(), made
    assert "previous.pdf" in (made[0] / "report.json").read_text(encoding="utf-8")


def makes_all_that_are_ready(page, studio):
    """The PDFs of the reports that are ready, one after the other, in one file to take away; nothing is written."""
    page.goto(studio.origin + "/")
    expect(row(page, "甲/report.json").locator(".state")).to_have_text("有错误", timeout=60000)
    expect(row(page, "丁/report.json").locator(".state")).to_have_text("可生成", timeout=60000)
    before = sorted(str(path) for path in (studio.folder / "reports").rglob("*"))
    page.locator("studio-folder header button.primary").click()
    expect(page.locator("studio-folder .told a")).to_be_visible(timeout=60000)
    expect(page.locator("studio-folder .told")).to_contain_text("已生成 1 / 1")
    answer = page.request.get(studio.origin + "/api/batch/reports.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.body()))
    assert archive.namelist() == ["丁.pdf"] and archive.read("丁.pdf").startswith(b"%PDF-"), archive.namelist()
    assert before == sorted(str(path) for path in (studio.folder / "reports").rglob("*"))


def pictures(page, studio, folder, picture):
    """The pictures of docs/studio.md."""
    folder.mkdir(parents=True, exist_ok=True)
    page.set_viewport_size({"width": 1360, "height": 560})
    page.goto(studio.origin + "/")
    expect(page.locator("studio-folder tbody .state").last).to_be_visible(timeout=60000)
    picture(page, folder / "studio-folder.png")
    page.set_viewport_size({"width": 1360, "height": 800})
    row(page, "甲/report.json").locator("button.link").click()
    page.locator("section.sheet[data-shown]").first.wait_for()
    page.locator("#workbook-file").set_input_files(str(workbook(studio.folder.parent)))
    page.locator("studio-changes tbody tr").first.wait_for()
    picture(page, folder / "studio-workbook.png")


def until(what, seconds=40):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


STEPS = [lists_reports, follows_the_folder, begins_a_report, shows_what_a_workbook_changes, follows_last_year, makes_all_that_are_ready]
