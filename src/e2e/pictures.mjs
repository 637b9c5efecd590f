// Draws what people receive, from the texts that the tests have found good: mail as a mail program shows it, and cards
// as Slack shows a custom notification of Amazon Q Developer. Looking at them is the check.
//
//   node src/e2e/pictures.mjs FOLDER
//
// Needs the package playwright-core and Chromium (CHROMIUM names it; /usr/bin/chromium unless said).
import assert from "node:assert/strict";
import {mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import path from "node:path";

// Modules are not looked for in NODE_PATH, but what is required is.
const {chromium} = createRequire(import.meta.url)("playwright-core");

const FIXTURES = "src/test/fixtures/messages";
const CASES = ["role-open-to-an-account", "bucket-public", "key-under-a-condition", "role-unused", "account-unknown", "forged"];
const REMINDER_FIXTURES = "src/test/fixtures/remind";
const REMINDERS = ["one", "twelve", "four-hundred", "escalated", "region-not-read"];
const LANGUAGES = ["en", "ja"];
const REGION = "ap-northeast-1";
const ADMIN_ACCOUNT = "111111111111";

const folder = process.argv[2];
assert.ok(folder, "usage: node src/e2e/pictures.mjs FOLDER");
mkdirSync(folder, {recursive: true});

const STYLE = `
  * {box-sizing: border-box}
  body {margin: 0; padding: 16px; background: #eceff1; color: #1d1c1d; font: 14px/1.5 "Noto Sans", "Noto Sans CJK JP", sans-serif}
  .mail, .card {background: #fff; border-radius: 8px; border: 1px solid #d5d9dd; padding: 20px 24px; overflow-wrap: anywhere}
  h1 {font-size: 20px; font-weight: 500; line-height: 1.3; margin: 0 0 14px}
  .from {display: flex; gap: 12px; margin-bottom: 16px; align-items: center}
  .face {flex: none; width: 38px; height: 38px; border-radius: 50%; background: #37474f; color: #fff; text-align: center;
    line-height: 38px; font-size: 18px}
  .address, .time {color: #61666b; font-size: 12px}
  .time {font-weight: normal}
  pre {margin: 0; white-space: pre-wrap; font: inherit}
  a {color: #1264a3; text-decoration: none}
  .card {display: flex; gap: 12px; padding: 16px 20px}
  .card .face {border-radius: 8px; background: #6b3fa0}
  .app {font-weight: bold}
  .label {font-size: 10px; font-weight: bold; color: #61666b; background: #e4e6e8; border-radius: 2px; padding: 1px 4px; margin: 0 4px}
  .content {border-left: 4px solid #c9ccd0; padding-left: 12px; margin-top: 6px}
  .title {font-weight: bold; margin-bottom: 6px}
  .steps {margin-top: 10px}
  ul {margin: 2px 0 0; padding-left: 22px}
`;

const ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"};
const escaped = text => text.replace(/[&<>"]/g, c => ESCAPES[c]);

// Mail programs and Slack make links of addresses of the web.
const linked = text => escaped(text).replace(/https:\/\/(?:[^\s&]|&amp;)+/g, url => `<a>${url}</a>`);

const page = (language, body) =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${STYLE}</style><body>${body}</body></html>`;

function mail(language, {sender, subject, text, topic, to}) {
  const subscription = `${topic}:5e0f9a52-7c1b-4d35-9f43-d0f3a8b1c2d4`;
  const footer = [
    "--",
    "If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:",
    `https://sns.${REGION}.amazonaws.com/unsubscribe.html?SubscriptionArn=${subscription}&Endpoint=${to}`,
    "",
    "Please do not reply directly to this email. If you have any questions or comments regarding this email,"
      + " please contact us at https://aws.amazon.com/support",
  ].join("\n");
  return page(language, `<div class="mail"><h1>${escaped(subject)}</h1>
    <div class="from"><div class="face">A</div><div><b>${escaped(sender)}</b>
    <span class="address">&lt;no-reply@sns.amazonaws.com&gt;<br>${language === "ja" ? "宛先" : "to"} ${escaped(to)}</span></div></div>
    <pre>${linked(`${text}\n\n${footer}`)}</pre></div>`);
}

function card(language, {title, description, steps = []}) {
  const next = steps.length === 0 ? ""
    : `<div class="steps"><b>Next steps</b><ul>${steps.map(step => `<li>${linked(step)}</li>`).join("")}</ul></div>`;
  return page(language, `<div class="card"><div class="face">Q</div><div>
    <span class="app">Amazon Q Developer</span><span class="label">APP</span><span class="time">18:41</span>
    <div class="content"><div class="title">${escaped(title)}</div><pre>${linked(description)}</pre>${next}</div></div></div>`);
}

// The messages in what 'relay route' prints: a topic, who receives what is published there, and the text.
function messages(file) {
  const all = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, topic] = /^ {4}topic (\S+)$/.exec(line) ?? [];
    const [, protocol, address] = /^ {6}to (\S+) (\S+)$/.exec(line) ?? [];
    if (topic) {
      all.push({topic, lines: []});
    } else if (protocol) {
      Object.assign(all.at(-1), {protocol, address});
    } else if (line.startsWith("      |")) {
      all.at(-1).lines.push(line.slice("      | ".length));
    }
  }
  return all;
}

