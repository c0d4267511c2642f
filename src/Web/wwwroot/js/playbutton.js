// A button that plays says "pause" while it plays, to the eye and to a screen reader (PlayButton.razor).
export function showPlaying(button, isPlaying) {
  button.querySelector('.play-mark').hidden = isPlaying;
  button.querySelector('.pause-mark').hidden = !isPlaying;
  button.setAttribute('aria-label', isPlaying ? button.dataset.pause : button.dataset.play);
}
