// A device shows six digits; whoever enters them here makes it one of the office's.

import { ask } from '../shell/server.js';
import { Form } from './form.js';

/** Begins the form of a pairing: the code, and what the device is called, which may be left out. @param {Page} admin */
export function beginPairing(admin) {
  if (admin.readOnly) return;
  admin.form = new Form({ code: '', name: '' });
  admin.submitText = 'admin.device.pair';
  admin.submit = async ({ values }) => {
    await ask('POST', `${admin.officePath}/devices`, { ...values, code: values.code.replace(/\D/g, '') });
    await admin.again('admin.device.paired');
  };
}
