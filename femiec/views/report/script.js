"use strict";
(() => {
  const find = document.getElementById("find"), which = document.getElementById("which"), shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll("#all tbody tr")];
  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !(words.every((word) => text.includes(word)) && (!which.value || row.dataset.status === which.value));
      count += !row.hidden;
    }
    shown.textContent = count === 1 ? "1 row" : `${count} rows`;
  };
  const form = find.closest("form");
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  const unfold = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  for (const button of document.querySelectorAll(".enlarge")) {
    button.addEventListener("click", () => button.closest("figure").classList.toggle("wide"));
  }

  // One viewer for all scenes; each is a page of its own, so that its names and styles are its own.
  const viewer = document.getElementById("viewer");
  const start = (stage) => {
    const frame = document.createElement("iframe");
    const data = document.getElementById(stage.dataset.scene).textContent.trim();
    const load = `<script>function loadDataSet() { OfflineLocalView.load(document.body, { base64Str: "${data}" }); }<\/script>`;
    frame.title = stage.dataset.title;
    frame.srcdoc = new TextDecoder().decode(Uint8Array.from(atob(viewer.textContent.trim()), (c) => c.charCodeAt(0))).replace("<!--scene-->", () => load);
    stage.replaceChildren(frame);
  };
  for (const stage of document.querySelectorAll(".stage[data-scene]")) {
    const button = stage.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => start(stage));
  }
})();
