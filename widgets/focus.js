// What was added or told stands somewhere else than what was pressed: the focus goes there as soon as it is drawn.
const until = performance.now() + 3000;
const go = () => {
  const there = document.querySelector(wanted);
  if (!there) return performance.now() < until && setTimeout(go, 50);
  if (!there.matches("input, textarea")) there.tabIndex = -1;
  there.focus({ preventScroll: true });
  there.scrollIntoView({ block: "nearest" });
};
go();
