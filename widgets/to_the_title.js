// Streamlit keeps the scroll position when only a fragment changes, so "Next" at the end of a long step would land at the
// end of the next one. A message has the focus already.
requestAnimationFrame(() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const title = main && main.querySelector("h1");
  if (!title) return;
  main.scrollTo(0, 0);
  if (document.querySelector(".st-key-message")) return;
  title.tabIndex = -1;
  title.style.outline = "none";
  title.focus({ preventScroll: true });
});
