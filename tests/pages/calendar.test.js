// The calendar file of an appointment as the library reads it that mail programs of browsers use. The server's tests hold the same file.

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ICAL from 'ical.js';

const file = new URL('../QueueServer.Tests/Bookings/appointment.ics', import.meta.url);
const text = readFileSync(file, 'utf8');
const calendar = new ICAL.Component(ICAL.parse(text));
ICAL.TimezoneService.register(new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')));
const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));

test('an appointment is one event that begins at nine in the morning at the office', () => {
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  assert.equal(calendar.getAllSubcomponents('vevent').length, 1);
  assert.equal(event.startDate.toJSDate().toISOString(), '2026-11-24T02:00:00.000Z');
  assert.equal(event.startDate.zone.tzid, 'Asia/Ho_Chi_Minh');
  assert.equal(event.duration.toSeconds(), 12 * 60);
  assert.equal(event.sequence, 2);
});

test('its title is the office and not the matter, and what is odd in words is read as it was written', () => {
  assert.match(event.summary, /^Lịch hẹn: /u);
  assert.doesNotMatch(event.summary, /hộ tịch/iu);
  assert.equal(event.location, '2 Hoàng Diệu, Hà Đông; tầng 1');
});

test('it reminds a day and an hour before', () => {
  const before = event.component.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger').toSeconds());
  assert.deepEqual(before, [-86400, -3600]);
});

test('its lines are no longer than 75 octets and end as the format wants', () => {
  const lines = text.split('\r\n');
  assert.equal(lines.at(-1), '');
  lines.forEach((line) => assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\n'), line));
});
