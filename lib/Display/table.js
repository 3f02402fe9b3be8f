// Lets readers sort, search and download the tables of a page. A copy stands in each table, so that an output works alone; whichever runs takes all tables that have none yet.
// Neither ampersands nor less-than signs: the fragment stays well-formed XML.
(() => {
  const order = new Intl.Collator("en", { numeric: true });
  const exact = (cell) => {
    if (cell.querySelector(".null")) return null;
    const text = cell.firstElementChild?.title ?? cell.textContent;
    return cell.dataset.v ?? (cell.matches(".n") ? text.replaceAll(",", "") : text);
  };
  const field = (text) =>
    text === null ? "" : text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  const sortable = (head, place, heads, rows, body) => {
    const isNumber = head.matches(".n");
    const isLast = (text) => text === null || (isNumber ? +text !== +text : false);
    const button = make("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      if (next === null) return body.append(...rows);
      head.setAttribute("aria-sort", next ?? "ascending");
      const sign = next ? -1 : 1;
      const keyed = rows.map((row) => [exact(row.cells[place]), row]);
      keyed.sort(([a], [b]) =>
        isLast(a) || isLast(b) ? isLast(a) - isLast(b) : sign * ((isNumber ? a - b : 0) || order.compare(a, b))
      );
      body.append(...keyed.map(([, row]) => row));
    });
  };

  const open = (box) => {
    box.dataset.on = "";
    const table = box.querySelector("table");
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    if (rows.length === 0) return;
    heads.forEach((head, place) => sortable(head, place, heads, rows, body));

    const search = make("input", { type: "search", className: "tool", placeholder: "Search", ariaLabel: "Search these rows" });
    const found = make("span", { className: "tool", role: "status" });
    search.addEventListener("input", () => {
      const wanted = search.value.trim().toLowerCase();
      const holds = (cell) => `${cell.textContent}\n${exact(cell) ?? ""}`.toLowerCase().includes(wanted);
      rows.forEach((row) => (row.hidden = ![...row.cells].some(holds)));
      found.textContent = wanted ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} found` : "";
    });

    const download = make("button", { type: "button", className: "tool", textContent: "Download CSV" });
    download.title = "The rows shown here, in their order, with all their digits";
    download.addEventListener("click", () => {
      const lines = [...body.rows].filter((row) => !row.hidden).map((row) => [...row.cells].map(exact));
      const text = [heads.map((head) => head.title), ...lines].map((line) => line.map(field).join(",") + "\n").join("");
      const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })) });
      link.download = `${box.querySelector(".title")?.textContent.replace(/[^\p{L}\p{N}]+/gu, "-") || "table"}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    box.querySelector(".size").append(search, download, found);
  };

  const start = () => document.querySelectorAll(".en-table:not([data-on])").forEach(open);
  start();
  document.addEventListener("DOMContentLoaded", start);
})();
