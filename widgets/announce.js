// A region that stays, so that a screen reader hears what is put into it.
let region = document.getElementById("announcement");
if (!region) {
  region = Object.assign(document.createElement("div"), { id: "announcement", role: "status", ariaLive: "polite" });
  region.style.cssText = "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)";
  document.body.append(region);
}
region.textContent = "";
if (words) setTimeout(() => { region.textContent = words; }, 100);
dispatchEvent(new CustomEvent("saved", { detail: saved }));
