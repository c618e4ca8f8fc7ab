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
// A link, or the way back, that is taken while the last words are still on their way would lose them, or the page that it leads to: it waits for them.
const busy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
const waitFor = (go, until) => {
  const quiet = !busy();
  setTimeout(() => ((quiet && !busy()) || performance.now() > until ? go() : waitFor(go, until)), 100);
};
const after = (event, go) => {
  if (!event.isTrusted || performance.now() - typedAt > 2000) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  leave(last);
  typedAt = -Infinity;
  waitFor(go, performance.now() + 5000);
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
// Who loads the page anew or closes it at once loses nothing either.
addEventListener("beforeunload", () => performance.now() - typedAt < 2000 && leave(last));
