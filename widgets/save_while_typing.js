// Of all fields only a line of text saves while one types. The others save when they are left, so this tells them that they
// are left as soon as the typing pauses; a date waits until day, month and year are there, and a list stays open. A text area that is told so at
// once does not ask for Ctrl+Enter.
if (window.savesWhileTyping) return;
window.savesWhileTyping = true;
const leave = (field) => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: document.body }));
const unfinished = (field) => field.closest("[data-testid=stDateInput]")?.querySelector("[data-placeholder]");
let pause;
const typed = ({ target, isComposing }) => {
  clearTimeout(pause);
  if (!isComposing && !unfinished(target) && !target.matches("[role=combobox]")) pause = setTimeout(leave, 500, target);
};
for (const kind of ["input", "keyup", "paste"]) document.addEventListener(kind, typed);
document.addEventListener("focusin", ({ target }) => target.matches("textarea") && leave(target));
