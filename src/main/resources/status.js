"use strict";
const body = document.querySelector("tbody");
const rows = [...body.rows];
const headings = [...document.querySelectorAll("thead th")];
const owner = document.getElementById("owner");
const text = document.getElementById("text");
const broken = document.getElementById("broken");
const words = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
const order = new Intl.Collator("en", {numeric: true}).compare;

function filter() {
  const wanted = text.value.toLowerCase().split(/\s+/).filter(word => word);
  let shown = 0;
  for (const row of rows) {
    const fits = (!owner.value || row.dataset.owner === owner.value)
      && (!broken.checked || row.dataset.notified === "no")
      && wanted.every(word => words.get(row).includes(word));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("count").textContent = `${shown} of ${rows.length} shown`;
}

function sort(heading) {
  const down = heading.getAttribute("aria-sort") === "ascending";
  const column = headings.indexOf(heading);
  for (const other of headings) {
    other.setAttribute("aria-sort", other === heading ? (down ? "descending" : "ascending") : "none");
  }
  const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
  const sorted = [...rows].sort((a, b) => (down ? -1 : 1) * order(key(a), key(b)));
  body.append(...sorted);
}

for (const heading of headings) {
  heading.firstElementChild.addEventListener("click", () => sort(heading));
}
owner.addEventListener("change", filter);
text.addEventListener("input", filter);
broken.addEventListener("change", filter);
filter();