function readMail({topic, address, lines}) {
  const account = topic.split(":").at(-1).split("-").at(-1);
  return {
    topic, to: address, sender: `Access Analyzer ${account}`,
    subject: lines[0].replace(/^Subject: /, ""), text: lines.slice(2).join("\n"),
  };
}

function readCard({lines}) {
  return {
    title: lines[0].replace(/^\*(.*)\*$/, "$1"),
    description: lines.slice(1).filter(line => !line.startsWith("• ")).join("\n"),
    steps: lines.filter(line => line.startsWith("• ")).map(line => line.slice(2)),
  };
}

// CloudWatch has its own texts, in English; ours is only the description.
function alarm(language) {
  const foundation = readFileSync("generated/foundation.yaml", "utf8");
  const [, name] = /^ {6}AlarmName: "(.*)"$/m.exec(foundation) ?? [];
  const constants = {
    queue: name,
    stateMachines: LANGUAGES.map(code => name.replace(/dead-letters$/, `deliver-${code}`)).join(", "),
  };
  const [, english] = /^ {6}AlarmDescription: "(.*)"$/m.exec(foundation) ?? [];
  const description = language === "en" ? english
    : readFileSync(`templates/messages/${language}/alarm.txt`, "utf8").trim().replace(/{(\w+)}/g, (_, key) => constants[key]);
  assert.ok(name && description, "generated/foundation.yaml has an alarm with a description");
  const reason = "Threshold Crossed: 1 out of the last 1 datapoints [1.0 (05/10/26 09:40:00)] was greater than or equal to the threshold"
    + " (1.0) (minimum 1 datapoint for OK -> ALARM transition).";
  const topic = `arn:aws:sns:${REGION}:${ADMIN_ACCOUNT}:finding-relay-fallback`;
  const text = `You are receiving this email because your Amazon CloudWatch Alarm "${name}" in the Asia Pacific (Tokyo) region has entered`
    + ` the ALARM state, because "${reason}" at "Monday 05 October, 2026 09:45:12 UTC".

View this alarm in the AWS Management Console:
https://${REGION}.console.aws.amazon.com/cloudwatch/deeplink.js?region=${REGION}#alarmsV2:alarm/${name}

Alarm Details:
- Name:                       ${name}
- Description:                ${description}
- State Change:               OK -> ALARM
- Reason for State Change:    ${reason}
- Timestamp:                  Monday 05 October, 2026 09:45:12 UTC
- AWS Account:                ${ADMIN_ACCOUNT}
- Alarm Arn:                  arn:aws:cloudwatch:${REGION}:${ADMIN_ACCOUNT}:alarm:${name}`;
  return {
    mail: {
      topic, text, to: "cloud-security@example.com", sender: "Access Analyzer fallback",
      subject: `ALARM: "${name}" in Asia Pacific (Tokyo)`,
    },
    card: {title: `CloudWatch Alarm | ${name} | ${REGION} | Account: ${ADMIN_ACCOUNT}`, description: `${description}\n\n${reason}`},
  };
}

// What the test of reminders has found good: a mail with its subject, and a card as it is published.
function reminder(name, language) {
  const file = ending => readFileSync(path.join(REMINDER_FIXTURES, name, "expected", `${language}.${ending}`), "utf8");
  const [first, , ...lines] = file("txt").split("\n");
  const {title, description, nextSteps} = JSON.parse(file("json")).content;
  const owner = {
    en: name === "escalated" ? "cloud-security" : "payments",
    ja: name === "escalated" ? "security" : "web-shop",
  }[language];
  return {
    mail: {
      topic: `arn:aws:sns:${REGION}:${ADMIN_ACCOUNT}:finding-relay-owner-${owner}`, to: `${owner}@example.com`,
      sender: `Access Analyzer ${owner}`, subject: first.replace(/^Subject: /, ""), text: lines.join("\n"),
    },
    card: {title, description: unescaped(description), steps: nextSteps.map(unescaped)},
  };
}

// As Slack does it.
const unescaped = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"],
});
let drawn = 0;

async function draw(name, html, width) {
  const tab = await browser.newPage({viewport: {width, height: 400}});
  await tab.setContent(html);
  await tab.screenshot({path: path.join(folder, `${name}.png`), fullPage: true});
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} is not cut off`);
  await tab.close();
  drawn++;
}

for (const language of LANGUAGES) {
  for (const name of CASES) {
    const all = messages(path.join(FIXTURES, name, `${language}.txt`));
    const mailed = readMail(all.find(({protocol}) => protocol === "email"));
    await draw(`${name}-mail-${language}`, mail(language, mailed), 820);
    await draw(`${name}-phone-${language}`, mail(language, mailed), 390);
    await draw(`${name}-card-${language}`, card(language, readCard(all.find(({protocol}) => protocol === "slack"))), 720);
  }
  for (const name of REMINDERS) {
    const reminded = reminder(name, language);
    await draw(`reminder-${name}-mail-${language}`, mail(language, reminded.mail), 820);
    await draw(`reminder-${name}-phone-${language}`, mail(language, reminded.mail), 390);
    await draw(`reminder-${name}-card-${language}`, card(language, reminded.card), 720);
  }
  const alarmed = alarm(language);
  await draw(`alarm-mail-${language}`, mail(language, alarmed.mail), 820);
  await draw(`alarm-card-${language}`, card(language, alarmed.card), 720);
}
await browser.close();
console.log(`${drawn} pictures in ${folder}`);
