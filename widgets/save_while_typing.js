// Of all fields only a line of text saves while one types. The others save when they are left, so this tells them that they
// are left as soon as the typing pauses; a date waits until day, month and year are there, and a list stays open. A text area that is told so at
// once does not ask for Ctrl+Enter.
if (window.savesWhileTyping) return;
window.savesWhileTyping = true;
const leave = (field) => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }));
const unfinished = (field) => field.closest("[data-testid=stDateInput]")?.querySelector("[data-placeholder]");
let pause, last;
let typedAt = -Infinity;
const typed = ({ target, isComposing }) => {
  if (!target.matches("input, textarea") && !target.isContentEditable) return;
  clearTimeout(pause);
  last = target;
  typedAt = performance.now();
  if (!isComposing && !unfinished(target) && !target.matches("[role=combobox]")) pause = setTimeout(leave, 500, target);
};
for (const kind of ["input", "keyup", "paste"]) document.addEventListener(kind, typed);
document.addEventListener("focusin", ({ target }) => target.matches("textarea") && leave(target));
// A link, or the way back, that is taken while the last words are still on their way would lose them, or the page that it leads to: it waits for
// them. Of several that wait only the last one is taken.
const busy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
let next;
const goOn = (until) => {
  const quiet = !busy();
  setTimeout(() => {
    if (!(quiet && !busy()) && performance.now() < until) return goOn(until);
    const go = next;
    next = undefined;
    go();
  }, 100);
};
const after = (event, go) => {
  if (!event.isTrusted || (!next && performance.now() - typedAt > 2000)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const waits = next;
  next = go;
  if (waits) return;
  typedAt = -Infinity;
  leave(last);
  goOn(performance.now() + 5000);
};
const follow = (event) => {
  const link = event.target.closest("a[href]");
  if (link?.origin === location.origin) after(event, () => link.click());
};
document.addEventListener("click", follow, true);
// Saving puts the address of the page that is left on top again.
const back = (event) => {
  const there = location.href;
  after(event, () => {
    history.replaceState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate"));
  });
};
addEventListener("popstate", back, true);
// Who loads the page anew or closes it at once is asked by the browser, while the last words are sent.
addEventListener("beforeunload", (event) => {
  if (performance.now() - typedAt > 1000) return;
  leave(last);
  event.preventDefault();
});
