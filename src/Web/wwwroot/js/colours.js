// Colours come from the style sheet, so that light and dark are decided in one place.
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Calls back when the system switches between light and dark. */
export const onColoursChange = listener => {
  // After theme.js has set the attribute.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => requestAnimationFrame(listener));
};
