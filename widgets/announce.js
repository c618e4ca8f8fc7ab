// A region that stays, so that a screen reader hears what is put into it.
let region = document.getElementById("announcement");
if (!region) {
  region = Object.assign(document.createElement("div"), { id: "announcement", role: "status", ariaLive: "polite" });
  region.style.cssText = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)";
  document.body.append(region);
}
// The same words once more are news only if they differ, by a blank that nobody hears; at once, so that the page is idle when it is.
region.textContent = words && region.textContent === words ? `${words}\u00a0` : words;
dispatchEvent(new CustomEvent("saved", { detail: saved }));
