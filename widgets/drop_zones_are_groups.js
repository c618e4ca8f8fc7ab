// Streamlit calls the zone for dropping a file a mere "presentation" and yet gives it a name; screen readers are told both.
const call = () => around.querySelectorAll("[role=presentation][aria-label]").forEach((zone) => zone.setAttribute("role", "group"));
new MutationObserver(call).observe(around, { childList: true, subtree: true });
call();
