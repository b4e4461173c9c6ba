#!/usr/bin/env python3
"""Writes workbooks that say what reports of the corpus say, for the round trip: corpus-workbooks.py FOLDER.

The budget forms are after those of a Shanghai district, the accounts after the export of the accounts software, with what real ones have:
codes in three columns, of which the first is a number; names of sheets that end in blanks; formats far beyond the data; numbers as texts with
full-width digits or commas; amounts that are formulas; rows of dots and notes; a sheet in 万元 among others in 元; hidden rows.
"""

import decimal
import json
import pathlib
import sys

import xlsxwriter
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
D = lambda value: decimal.Decimal(str(value))


class Loader(yaml.BaseLoader):
    """Every scalar is a text, as for the program."""


def subjects(report):
    names = {}
    for file in ("功能分类", "经济分类"):
        data = yaml.load((ROOT / f"layouts/base/lists/{file}.yaml").read_text("utf-8"), Loader)
        names.update(data.get("功能科目", {}))
        names.update(data.get("经济科目", {}))
    names.update(report.get("subjects", {}))
    return names


class Writer:
    """Cells of a sheet; amounts come in 元 and are written in the unit of the sheet."""

    def __init__(self, book, name, unit="元", trap=0):
        self.sheet = book.add_worksheet(name)
        self.book = book
        self.power = {"元": 0, "万元": 4}[unit]
        self.trap = trap
        self.count = 0

    def money(self, row, column, amount):
        if amount is None:
            return
        amount = D(amount) / 10**self.power
        self.count += 1
        kind = self.count % 9 if self.trap else 0
        if kind == 3:
            self.sheet.write_string(row, column, f"{amount:,.4f}".rstrip("0").rstrip("."))
        elif kind == 5:
            full = str.maketrans("0123456789.", "０１２３４５６７８９．")
            self.sheet.write_string(row, column, f"{amount:f}".translate(full) + "\u00a0")
        elif kind == 7:
            self.sheet.write_formula(row, column, f"={amount:f}", None, float(amount))
        elif amount == 0 and kind == 8:
            self.sheet.write_string(row, column, "—")
        else:
            self.sheet.write_number(row, column, float(amount))


def levels(items, names):
    """Rows of 类, 款 and 项 with the items below each."""
    rows = []
    for code in sorted({i["code"] for i in items}):
        for length in (3, 5, 7):
            if not any(row[0] == code[:length] for row in rows):
                rows.append((code[:length], names.get(code[:length], code[:length]), [i for i in items if i["code"].startswith(code[:length])]))
    return rows


def total(items, *members):
    result = D(0)
    for item in items:
        for member in members:
            value = item
            for step in member.split("."):
                value = (value or {}).get(step)
            result += D(value or 0)
    return result


def yuan(report, value):
    return D(value) * {"元": 1, "万元": 10000}[report["money_unit"]]


def in_yuan(report):
    """The report with all amounts of items in 元."""
    factor = {"元": 1, "万元": 10000}[report["money_unit"]]

    def convert(value):
        if isinstance(value, dict):
            return {k: convert(v) for k, v in value.items()}
        if isinstance(value, list):
            return [convert(v) for v in value]
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return D(value) * factor
        return value

    keep = {k: report[k] for k in ("year", "organisation", "assets") if k in report}
    return {**convert(report), **keep}


# ---- the budget form ----


