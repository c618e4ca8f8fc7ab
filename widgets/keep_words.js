// What is typed stays in this tab until the server says that it has it. When the server was gone meanwhile, or the page was loaded anew, the words
// go back into their field as if they were typed; where the field is not there, or holds something else by now, they are offered instead.
if (window.keepsWords) return;
window.keepsWords = true;
const place = "words-not-saved";
// Of each text: its field, the page, and in `was` what the server holds for all this tab knows, then what may be on its way there.
const { typed, lost } = JSON.parse(sessionStorage.getItem(place)) ?? { typed: {}, lost: [] };
const remember = () => {
  if (lost.length || Object.keys(typed).length) sessionStorage.setItem(place, JSON.stringify({ typed, lost }));
  else sessionStorage.removeItem(place);
};
const page = () => `${location.pathname} ${new URLSearchParams(location.search).get("candidacy")}`;
const classOf = (field) => field.closest("[class*=st-key-]")?.className.match(/st-key-\S+/)[0];
const fieldOf = (one) => one.page === page() && document.querySelector(`.${one.field} :is(input, textarea)`);
const note = ({ target, type }) => {
  if (!target.matches("input[type=text]:not([role=combobox], [autocomplete=off]), textarea:not([readonly])")) return;
  const [field, words, now] = [classOf(target), target.value, Date.now()];
  if (!field) return;
  const one = (typed[`${page()} ${field}`] ??= { field, page: page(), label: target.ariaLabel, href: location.href, was: [], at: 0 });
  if (type === "input") Object.assign(one, { words, at: now });
  else if (now - one.at > 400) one.was[Math.min(one.was.length, 1)] = words;
  remember();
};
for (const kind of ["beforeinput", "input"]) document.addEventListener(kind, note);
addEventListener("saved", ({ detail }) => {
  for (const [key, words] of Object.entries(detail)) {
    const field = `st-key-${key.replace(/[^\w-]/g, "-")}`;
    for (const [id, one] of Object.entries(typed)) {
      if (one.field !== field) continue;
      if (one.words === words) delete typed[id];
      else one.was[0] = words;
    }
    drop((one) => one.field === field && one.words === words);
  }
});
const drop = (which) => {
  for (const one of lost.filter(which)) lost.splice(lost.indexOf(one), 1);
  remember();
};
const lose = () => {
  for (const [id, one] of Object.entries(typed)) {
    if (one.words?.trim() && one.words !== one.was[0]) lost.push(one);
    delete typed[id];
  }
  remember();
};
const putBack = (one, field) => {
  drop((other) => other === one);
  note({ target: field, type: "beforeinput" });
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, one.words);
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const make = (tag, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};
const said = make("p", { role: "status" });
const words = make("textarea", { readOnly: true, rows: 2 });
const link = make("a", {}, "Go to where you typed them");
const [copy, discard] = ["Copy", "Discard"].map((name) => make("button", { type: "button" }, name));
const offer = make("section", { hidden: true, ariaLabel: "Words that are not saved" }, words, link, copy, discard);
// Always there, so that a screen reader hears what is put into it before Streamlit's dialog comes, and shown above that dialog.
const box = make("div", { id: "not-saved", popover: "manual" }, said, offer);
document.body.append(box);
box.showPopover?.();
const say = (sentence) => said.textContent !== sentence && (said.textContent = sentence);
let offered;
const show = (one) => {
  if (one === offered) return;
  offered = one;
  offer.hidden = !one;
  if (!one) return;
  Object.assign(words, { value: one.words, ariaLabel: `Your words for “${one.label}”` });
  Object.assign(link, { href: one.href, hidden: one.href === location.href });
};
copy.onclick = () => {
  words.focus();
  words.select();
  document.execCommand("copy");
};
discard.onclick = () => {
  const next = fieldOf(offered) || Object.assign(document.querySelector("h1"), { tabIndex: -1 });
  drop((one) => one === offered);
  show(lost[0]);
  if (!offered) next.focus();
};
// What stands on a page whose server was gone is nobody's word until it was drawn again. Some pages are drawn in several turns: what is missing or
// different is taken for that after two quiet seconds.
let quiet = 0, gone = 0, drawn = true;
const look = () => {
  const { testConnectionState: connected, testScriptState: script } = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
  gone = (connected ?? "CONNECTED") === "CONNECTED" ? 0 : gone + 1;
  drawn = !gone && (drawn || script === "running");
  const ready = script === "notRunning" && !document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]");
  quiet = drawn && ready ? quiet + 1 : 0;
  if (gone) lose();
  if (quiet > 1) lost.filter((one) => one.was.includes(fieldOf(one)?.value)).forEach((one) => putBack(one, fieldOf(one)));
  if (quiet > 8) {
    drop((one) => fieldOf(one)?.value === one.words);
    show(lost[0]);
  } else if (!lost.includes(offered)) show();
  const kept = lost.length ? " Your last words are kept in this tab until it does." : "";
  if (gone > 1) say(`Round Two does not answer at the moment.${kept} If it was stopped, start it again: this page goes on by itself.`);
  else say(offered ? `What you typed last for “${offered.label}” is not saved and could not be put back.` : "");
};
lose();
setInterval(look, 250);
new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["data-test-script-state"] });
addEventListener("beforeunload", (event) => gone && lost.length && event.preventDefault());
