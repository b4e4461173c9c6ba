// Writes the text of a PDF as pdf.js, the viewer of Firefox, knows it: node pdfjs.js FILE
const folder = "/usr/share/javascript/pdf/build";
const pdfjs = require(`${folder}/pdf.js`);
pdfjs.GlobalWorkerOptions.workerSrc = `${folder}/pdf.worker.js`;

async function main(path) {
  const data = new Uint8Array(require("fs").readFileSync(path));
  const document = await pdfjs.getDocument({ data, verbosity: 0, disableFontFace: true }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    console.log(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
}

main(process.argv[2]);