def budget(report, path):
    book = xlsxwriter.Workbook(path)
    word, title = ("部门", "部门") if report["kind"] == "department" else ("单位", "预算单位")
    names, items, year = subjects(report), report["items"], report["year"]
    r = in_yuan(report)
    items = r["items"]
    merge = book.add_format({"align": "center"})

    cover = book.add_worksheet("封面")
    cover.merge_range("A3:M3", f"{report['district']}{year}年{report.get('level', '区级')}{word}预算", merge)
    cover.merge_range("A9:M9", f"{'预算主管部门' if word == '部门' else '预算单位'}：{report['name']}", merge)
    contents = book.add_worksheet("目录")
    contents.write("A1", "目  录")
    contents.write("A9", f"    1. {year}年{title}财务收支预算总表  ……")

    def head(name, words, unit="元", width="F", trap=1):
        writer = Writer(book, name, unit, trap)
        sheet = writer.sheet
        sheet.merge_range(f"A2:{width}2", f"{year}年{title}{words}", merge)
        sheet.write("A4", f"编制{word}：")
        sheet.write(f"{width}4", f"单位：{unit}")
        sheet.write_blank("IV60000", None, merge)
        return writer

    w = head(f"{word}收支总表", "财务收支预算总表", width="G")
    w.sheet.merge_range("A6:B6", "本年收入", merge)
    w.sheet.merge_range("C6:G6", "本年支出", merge)
    if word == "部门":
        for column, text in enumerate(["项目", "预算数", "项目", "预算数"]):
            w.sheet.write(6, column, text)
        first = 7
    else:
        for column, text in enumerate(["项目", "预算数", "项目"]):
            w.sheet.merge_range(6, column, 8, column, text, merge)
        w.sheet.merge_range("D7:G7", "预算数", merge)
        w.sheet.merge_range("D8:D9", "合计", merge)
        w.sheet.merge_range("E8:F8", "基本支出", merge)
        w.sheet.merge_range("G8:G9", "项目支出", merge)
        w.sheet.write("E9", "人员经费")
        w.sheet.write("F9", "公用经费")
        first = 9
    income = r["income"]
    fiscal = sum((income.get(k, D(0)) for k in ("general", "fund", "capital")), D(0))
    rows = [("一、财政拨款收入", fiscal), ("1. 一般公共预算", income.get("general")), ("2. 政府性基金预算", income.get("fund")),
            ("3. 国有资本经营预算", income.get("capital")), ("二、事业收入", income.get("business")), ("三、事业单位经营收入", income.get("operating")),
            ("四、其他收入", income.get("other"))]
    for index, (label, amount) in enumerate(rows):
        w.sheet.write(first + index, 0, label)
        w.money(first + index, 1, amount)
    classes = [row for row in levels(items, names) if len(row[0]) == 3]
    for index, (code, name, below) in enumerate(classes):
        w.sheet.write(first + index, 2, f"{'一二三四五六七八九'[index]}、{name}")
        w.money(first + index, 3, total(below, "basic", "project"))
    w.sheet.write(20, 0, "收入总计")
    w.money(20, 1, fiscal + sum((income.get(k, D(0)) for k in ("business", "operating", "other")), D(0)))
    w.sheet.write(20, 2, "支出总计")
    w.money(20, 3, total(items, "basic", "project"))

    def subjects_sheet(name, words, top, heads, rows, unit="元"):
        w = head(name, words, unit, width=chr(ord("D") + len(heads)))
        w.sheet.merge_range("A6:D6", "项目", merge)
        w.sheet.write("E6", top)
        w.sheet.merge_range("A7:C7", "功能分类科目编码", merge)
        w.sheet.merge_range("D7:D8", "功能分类科目名称", merge)
        for column, text in enumerate(["类", "款", "项"]):
            w.sheet.write(7, column, text)
        for column, text in enumerate(heads):
            w.sheet.merge_range(6, 4 + column, 7, 4 + column, text, merge)
        line = 8
        for code, name, amounts in rows:
            w.sheet.write_number(line, 0, int(code[:3]))
            for column, part in ((1, code[3:5]), (2, code[5:7])):
                if part:
                    w.sheet.write_string(line, column, part)
            w.sheet.write(line, 3, name)
            for column, amount in enumerate(amounts):
                w.money(line, 4 + column, amount)
            if line == 10:
                w.sheet.set_row(line, None, None, {"hidden": True})
            line += 1
            if line == 11:
                w.sheet.write(line, 0, "…")
                w.sheet.write(line, 3, "…")
                line += 1
        w.sheet.merge_range(line + 2, 0, line + 2, 3, "合计", merge)
        whole = [row for row in rows if len(row[0]) == 3]
        for column in range(len(heads)):
            w.money(line + 2, 4 + column, sum((row[2][column] for row in whole), D(0)))
        w.sheet.write(line + 4, 0, "注：本表按功能分类科目列示。")

    def spending(below):
        return [total(below, "basic", "project"), total(below, "basic"), total(below, "project")]

    def incomes(below):
        other = [total(below, f"income.{k}") for k in ("business", "operating", "other")]
        fiscal = sum((D(i.get("income", {}).get("fiscal", 0)) if "income" in i else (D(0) if i["fund"] == "other" else total([i], "basic", "project"))
                      for i in below), D(0))
        return [fiscal + sum(other), fiscal] + other

    every = levels(items, names)
    subjects_sheet(f"{word}收入总表", "收入预算总表", "收入预算", ["合计", "财政拨款收入", "事业收入", "事业单位\n经营收入", "其他收入"],
                   [(c, n, incomes(b)) for c, n, b in every])
    subjects_sheet(f"{word}支出总表", "支出预算总表", "支出预算", ["合计", "基本支出", "项目支出"], [(c, n, spending(b)) for c, n, b in every])

    w = head(f"{word}财政拨款收支总表", "财政拨款收支预算总表", width="G")
    w.sheet.merge_range("A6:B6", "财政拨款收入", merge)
    w.sheet.merge_range("C6:G6", "财政拨款支出", merge)
    for column, text in enumerate(["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"]):
        w.sheet.write(6, column, text)
    for index, (label, key) in enumerate((("一、一般公共预算", "general"), ("二、政府性基金预算", "fund"), ("三、国有资本经营预算", "capital"))):
        w.sheet.write(7 + index, 0, label)
        w.money(7 + index, 1, income.get(key))
    w.sheet.write(20, 0, "收入总计")
    w.money(20, 1, fiscal)
    w.sheet.write(20, 2, "支出总计")
    funds = [total([i for i in items if i["fund"] == k], "basic", "project") for k in ("general", "fund", "capital")]
    for column, amount in enumerate([sum(funds)] + funds):
        w.money(20, 3 + column, amount)

    for sheet, words, fund in (("一般公共预算拨款表", "一般公共预算支出", "general"), ("政府性基金拨款表", "政府性基金预算支出", "fund"),
                               ("国有资本经营预算拨款表 ", "国有资本经营预算支出", "capital")):
        own = levels([i for i in items if i["fund"] == fund], names)
        subjects_sheet(f"{word}{sheet}", f"{words}功能分类预算表", words, ["合计", "基本支出", "项目支出"], [(c, n, spending(b)) for c, n, b in own])

    w = head(f"{word}一般公共预算拨款基本支出明细表", "一般公共预算基本支出部门预算经济分类预算表")
    w.sheet.merge_range("A6:C6", "项目", merge)
    w.sheet.merge_range("D6:F6", "一般公共预算基本支出", merge)
    w.sheet.merge_range("A7:B7", "部门预算经济分类科目编码" if word == "部门" else "经济分类科目编码", merge)
    w.sheet.merge_range("C7:C8", "经济分类科目名称" if word == "部门" else "部门经济分类科目名称", merge)
    for column, text in enumerate(["合计", "人员经费", "公用经费"]):
        w.sheet.merge_range(6, 3 + column, 7, 3 + column, text, merge)
    w.sheet.write("A8", "类")
    w.sheet.write("B8", "款")
    line = 8
    economic = sorted(r.get("economic", []), key=lambda e: e["code"])
    for group in sorted({e["code"][:3] for e in economic}):
        for code in [group] + [e["code"] for e in economic if e["code"].startswith(group)]:
            own = [e for e in economic if e["code"].startswith(code)]
            w.sheet.write_number(line, 0, int(code[:3]))
            if len(code) > 3:
                w.sheet.write_string(line, 1, code[3:])
            w.sheet.write(line, 2, names[code])
            w.money(line, 3, total(own, "personnel", "public"))
            for column, member in ((4, "personnel"), (5, "public")):
                if any(member in e for e in own):
                    w.money(line, column, total(own, member))
            line += 1

    w = head(f"{word}“三公”经费和机关运行费预算表", "“三公”经费和机关运行经费预算表", unit="万元", width="G", trap=0)
    w.sheet.merge_range("A4:F4", "“三公”经费预算数", merge)
    w.sheet.write("G3", "单位:万元")
    w.sheet.write_blank("G4", None)
    w.sheet.merge_range("G4:G6", "机关运行经费预算数", merge)
    for span, text in (("A5:A6", "合计"), ("B5:B6", "因公出国(境)费"), ("C5:C6", "公务接待费"), ("D5:F5", "公务用车购置及运行费")):
        w.sheet.merge_range(span, text, merge)
    for column, text in enumerate(["小计", "购置费", "运行费"]):
        w.sheet.write(5, 3 + column, text)
    three = r["three_public"]
    cars = three["car_purchase"] + three["car_running"]
    for column, amount in enumerate([three["abroad"] + three["reception"] + cars, three["abroad"], three["reception"], cars, three["car_purchase"],
                                     three["car_running"], r.get("running_cost")]):
        w.money(6, column, amount)
    book.close()


