// Copies what a button names; where the browser forbids it, selects it for the visitor to copy.
import { t } from './texts.js';

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = t('Copied');
    } catch {
      button.textContent = t('Selected');
    }
  });
}
