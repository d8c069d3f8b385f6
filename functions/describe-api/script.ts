/** What the page does by itself: search, copy, and opening what an address leads to. All of it can be read without. */
export const script = `
const all = [...document.querySelectorAll("details")];
const said = document.querySelector("[role=status]");
const field = document.querySelector("input");
const words = () => field.value.toLowerCase().split(/\\s+/).filter(Boolean);
const search = () => {
  const wanted = words();
  let found = 0;
  for (const one of all) {
    const text = one.textContent.toLowerCase();
    one.hidden = !wanted.every((word) => text.includes(word));
    found += one.hidden ? 0 : 1;
  }
  for (const part of document.querySelectorAll("section"))
    part.hidden = !part.querySelector("details:not([hidden])");
  said.textContent = wanted.length > 0 ? found + " found" : "";
};
field.addEventListener("input", search);
field.parentElement.hidden = false;
for (const pre of document.querySelectorAll("pre.curl")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.textContent);
    said.textContent = button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  pre.before(button);
}
const show = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.localName !== "details") return;
  if (target.hidden) { field.value = ""; search(); }
  target.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", show);
show();
`;