# ---- the export of the accounts software ----


def accounts(report, path):
    book = xlsxwriter.Workbook(path)
    names, r = subjects(report), in_yuan(report)
    items, merge = r["items"], book.add_format({"align": "center"})
    income, balances = r["income"], r.get("balances", {})
    kinds = ("basic", "project", "to_superior", "operating", "to_subordinate")

    def start(name, form, title, width):
        w = Writer(book, name)
        w.sheet.merge_range(0, 0, 0, width - 1, title, merge)
        w.sheet.write(1, width - 1, form)
        w.sheet.write("A3", f"编制单位：{report['name']}")
        w.sheet.write(2, width // 2, f"{report['year']}年度")
        w.sheet.write(2, width - 1, "金额单位：元")
        return w

    w = start("Z01 收入支出决算总表(财决01表)", "财决01表", "收入支出决算总表", 15)
    w.sheet.merge_range("A4:E4", "收入", merge)
    w.sheet.merge_range("F4:O4", "支出", merge)
    for block, label in enumerate(("项目", "项目（按功能分类）", "项目（按支出性质和经济分类）")):
        for column, text in enumerate((label, "行次", "年初预算数", "全年预算数", "决算数")):
            w.sheet.write(4, 5 * block + column, text)
        w.sheet.write(5, 5 * block, "栏次")
    rows = [("一、一般公共预算财政拨款收入", "general"), ("二、政府性基金预算财政拨款收入", "fund"), ("三、国有资本经营预算财政拨款收入", "capital"),
            ("四、上级补助收入", "superior"), ("五、事业收入", "business"), ("六、经营收入", "operating"), ("七、附属单位上缴收入", "subordinate"),
            ("八、其他收入", "other")]
    for index, (label, key) in enumerate(rows):
        w.sheet.write(6 + index, 0, label)
        w.sheet.write(6 + index, 1, index + 1)
        w.money(6 + index, 4, income.get(key))
    all_income = sum((income.get(k, D(0)) for _, k in rows), D(0))
    for index, (label, amount) in enumerate((("本年收入合计", all_income), ("使用非财政拨款结余（含专用结余）", balances.get("nonfiscal_used")),
                                             ("年初结转和结余", balances.get("brought_forward")))):
        w.sheet.write(40 + index, 0, label)
        w.money(40 + index, 4, amount)
    for index, (code, name, below) in enumerate(row for row in levels(items, names) if len(row[0]) == 3):
        w.sheet.write(6 + index, 5, f"{'一二三四五六七八九十'[index % 10]}、{name}")
        w.money(6 + index, 9, total(below, *kinds))
    for index, (label, amount) in enumerate((("本年支出合计", total(items, *kinds)), ("结余分配", balances.get("distributed")),
                                             ("年末结转和结余", balances.get("carried_forward")))):
        w.sheet.write(40 + index, 5, label)
        w.money(40 + index, 9, amount)
    for index, (label, key) in enumerate((("一、基本支出", "basic"), ("二、项目支出", "project"), ("三、上缴上级支出", "to_superior"),
                                          ("四、经营支出", "operating"), ("五、对附属单位补助支出", "to_subordinate"))):
        w.sheet.write(6 + index, 10, label)
        w.sheet.write(6 + index, 12, "—")
        w.money(6 + index, 14, total(items, key))

    def statement(name, form, title, heads, rows):
        """`heads` are the words of each column from the top; `rows` codes, names and amounts."""
        w = start(name, form, title, 4 + len(heads))
        depth = max(len(h) for h in heads)
        bottom = 3 + depth
        w.sheet.merge_range(3, 0, 3, 3, "项目", merge)
        w.sheet.merge_range(4, 0, max(4, bottom), 2, "支出功能分类科目编码", merge)
        if bottom > 4:
            w.sheet.merge_range(4, 3, bottom, 3, "科目名称", merge)
        else:
            w.sheet.write(4, 3, "科目名称")
        bottom = max(bottom, 4)
        for level in range(depth):
            column = 0
            while column < len(heads):
                end = column
                if level < len(heads[column]) - 1:
                    while end + 1 < len(heads) and heads[end + 1][: level + 1] == heads[column][: level + 1] and level < len(heads[end + 1]) - 1:
                        end += 1
                if level < len(heads[column]):
                    last = bottom if level == len(heads[column]) - 1 else 3 + level
                    if (last, end) == (3 + level, column):
                        w.sheet.write(3 + level, 4 + column, heads[column][level])
                    else:
                        w.sheet.merge_range(3 + level, 4 + column, last, 4 + end, heads[column][level], merge)
                column = end + 1
        w.sheet.write(bottom + 1, 0, "栏次")
        for column in range(len(heads)):
            w.sheet.write(bottom + 1, 4 + column, column + 1)
        w.sheet.merge_range(bottom + 2, 0, bottom + 2, 3, "合计", merge)
        whole = [row for row in rows if len(row[0]) == 3]
        for column in range(len(heads)):
            w.money(bottom + 2, 4 + column, sum((row[2][column] or D(0) for row in whole), D(0)))
        for index, (code, name, amounts) in enumerate(rows):
            line = bottom + 3 + index
            w.sheet.merge_range(line, 0, line, 2, code, merge)
            w.sheet.write(line, 3, name)
            for column, amount in enumerate(amounts):
                w.money(line, 4 + column, amount)

    every = levels(items, names)

    def incomes(below):
        parts = [total(below, f"income.{k}") for k in ("fiscal", "superior", "business", "operating", "subordinate", "other")]
        return [sum(parts, D(0))] + parts[:3] + [D(0)] + parts[3:]

    statement("Z03 收入决算表(财决03表)", "财决03表", "收入决算表",
              [("本年收入合计",), ("财政拨款收入",), ("上级补助收入",), ("事业收入", "小计"), ("事业收入", "其中：教育收费"), ("经营收入",), ("附属单位上缴收入",),
               ("其他收入",)],
              [(c, n, incomes(b)) for c, n, b in every])
    statement("Z04 支出决算表(财决04表)", "财决04表", "支出决算表",
              [("本年支出合计",), ("基本支出",), ("项目支出",), ("上缴上级支出",), ("经营支出",), ("对附属单位补助支出",)],
              [(c, n, [total(b, *kinds)] + [total(b, k) for k in kinds]) for c, n, b in every])
    heads = [("年初结转和结余", "合计"), ("年初结转和结余", "项目支出结转和结余"), ("本年收入", "合计"), ("本年收入", "项目支出"), ("本年支出", "合计"),
             ("本年支出", "基本支出", "合计"), ("本年支出", "基本支出", "人员经费"), ("本年支出", "项目支出"), ("年末结转和结余", "合计")]
    for name, form, title, fund in (("Z07 一般公共预算财政拨款收入支出决算表(财决07表)", "财决07表", "一般公共预算财政拨款收入支出决算表", "general"),
                                    ("Z09 政府性基金预算财政拨款(财决09表)", "财决09表", "政府性基金预算财政拨款收入支出决算表", "fund"),
                                    ("Z11 国有资本经营预算财政拨款(财决11表)", "财决11表", "国有资本经营预算财政拨款收入支出决算表", "capital")):
        own = levels([i for i in items if i["fund"] == fund], names)
        if own or fund == "general":
            statement(name[:31], form, title, heads, [
                (c, n, [total(b, "brought_forward"), D(0), total(b, "income.fiscal"), D(0), total(b, "basic", "project"), total(b, "basic"), D(0),
                        total(b, "project"), total(b, "carried_forward")]) for c, n, b in own])

    economic = [e for e in r.get("economic", []) if e.get("fund", "general") == "general" and "basic" in e and "item" in e]
    if economic:
        codes = sorted({e["code"] for e in economic})
        heads, columns = [("合计",)], [None]
        for group in sorted({c[:3] for c in codes}):
            heads.append((names[group], "小计"))
            columns.append(group)
            for code in (c for c in codes if c.startswith(group)):
                heads.append((names[group], names[code]))
                columns.append(code)
        rows = []
        for code, name, _ in levels([{"code": c} for c in {e["item"] for e in economic}], names):
            own = [e for e in economic if e["item"].startswith(code)]
            rows.append((code, name, [total([e for e in own if e["code"].startswith(c or "")], "basic") for c in columns]))
        statement("Z08_1 一般公共预算财政拨款基本支出(财决08-1表)"[:31], "财决08-1表", "一般公共预算财政拨款基本支出决算明细表", heads, rows)

    w = start("F03 机构运行信息表(财决附03表)", "财决附03表", "机构运行信息表", 10)
    three = report["three_public"]
    first = ("项目", "行次", "年初预算数", "全年预算数", "统计数")
    for block in (0, 5):
        for column, text in enumerate(first):
            w.sheet.write(4, block + column, text)
        w.sheet.write(5, block, "栏次")
    line = 6
    for label, key in (("1．因公出国（境）费", "abroad"), ("（1）公务用车购置费", "car_purchase"), ("（2）公务用车运行维护费", "car_running"),
                       ("3．公务接待费", "reception")):
        w.sheet.write(line, 0, label)
        for column in (2, 3):
            w.money(line, column, yuan(report, three["budget"].get(key, 0)))
        w.money(line, 4, yuan(report, three["final"].get(key, 0)))
        line += 1
    line = 6
    if "running_cost" in report:
        w.sheet.write(line, 5, "二、机关运行经费")
        w.money(line, 9, yuan(report, report["running_cost"]))
        line += 1
    procurement = report.get("procurement", {})
    for label, key in (("1．政府采购货物支出", "goods"), ("2．政府采购工程支出", "works"), ("3．政府采购服务支出", "services")):
        if key in procurement:
            w.sheet.write(line, 5, label)
            w.money(line, 9, yuan(report, procurement[key]))
            line += 1
    if "large_equipment" in report.get("assets", {}):
        w.sheet.write(line, 5, "（三）单价100万元（含）以上设备（台、套）")
        w.sheet.write(line, 9, report["assets"]["large_equipment"])
    book.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, write in (("shanghai-budget-department", budget), ("shanghai-budget-unit", budget), ("large-department", accounts),
                        ("national-form", accounts), ("shanghai-bureau", accounts), ("shanghai-street", accounts)):
        report = json.loads((ROOT / f"Tests/Corpus/{name}/report.json").read_text("utf-8"))
        write(report, folder / f"{name}.xlsx")


main()
