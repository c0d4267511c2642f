// The fields that say whose video it is (WhoFields.razor): shows what applies to the chosen athlete, and reads them.
import { t } from './texts.js';

// The form speaks the units of whoever fills it in; the site keeps kilograms.
const kilograms = field => (field.value ? Number(field.value) * Number(field.dataset.kilograms) : '');

// A number outside of its limits would count as nothing said; whoever typed it wants to know.
const isOff = field => field.validity.badInput || field.validity.rangeUnderflow || field.validity.rangeOverflow;

export function wireWho(form) {
  const athlete = form.querySelector('#athlete');
  const newAthlete = form.querySelector('#new-athlete');
  const consentRow = form.querySelector('#consent-row');
  const consent = form.querySelector('#consent');
  const consentMissing = form.querySelector('#consent-missing');

  function show() {
    const option = athlete.selectedOptions[0];
    if (newAthlete) newAthlete.hidden = athlete.value !== '';
    const agreed = option?.dataset.agreed === '1';
    const isOwn = !newAthlete;
    consentRow.hidden = agreed || (option?.dataset.account === '1' && !isOwn);
    consentMissing.hidden = agreed || option?.dataset.account !== '1' || isOwn;
  }

  /** What the upload needs to know, or { problem } with the field to mend focused. */
  function target() {
    const chosen = {
      athlete: athlete.value || null, newAthlete: athlete.value ? null : newAthlete?.value.trim(), consent: consent.checked,
      exercise: form.querySelector('#exercise').value, load: kilograms(form.querySelector('#load')), rpe: form.querySelector('#rpe').value,
    };
    if (!chosen.athlete && !chosen.newAthlete) { newAthlete?.focus(); return { problem: t('Please choose an athlete or name a new one.') }; }
    const off = [form.querySelector('#load'), form.querySelector('#rpe')].find(isOff);
    if (off) { off.focus(); return { problem: t('{0}: please give a number from {1} to {2}, or nothing.', off.labels[0].firstChild.textContent.trim(), off.min, off.max) }; }
    if (!consentRow.hidden && !consent.checked) { consent.focus(); return { problem: t('Please confirm the consent first, then try again.'), lacksConsent: true }; }
    return consentMissing.hidden ? chosen : { problem: consentMissing.textContent };
  }

  athlete.addEventListener('change', () => { show(); if (!athlete.value) newAthlete?.focus(); });
  show();
  return {
    target,
    // The next one of the same new name is the same athlete: the site finds it by name.
    keepConsent(taken) { if (taken.newAthlete) consent.checked = true; },
  };
}
