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
