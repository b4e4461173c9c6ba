/// The style sheet of every file; what the document's own styles add stands behind it.
enum StyleSheet {
    /// Colours are variables, so that dark pages, more contrast and paper change them in one place. Pages of print are Chromium's.
    static let text: StaticString = """
        @font-face{font-family:Roman;src:local("Times New Roman"),local("TeX Gyre Termes"),local("Liberation Serif");unicode-range:U+20-7E,U+A0-FF}
        :root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--quiet:#595959;--rule:#7d848c;--shade:#f1f3f6;--link:#0b4f9e;
        --song:"Songti SC","Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC",SimSun,NSimSun,serif;
        --fang:Roman,FangSong,STFangsong,"FZFangSong-Z02","Source Han Serif SC","Noto Serif CJK SC",serif;
        --kai:Roman,"Kaiti SC",KaiTi,STKaiti,"Source Han Serif SC","Noto Serif CJK SC",serif;
        --hei:"PingFang SC","Microsoft YaHei","Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC",SimHei,sans-serif;
        --title:"FZXiaoBiaoSong-B05","Songti SC","Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
        @media (prefers-color-scheme:dark){:root{--paper:#16181c;--ink:#e8e8e6;--quiet:#b0b6bd;--rule:#737a82;--shade:#252a31;--link:#9cc4f5}}
        @media (prefers-contrast:more){:root{--ink:#000;--quiet:#000;--rule:#000;--link:#00337a}}
        @media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{--paper:#000;--ink:#fff;--quiet:#fff;--rule:#fff;--link:#bcdcff}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.8 var(--song);line-break:strict;overflow-wrap:anywhere;
        text-spacing-trim:trim-start;text-autospace:normal;hanging-punctuation:allow-end}
        main,footer,.draft{max-width:82rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
        main{padding-bottom:2rem}
        .sheet{max-width:44rem;margin:0 auto;padding:1rem 0}
        .wide{max-width:none}
        .share{height:min(8vh,4rem)}
        h1,h2,h3,h4,h5,h6{margin:1.6em 0 .6em;line-height:1.45;font-weight:inherit}
        .title{margin-top:.4em}
        p,li{margin:0 0 .5em}
        .breaks{word-break:keep-all;text-wrap:balance}
        .whole{white-space:nowrap}
        .leader{display:inline-block;min-width:3em;border-bottom:1px dotted var(--quiet)}
        .labelled{list-style:none;margin:0 0 .5em;padding:0}
        .hanging{display:flex;gap:.4em}
        .hanging>div{flex:1;min-width:0}
        .label{flex:none;min-width:1.6em}
        a{color:var(--link);text-underline-offset:.2em}
        nav a{display:block;padding:.25em 0;text-decoration:none}
        nav a:hover{text-decoration:underline}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        sup,sub{line-height:1}
        sup a{display:inline-block;min-width:1.5em;padding:0 .15em;text-align:center;text-decoration:none}
        .footnote{font-size:.875rem;line-height:1.6;margin:0 0 .8em;padding-left:.8em;border-left:3px solid var(--rule)}
        .footnote>a{display:inline-block;min-width:1.8em;margin-right:.2em;text-decoration:none}
        .columns-of-text{column-width:16rem;column-gap:2em}
        .placed{margin:0 0 .5em}.placed figure{margin:0;text-align:inherit}
        .at-left{text-align:left}.at-right{text-align:right}.at-center{text-align:center}
        hr{border:0;border-top:1px solid var(--rule);margin:1em 0}
        blockquote{margin:1em 0;padding-left:1em;border-left:3px solid var(--rule)}
        .skip{position:absolute;left:-999rem}
        .skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:9}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .draft{margin-top:1rem;border:2px solid #c00;color:var(--ink)}
        .draft p{font:700 1.25rem/2 var(--hei)}
        footer{border-top:1px solid var(--rule);padding-top:1rem;padding-bottom:2rem;color:var(--quiet);font-size:.875rem}
        footer a{display:inline-block;min-height:1.75em;margin-right:.75em}
        .scroll{--room:min(calc(var(--w)*.875rem + 2px),76rem,calc(100vw - 2*clamp(1rem,4vw,3rem) - 1rem));overflow:auto;
        width:max(100%,var(--room));margin:1em min(0px,calc((100% - var(--room))/2));container-type:inline-size}
        .long{max-height:max(20rem,92vh)}
        table{width:100%;min-width:calc(var(--w,0)*1em);border-collapse:separate;border-spacing:0;font-size:.875rem;line-height:1.5;
        font-variant-numeric:tabular-nums;text-spacing-trim:trim-start;border:0 solid var(--rule)}
        caption{text-align:left}
        caption>*{position:sticky;left:0;max-width:100cqw;text-align:center}
        caption h1,caption h2,caption h3,caption h4,caption h5,caption h6{margin:.4em 0}
        .sides{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5em;padding:0 0 .3em;text-align:left}
        .sides>:only-child{margin-left:auto}
        .sides>.at-left:only-child{margin:0}
        th,td{overflow-wrap:break-word;padding:.35em .5em;border:0 solid var(--rule);background:var(--paper);font-weight:inherit}
        thead{position:sticky;top:0;z-index:2}
        thead th,thead td{background:var(--shade)}
        .stub{position:sticky;left:0;z-index:1;max-width:42cqw}
        thead .stub{z-index:3}
        .number{white-space:nowrap}
        .lines>*>tr>*{border-bottom-width:1px}
        .columns>*>tr>*{border-right-width:1px}
        .frame{border-width:1px}
        .frame.lines{border-bottom-width:0}
        .frame.columns{border-right-width:0}
        .head-line>thead>tr:last-child>*{border-bottom-width:2px}
        td>p:last-child,th>p:last-child{margin-bottom:0}
        .turned{writing-mode:vertical-lr;text-orientation:upright;white-space:nowrap;margin:auto}
        .diagonal{background-image:linear-gradient(to top right,transparent calc(50% - .6px),var(--rule) 50%,transparent calc(50% + .6px))}
        .diagonal>span{display:block;text-align:left}
        .diagonal>.above{text-align:right}
        figure{margin:1.5em 0;text-align:center}
        .picture{overflow-x:auto}
        figure svg{display:block;width:100%;height:auto;min-width:26rem;margin:0 auto;background:#fff;border-radius:.25rem;
        forced-color-adjust:none}
        figure .narrow{display:none;min-width:0}
        figure svg.code{min-width:0;shape-rendering:crispEdges}
        svg text{font-family:var(--hei);white-space:pre}
        figure img{max-width:100%;height:auto;background:#fff}
        details{text-align:left;margin:.25em 0 0}
        summary{display:inline-block;min-height:1.75em;color:var(--link);font-size:.875rem;cursor:pointer}
        details table{width:auto;min-width:0;margin:.25em 0}
        details th,details td{padding:.2em .75em}
        @media screen and (max-width:36rem){body{font-size:1rem;line-height:1.75}.has-narrow>svg{display:none}.has-narrow>.narrow{display:block}}
        @page{size:A4;margin:22mm 18mm;@bottom-center{content:counter(page);font:9pt serif}}
        @page wide{size:A4 landscape;margin:18mm}
        @media print{:root{--paper:#fff;--ink:#000;--quiet:#333;--rule:#555;--shade:#f1f3f6;--link:#000}
        body{font-size:11pt;line-height:1.6}main{max-width:none;padding:0}.sheet{max-width:none;padding:0}.wide{page:wide}
        .skip,footer,details{display:none}a{text-decoration:none}.scroll{overflow:visible;max-height:none;width:auto;margin:1em 0;container-type:normal}
        thead{position:static;display:table-header-group}.stub,caption>*{position:static;max-width:none}
        table{min-width:0;font-size:min(9pt,calc(170mm/var(--w,1)))}.wide table{font-size:min(9pt,calc(255mm/var(--w,1)))}
        tr,figure{break-inside:avoid}h1,h2,h3,h4,h5,h6,caption{break-after:avoid}figure svg{min-width:0;max-width:100%}.picture{overflow:visible}}

        """
}
