// Runs before the first paint: the colours follow the system's setting, also when it changes, unless one was chosen (ThemeChoice.cs).
(() => {
  const page = document.documentElement;
  if (page.dataset.theme) return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => { page.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
  apply();
  dark.addEventListener('change', apply);
})();
