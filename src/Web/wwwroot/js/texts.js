// Texts of scripts in the language of the page: t('{0} of {1}', 1, 2). The English text is the key; English pages ask for nothing.
const language = document.documentElement.lang || 'en';

async function read() {
  try {
    // The page names the file by its content, so that a browser keeps it.
    const answer = await fetch(document.documentElement.dataset.texts);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

const texts = language === 'en' ? {} : await read();

export const t = (english, ...values) => (texts[english] ?? english.split('|')[0]).replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
