// Draws a pull request's comment and a status page, as the README shows them, and takes over messages that are drawn
// already; all of them with few colors, so that they are small:
//
//   node src/e2e/readme-pictures.mjs COMMENT.md STATUS.html MESSAGES FOLDER
//
// Needs the packages playwright-core, marked and upng-js, and Chromium (CHROMIUM names it; /usr/bin/chromium unless said).
import assert from "node:assert/strict";
import {readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import path from "node:path";
import {pathToFileURL} from "node:url";

// Modules are not looked for in NODE_PATH, but what is required is.
const required = createRequire(import.meta.url);
const {chromium} = required("playwright-core");
const {marked} = required("marked");
const UPNG = required("upng-js");
const COLORS = 48;
const MESSAGES = {
  "mail-en": "role-open-to-an-account-mail-en", "mail-ja": "role-open-to-an-account-mail-ja",
  "card-ja": "role-open-to-an-account-card-ja",
};
const [comment, status, messages, folder] = process.argv.slice(2);
assert.ok(folder, "usage: node src/e2e/readme-pictures.mjs COMMENT.md STATUS.html MESSAGES FOLDER");

const STYLE = `
  * {box-sizing: border-box}
  body {margin: 0; padding: 12px; background: #fff; color: #1f2328; font: 14px/1.5 "Noto Sans", "Noto Sans CJK JP", sans-serif}
  article {border: 1px solid #d1d9e0; border-radius: 6px}
  header {background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e}
  header b {color: #1f2328}
  header span {border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; font-size: 12px; margin: 0 4px}
  main {padding: 4px 16px 12px}
  h3 {font-size: 17px; margin: 12px 0 8px}
  h4 {font-size: 14px; margin: 14px 0 8px}
  p, ul {margin: 0 0 10px}
  ul {padding-left: 24px}
  code {background: #f0f1f2; border-radius: 6px; padding: 2px 5px; font: 12px "Noto Sans Mono", monospace}
`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"],
});

function write(name, png) {
  const {width, height, ...picture} = UPNG.decode(png);
  const small = Buffer.from(UPNG.encode(UPNG.toRGBA8({width, height, ...picture}), width, height, COLORS));
  writeFileSync(path.join(folder, `${name}.png`), small);
  assert.ok(small.length < 150_000, `${name}.png is small`);
}

async function draw(name, viewport, show, options) {
  const tab = await browser.newPage({viewport});
  await show(tab);
  write(name, await tab.screenshot(options));
  await tab.close();
}

for (const [name, drawn] of Object.entries(MESSAGES)) {
  write(name, readFileSync(path.join(messages, `${drawn}.png`)));
}
const body = marked.parse(readFileSync(comment, "utf8"));
await draw("comment-en", {width: 760, height: 200}, tab => tab.setContent(
  `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLE}</style><article>
  <header><b>github-actions</b><span>bot</span>commented</header><main>${body}</main></article>`), {fullPage: true});
await draw("status-en", {width: 1100, height: 620}, tab => tab.goto(pathToFileURL(path.resolve(status)).href), {});
await browser.close();
console.log(`the pictures of the README are in ${folder}`);
