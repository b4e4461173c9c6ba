/// A small layout and a report that use every part of the layout language: what is mutated.
enum SeedPackage {
    static let files: [(path: String, text: String)] = [
        (
            "layout.yaml",
            """
            name: seed
            units: {money: {元: 1, 万元: 10000}, ratio: {"%": 0.01}, count: [个, 人]}
            numbers:
              text: {digits: 2, trailing-zeros: trim, zero: "0", minus: "-"}
              table: {digits: 2, thousands: yes, trailing-zeros: keep, zero: "0.00", absent: ""}
              percent: {digits: 2, zero: "0"}
            metadata: {title: "{名称}报告", author: "{名称}", keywords: [甲], date: "{日期:iso}"}
            document:
              - {page: text, numbering: {style: lower-roman, start: 1}, prose: prose/toc.md}
              - {page: text, numbering: {style: decimal, start: 1}, prose: [prose/a.md]}
              - {page: turned, prose: prose/b.md}

            """
        ),
        (
            "pages.yaml",
            """
            text:
              paper: a5
              margins: {top: 20mm, inner: 20mm, outer: 18mm, bottom: 20mm}
              mirrored: yes
              grid: 20pt
              running: [{edge: foot, parity: odd, distance: 7mm, style: 注, text: "— {page}/{pages} —"}]
            turned: {extends: text, orientation: turned, bleed: 3mm, crop-marks: yes}

            """
        ),
        (
            "styles.yaml",
            """
            paragraphs:
              正文: {font: song, size: 10.5pt, pitch: 20pt, indent: 2em, align: justify, orphans: 2, widows: 2}
              注: {extends: 正文, size: 9pt, align: left, indent: 0em, before: 1 lines}
              标题: {extends: 正文, font: hei, align: balance, keep-with-next: yes, indent: 0em}
            cells:
              格: {extends: 注, padding: [1mm, 2mm], vertical: middle, before: 0pt}
              数: {extends: 格, horizontal: right, background: "#F2F2F2"}
            headings:
              1: {style: 标题, number: "第{一}部分　", contents: 节}
              2: {style: 标题, number: "（{1}）"}
            contents: {节: {style: 注, leader: "…", page: yes}}
            block-headings: {1: {style: 标题, level: 3}}
            list: {style: 正文, bullet: "·", number: "{1}."}

            """
        ),
        (
            "figures.yaml",
            """
            名称: name
            日期: {value: date}
            合计: {value: sum(表.金额), unit: 万元}
            上年: {value: previous ?? 0, unit: 万元}
            表:
              rows: items where amount >= 0 by name
              row: 项
              key: 项.name
              fields:
                名: {value: 项.name}
                金额: {value: 项.amount, unit: 万元}
                占比: {value: 金额 / 合计, unit: "%"}

            """
        ),
        (
            "phrases.yaml",
            """
            变动:
              parameters: [甲, 乙, 因]
              branches:
                - {when: 乙 = 0, text: 上年没有}
                - {when: 甲 > 乙, text: '增加{round(甲, 2) - round(乙, 2)}，增长{甲 / 乙 - 1:percent}', needs: 因}
                - {text: '减少{乙 - 甲}'}

            """
        ),
        (
            "checks.yaml",
            """
            C1: {title: 合计, check: 合计 = total, tolerance: rounding, advice: 核对}
            C2: {title: "各项{行.名}", each: 行 in 表, check: 行.金额 <= 合计, severity: warning}
            T1: {title: 括号, text: brackets}
            T2: {title: 叠号, text: doubled-marks, severity: remark}

            """
        ),
        (
            "charts.yaml",
            """
            饼: {kind: pie, size: [80mm, 8 lines], each: 项 in 表, label: "{项.名}", value: 项.金额, share: 项.占比, unit: 万元, empty: 没有。, caption: {text: 图1, style: 注}}
            柱: {kind: bars, size: [90mm, 50mm], categories: [去年, 今年], series: [{name: 合计, values: [上年, 合计]}], unit: 万元, change: "{变动(甲: 合计, 乙: 上年, 因: reason)}"}
            线: {kind: lines, size: [90mm, 50mm], each: 项 in 表, label: "{项.名}", value: 项.金额, unit: 万元}

            """
        ),
        (
            "tables/a.yaml",
            """
            明细表:
              caption: {title: {text: 附表1　明细表, heading: 2, style: 标题}, lines: [{right: 单位：万元, style: 注}], continued: （续）}
              rules: {frame: 0.75pt, inner: 0.35pt, below-head: 0.75pt}
              style: 格
              stub: 1
              number-row: {label: 栏次, from: 2, style: 格}
              columns:
                - {head: [项目, 名称], width: 1* 15mm, cell: "{行.名}", style: 格}
                - {head: [项目, 金额], width: auto 10mm 40mm, value: 行.金额, style: 数}
                - {head: [占比], width: 20mm, value: 行.占比, style: 数, numbers: percent}
              rows:
                - {each: 行 in 表, class: 'if 行.金额 > 1 万元 then "大" else "小"', keep-with-next: 行.金额 = 0}
                - {cells: [{text: 合计, style: 格}, {value: 合计, columns: 2, style: 数}], keep-with-previous: yes}
              classes: {大: {weight: bold}, 小: {}}
              notes: [{text: 注：无。, style: 注}]
              empty: {when: count(表) = 0, text: 没有。, style: 注, rows: 1}
              panels: by-head
            forms:
              表单:
                with: 单
                style: 格
                rules: {frame: 0.75pt, inner: 0.35pt}
                columns: [{width: 20mm}, {width: 1*}]
                rows:
                  - {cells: [{text: 名称, rows: 2, role: head}, {text: "{单.名}"}]}
                  - {cells: [{above: 上, below: "{单.金额}"}]}

            """
        ),
        ("lists/a.yaml", "名录: {\"201\": 甲类, \"202\": 乙类}\n"),
        ("prose/toc.md", "@text 标题 目录\n@contents\n"),
        (
            "prose/a.md",
            """
            # {名称}
            {count(items) ?? 2024}项合计{合计}，{变动(甲: 合计, 乙: 上年, 因: reason) as 合计变动}。
            @if 合计 > 0 and count(表) > 1
            **重点**：{@each 项 in 表}{项.名}{项.金额}（{项.占比}）{@end}。见[网站](https://example.cn/甲)。
            @else
            没有。
            @end
            ## 名录 {#名录 number=no}
            - {名录["201"]}
            1. 一 \\{原样\\}
            > 注：{大写(合计)}
            @figure 饼
            @figure 柱
            @figure 线
            @blocks blocks
            @include b.md

            """
        ),
        ("prose/b.md", "@table 明细表\n@each 项 in 表\n@form 表单 with 项\n@end\n@space 1 lines\n第`3`段。\n"),
    ]

    static let report = """
        {"layout": "seed", "name": "测试局", "date": "2025-08-15", "money_unit": "万元", "total": 6.5, "previous": 4, "reason": "项目增加",
         "items": [{"name": "甲", "amount": 1.25}, {"name": "乙（含“丙”）", "amount": 5.25}, {"name": "丁", "amount": 0}],
         "blocks": ["一段文字。", {"level": 1, "text": "一、标题"}, "另一段，含English与123。"]}

        """

    static let expressions = [
        "if 合计 > 上年 then \"增\" else \"减\"", "round(sum(表.金额) / count(items), 2) ?? 0",
        "items where amount > 0 and name != \"甲\" by amount descending",
        "group(items, prefix(name, 1))[0].rows.amount", "join(表.名, \"、\")", "levels(items, name, 0, 1)", "大写(合计)", "longdate(date)",
        "合计 / 上年 - 1", "lookup(items, 名录) ?? absent", "zip(a: items.name, b: [1, 2])[1].b", "unit(3, \"万元\") + 5 元",
        "max(items, amount) - min(items, amount)", "replace(name, \"局\", \"院\")",
    ]
}
