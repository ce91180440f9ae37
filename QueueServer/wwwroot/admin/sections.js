// The sections, by their names in the address.

import appointments from './sections/appointments.js';
import audit from './sections/audit.js';
import boards from './sections/boards.js';
import brand from './sections/brand.js';
import counters from './sections/counters.js';
import devices from './sections/devices.js';
import figures from './sections/figures.js';
import groups from './sections/groups.js';
import hours from './sections/hours.js';
import office from './sections/office.js';
import people from './sections/people.js';
import priority from './sections/priority.js';
import privacy from './sections/privacy.js';
import procedures from './sections/procedures.js';
import publicPage from './sections/public.js';
import servers from './sections/servers.js';
import services from './sections/services.js';
import setup from './sections/setup.js';
import template from './sections/template.js';
import texts from './sections/texts.js';

/**
 * A section is {name, view(page)} and, where it needs them: settings (reads the office's), ownForm (the settings are not what it edits),
 * reads (changes nothing), load(page), begin(page) once everything is read, effects(page), foresee(page, request) asks what saving would
 * do beyond what is asked for every section, refreshes (it is loaded again while it is shown), named(page) settings that name what the
 * office's do not.
 */
export const SECTION_BY_NAME = { office, setup, services, procedures, groups, counters, priority, hours, appointments, figures,
  public: publicPage, people, devices, texts, boards, brand, privacy, template, audit, servers };
