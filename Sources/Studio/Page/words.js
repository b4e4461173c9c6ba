// What the page says, in Chinese and English.

/** @typedef {{zh: string, en: string}} Message */

/** @type {Record<string, Message>} */
const table = {
  saved: { zh: "已存盘", en: "saved" },
  unsaved: { zh: "未能存盘", en: "not saved" },
  working: { zh: "正在排版…", en: "setting…" },
  lost: { zh: "与程序的连接中断，正在重连；尚未存盘的输入留在页面上", en: "the program does not answer; what you typed stays here" },
  stale: { zh: "数据或版式有错，下面是改错之前的页面", en: "data or layout are faulty; these are the pages from before" },
  nopages: { zh: "还没有页面：先处理右边列出的错误", en: "no pages yet: see the findings on the right" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  smaller: { zh: "缩小", en: "Zoom out" },
  larger: { zh: "放大", en: "Zoom in" },
  fit: { zh: "适合宽度", en: "Fit width" },
  page: { zh: "页码", en: "Page" },
  download: { zh: "下载 PDF", en: "Download PDF" },
  language: { zh: "English", en: "中文" },
  form: { zh: "填写", en: "Data" },
  source: { zh: "文本", en: "Text" },
  outline: { zh: "目录", en: "Contents" },
  thumbs: { zh: "页面", en: "Pages" },
  findings: { zh: "问题", en: "Findings" },
  none: { zh: "没有发现问题", en: "nothing to mend" },
  errors: { zh: "错误", en: "errors" },
  warnings: { zh: "警告", en: "warnings" },
  remarks: { zh: "提示", en: "remarks" },
  all: { zh: "全部", en: "all" },
  failure: { zh: "不能排版", en: "failure" },
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  remark: { zh: "提示", en: "remark" },
  places: { zh: "印在", en: "printed on" },
  sources: { zh: "来自数据", en: "from the data" },
  formula: { zh: "算法", en: "formula" },
  tree: { zh: "由什么算出", en: "what it is made of" },
  exact: { zh: "精确值", en: "exact value" },
  computed: { zh: "按数据应为", en: "the data give" },
  here: { zh: "此处", en: "here" },
  close: { zh: "关闭", en: "Close" },
  open: { zh: "在表单里打开", en: "open in the form" },
  previous: { zh: "上年报告", en: "previous report" },
  add: { zh: "添加一行", en: "Add a row" },
  remove: { zh: "删除", en: "Remove" },
  up: { zh: "上移", en: "Move up" },
  down: { zh: "下移", en: "Move down" },
  below: { zh: "在下面插入", en: "Insert below" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
  unset: { zh: "（不填）", en: "(none)" },
  empty: { zh: "未填", en: "empty" },
  rows: { zh: "行", en: "rows" },
  required: { zh: "必填", en: "required" },
  notNumber: { zh: "这里要填数字", en: "a number goes here" },
  save: { zh: "保存文本", en: "Save text" },
  revert: { zh: "放弃修改", en: "Revert" },
  broken: { zh: "文本目前不是正确的 JSON，改正后即可继续填写", en: "the text is no JSON at present" },
  pasted: { zh: "已粘贴 {0} 格", en: "{0} cells pasted" },
  pageN: { zh: "第 {0} 页", en: "page {0}" },
  mend: { zh: "改为 {0}", en: "change to {0}" },
  lacking: { zh: "还有 {0} 项必填", en: "{0} required fields are empty" },
  allReports: { zh: "全部报告", en: "All reports" },
  seekReport: { zh: "按名称、编码查找…", en: "Find by name or code…" },
  newReport: { zh: "新建报告", en: "New report" },
  makeReady: { zh: "生成完成的 {0} 份", en: "Make the {0} that are ready" },
  making: { zh: "正在生成", en: "being made" },
  made: { zh: "已生成 {0} / {1}", en: "{0} of {1} made" },
  takeAll: { zh: "下载全部（zip）", en: "Download all (zip)" },
  unit: { zh: "单位", en: "Unit" },
  code: { zh: "编码", en: "Code" },
  year: { zh: "年度", en: "Year" },
  layout: { zh: "版式", en: "Layout" },
  stateOf: { zh: "状态", en: "State" },
  pagesOf: { zh: "页数", en: "Pages" },
  new: { zh: "新建", en: "new" },
  incomplete: { zh: "未填完", en: "incomplete" },
  faulty: { zh: "有错误", en: "faulty" },
  ready: { zh: "可生成", en: "ready" },
  looking: { zh: "正在查看…", en: "being looked at…" },
  gaps: { zh: "还有 {0} 处未填", en: "{0} to fill in" },
  dropHere: { zh: "把工作簿（xlsx、xls、ods）或上年的 PDF 拖到这里，或点这里选择", en: "Drop a workbook (xlsx, xls, ods) or last year's PDF here, or click to choose one" },
  reading: { zh: "正在读取 {0}…", en: "reading {0}…" },
  taken: { zh: "从 {0} 取到 {1} 个值；请补上其余各项", en: "{1} values are taken from {0}; answer the rest" },
  follows: { zh: "接着 {0} 的数据：单位照旧，年度加一，它随新报告存放，作为上年数", en: "follows {0}: the same unit, a year later; it is kept beside the new report as last year's" },
  cancel: { zh: "取消", en: "Cancel" },
  beginIt: { zh: "建立", en: "Begin" },
  fromFile: { zh: "工作簿…", en: "Workbook…" },
  fromWorkbook: { zh: "工作簿 {0} 会改什么", en: "What {0} would change" },
  wouldChange: { zh: "{0} 个值会变；勾选要采用的", en: "{0} values would change; choose those to take" },
  wouldChangeNothing: { zh: "没有会变的值", en: "no value would change" },
  value: { zh: "项目", en: "Value" },
  now: { zh: "现在", en: "Now" },
  then: { zh: "改为", en: "Then" },
  cell: { zh: "单元格", en: "Cell" },
  nothing: { zh: "（无）", en: "(none)" },
  takeThem: { zh: "采用勾选的", en: "Take those chosen" },
  search: { zh: "查找栏目…", en: "Find a field…" },
};

/** @type {"zh" | "en"} */
let language = localStorage.getItem("studio-language") === "en" ? "en" : "zh";

export const currentLanguage = () => language;

/** @param {"zh" | "en"} next */
export function setLanguage(next) {
  language = next;
  localStorage.setItem("studio-language", next);
}

/** @param {string} key @param {...(string | number)} parts */
export const word = (key, ...parts) => table[key][language].replace(/\{(\d)\}/g, (_, n) => String(parts[Number(n)]));

/** @param {Message} message */
export const said = (message) => message[language];
