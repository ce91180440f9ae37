// Procedures as they are pasted from a table: a line each, `code;name;service letter`, with semicolons or tabs, and a fourth part for the
// second language.

const CODE = /^[A-Z0-9.-]{1,40}$/;
const LONGEST = 120; // letters of a name, as the server allows
export const MOST = 500;

/** A code as it is kept: whatever is typed in small letters is raised. @param {string} typed */
export const codeOf = (typed) => typed.trim().toUpperCase();

/** @param {string} code */
export const isCode = (code) => CODE.test(code);

/**
 * @param {string} pasted
 * @param {{services: Wire[], procedures: Wire[]}} settings what the office has
 * @param {string[]} languages the first one may not be left out
 * @returns {{rows: Wire[], faults: {line: number, why: string, what: string}[]}} what can be added, and what is wrong line by line
 */
export function readPasted(pasted, { services, procedures }, [first, second]) {
  const taken = new Set(procedures.map(({ code }) => code));
  const rows = [];
  const faults = [];
  pasted.normalize('NFC').split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const [typed, name = '', letter = '', other = ''] = line.split(/[;\t]/).map((part) => part.trim().replace(/^"(.*)"$/, '$1').trim());
    const code = codeOf(typed);
    const service = services.find(({ prefix }) => prefix === letter.toUpperCase());
    const say = (why, what) => faults.push({ line: at + 1, why, what });
    if (!isCode(code)) say('code', typed);
    else if (taken.has(code)) say('taken', code);
    else if (name === '') say('name', code);
    else if (name.length > LONGEST || other.length > LONGEST) say('long', code);
    else if (!service) say('service', letter);
    else if (taken.size >= MOST) say('many', code);
    else {
      taken.add(code);
      rows.push({ code, name: { [first]: name, ...(other && second && { [second]: other }) }, service: service.id });
    }
  });
  return { rows, faults };
}
