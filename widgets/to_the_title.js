// Streamlit keeps the scroll position when only a fragment changes, so "Next" at the end of a long step would land at the
// end of the next one.
requestAnimationFrame(() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const title = main && main.querySelector("h1");
  if (!title) return;
  main.scrollTo(0, 0);
  title.tabIndex = -1;
  title.style.outline = "none";
  title.focus({ preventScroll: true });
});
