// Opens the status page that the tests have written in a headless Chromium, as a person would:
//
//   node src/e2e/status-page.mjs target/status-page.html [FOLDER FOR SCREENSHOTS]
//
// Needs the package playwright-core and Chromium (CHROMIUM names it; /usr/bin/chromium unless said).
import assert from "node:assert/strict";
import {createRequire} from "node:module";
import path from "node:path";
import {pathToFileURL} from "node:url";

// Modules are not looked for in NODE_PATH, but what is required is.
const {chromium} = createRequire(import.meta.url)("playwright-core");
const [file, screenshots] = process.argv.slice(2);
const url = pathToFileURL(path.resolve(file)).href;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"],
});
const requests = [];
const complaints = [];

async function visit(colorScheme, viewport, javaScriptEnabled = true) {
  const page = await browser.newPage({colorScheme, viewport, javaScriptEnabled});
  page.on("request", request => requests.push(request.url()));
  page.on("console", message => complaints.push(message.text()));
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("dialog", dialog => complaints.push(dialog.message()));
  await page.goto(url);
  return page;
}

async function picture(page, name) {
  if (screenshots) {
    await page.screenshot({path: path.join(screenshots, `${name}.png`), fullPage: true});
  }
}

const shown = (page, column) => page.$$eval("details.group[open]:not([hidden]) tbody tr:not([hidden])",
  (rows, index) => rows.map(row => row.cells[index].textContent.trim()), column);
const sorting = (page, heading) => page.$eval(`th:has(button:text-is("${heading}"))`,
  cell => cell.getAttribute("aria-sort"));
const open = page => page.$$eval("details.group[open] h3", all => all.map(title => title.textContent));

const light = await visit("light", {width: 1280, height: 800});
const names = await light.$$eval("tbody tr", rows => rows.map(row => row.cells[1].textContent.trim()));
assert.equal(names.length, 14);
const hostile = names.filter(name => name.startsWith("<script>"));
assert.equal(hostile.length, 1, "a hostile name is shown as text");
assert.match(await light.title(), /^Status: /);
assert.equal(await light.$$eval("script", all => all.length), 1);
assert.equal(await light.$$eval("img", all => all.length), 0);
await picture(light, "light");

// What is healthy is folded, until somebody unfolds it or looks for it.
assert.deepEqual(await open(light), ["To look at"]);
const unhealthy = await shown(light, 1);
assert.equal(unhealthy.length, 7);
assert.equal((await shown(light, 6))[0], "no", "the worst first");
await light.click('summary:has(h3:text-is("payments"))');
assert.deepEqual(await open(light), ["To look at", "payments"]);
await light.click('summary:has(h3:text-is("payments"))');
assert.deepEqual(await open(light), ["To look at"]);

// By keyboard alone: over the fold to the table's first heading, and on to the name's.
await light.focus("#broken");
await light.keyboard.press("Tab");
await light.keyboard.press("Tab");
await light.keyboard.press("Enter");
assert.equal(await sorting(light, "Account"), "ascending");
await light.keyboard.press("Space");
assert.equal(await sorting(light, "Account"), "descending");
assert.equal((await shown(light, 0))[0], "222222222213");
await light.keyboard.press("Tab");
await light.keyboard.press("Enter");
assert.equal(await sorting(light, "Account"), "none");
assert.deepEqual((await shown(light, 1)).slice(-3), ["web-8", "web-12", "web-13"], "numbers by their value");
await light.click('th button:text-is("Notified")');
assert.equal((await shown(light, 6))[0], "no");

await light.selectOption("#owner", "payments");
assert.equal((await shown(light, 2)).every(owner => owner.startsWith("payments")), true);
assert.equal((await shown(light, 2)).length, 5);
assert.equal(await light.textContent("#count"), "5 of 14 shown");
assert.deepEqual(await open(light), ["To look at", "cloud-security", "data-platform", "payments"]);
await light.check("#broken");
assert.equal((await shown(light, 6)).every(notified => notified === "no"), true);
await light.uncheck("#broken");
await light.selectOption("#owner", "");
await light.fill("#text", "DATA-platform@ web-1");
assert.equal((await shown(light, 1)).every(name => name.startsWith("web-1")), true);
await light.fill("#text", "no such thing");
assert.equal(await light.textContent("#count"), "0 of 14 shown");
await light.fill("#text", "");
assert.deepEqual(await open(light), ["To look at"], "what was looked for is folded again");

// On paper everything is there, and nothing stays unfolded.
await light.evaluate(() => dispatchEvent(new Event("beforeprint")));
assert.equal((await shown(light, 1)).length, 14);
await light.evaluate(() => dispatchEvent(new Event("afterprint")));
assert.deepEqual(await open(light), ["To look at"]);

const ground = page => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const dark = await visit("dark", {width: 1280, height: 800});
assert.notEqual(await ground(dark), await ground(light));
await picture(dark, "dark");

for (const width of [320, 360, 390]) {
  const phone = await visit("light", {width, height: 800});
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true,
    `nothing is cut off at a width of ${width}`);
  await picture(phone, `phone-${width}`);
  await phone.$$eval("details.group", all => all.forEach(group => { group.open = true; }));
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true,
    `nothing is cut off at a width of ${width}, whatever is unfolded`);
  await picture(phone, `phone-${width}-open`);
}

const plain = await visit("light", {width: 1280, height: 800}, false);
await plain.click('summary:has(h3:text-is("payments"))');
assert.equal(await plain.isVisible('summary:has(h3:text-is("payments")) + div tr'), true, "it unfolds without a script");

assert.deepEqual(new Set(requests), new Set([url]), "it loads nothing");
assert.deepEqual(complaints, [], "nothing is wrong in the console");
await browser.close();
console.log("status page: folded, sorted and filtered, light, dark, on a phone and on paper; it loads nothing");
