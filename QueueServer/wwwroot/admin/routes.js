// The address names the office, the section and the item, so that Back works and a place can be sent to somebody.

const SECTIONS = ['office', 'setup', 'services', 'procedures', 'groups', 'counters', 'priority', 'hours', 'appointments', 'figures',
  'public', 'people', 'devices', 'texts', 'boards', 'brand', 'privacy', 'template', 'audit', 'servers'];
const ADMINISTRATORS = ['servers'];
const MANAGERS = ['template']; // nothing of it is only read
const OWN = ['privacy', 'audit']; // sections with an address of their own, which a page of their list is part of
const FILTER = ['where', 'who', 'what', 'since', 'until', 'before'];

/** The sections somebody may open. */
export const sectionsFor = ({ role }) => SECTIONS.filter((name) => role === 'administrator'
  || !(ADMINISTRATORS.includes(name) || (MANAGERS.includes(name) && role !== 'manager')));

/** @returns {{office: ?string, section: string, item: ?string, filter: object}} */
export function routeOf({ pathname, search }) {
  const said = new URLSearchParams(search);
  const section = OWN.find((own) => pathname === `/admin/${own}`) ?? said.get('section');
  return {
    office: said.get('office'),
    section: section && SECTIONS.includes(section) ? section : SECTIONS[0],
    item: said.get('item'),
    filter: Object.fromEntries(FILTER.filter((name) => said.get(name)).map((name) => [name, said.get(name)])),
  };
}

export function addressOf({ office, section, item, filter }) {
  const own = OWN.includes(section);
  const said = new URLSearchParams({ office, ...(!own && { section }), ...(item && { item }) });
  if (own) Object.entries(filter ?? {}).forEach(([name, value]) => value && said.set(name, value));
  return `/admin${own ? `/${section}` : ''}?${said}`;
}
