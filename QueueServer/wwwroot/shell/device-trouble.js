// What is wrong with a device, in words.

const MINUTE = 60000;
/** @type {[string, number, number][]} */
const UNITS = [['days', 2 * 1440, 1440], ['hours', 120, 60], ['minutes', 0, 1]]; // from so many minutes on, of so many

/** @param {Words} text @param {{trouble: string, report: ?{clock: ?string}, reportedAt: ?string}} device */
export function troubleText(text, { trouble, report, reportedAt }) {
  const minutes = Math.abs(new Date(report?.clock ?? 0).getTime() - new Date(reportedAt ?? 0).getTime()) / MINUTE;
  const [unit, , of] = UNITS.find(([, from]) => minutes >= from) ?? UNITS[2];
  return text(`device.${trouble}`, { apart: text(`device.apart.${unit}`, { count: Math.max(1, Math.round(minutes / of)) }) });
}
