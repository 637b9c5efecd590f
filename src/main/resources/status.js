"use strict";
const groups = [...document.querySelectorAll("details.group")];
const rows = [...document.querySelectorAll("tbody tr")];
const owner = document.getElementById("owner");
const text = document.getElementById("text");
const broken = document.getElementById("broken");
const words = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
const order = new Intl.Collator("en", {numeric: true}).compare;

// What is looked for is shown where it is folded, too.
function filter() {
  const wanted = text.value.toLowerCase().split(/\s+/).filter(word => word);
  const filters = Boolean(owner.value || wanted.length || broken.checked);
  let shown = 0;
  for (const row of rows) {
    const fits = (!owner.value || row.dataset.owner === owner.value)
      && (!broken.checked || row.dataset.notified === "no")
      && wanted.every(word => words.get(row).includes(word));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("tbody tr:not([hidden])");
    group.open = filters || group.dataset.state === "open";
  }
  document.getElementById("count").textContent = `${shown} of ${rows.length} shown`;
}

function sort(heading) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  const headings = [...heading.parentElement.cells];
  const column = headings.indexOf(heading);
  for (const other of headings) {
    other.setAttribute("aria-sort", other === heading ? (down ? "descending" : "ascending") : "none");
  }
  const body = heading.closest("table").tBodies[0];
  const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  body.append(...[...body.rows].sort((a, b) => (down ? -1 : 1) * order(key(a), key(b))));
}

for (const heading of document.querySelectorAll("thead th")) {
  heading.firstElementChild.addEventListener("click", () => sort(heading));
}
for (const group of groups) {
  group.firstElementChild.addEventListener("click", () => {
    group.dataset.state = group.open ? "closed" : "open";
  });
}
owner.addEventListener("change", filter);
text.addEventListener("input", filter);
broken.addEventListener("change", filter);

// Paper cannot be unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = groups.filter(group => !group.open);
  for (const group of folded) {
    group.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const group of folded) {
    group.open = false;
  }
});
filter();
