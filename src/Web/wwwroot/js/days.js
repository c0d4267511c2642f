// Days as the server writes them, in the one form that each language has (Text.Day): the pattern is a text like any other.
import { t } from './texts.js';

// Only English names its months; the others number them.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const written = (pattern, year, month, day) =>
  pattern.replace(/'([^']*)'|yyyy|MMM|M|d/g, (part, words) => words ?? { yyyy: year, MMM: MONTHS[month], M: month + 1, d: day }[part]);

/** 20 Nov 2026, in the visitor's own time zone. */
export const dayText = moment => written(t('d MMM yyyy|date format'), moment.getFullYear(), moment.getMonth(), moment.getDate());

/** 20 Nov, of a day that is kept as midnight in UTC. */
export const shortUtcDayText = moment => written(t('d MMM|date format'), moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate());
