// Who follows a link to a number finds its explanation open; not every browser opens what is folded by itself.
const open = () => {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (entry instanceof HTMLDetailsElement) {
    entry.open = true;
    entry.scrollIntoView({ block: 'center' });
  }
};
open();
addEventListener('hashchange', open);
