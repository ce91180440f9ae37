// Services that share a tile: which tiles there are, and which group is open.

/** The group whose services are shown; undefined while all tiles are, and when the office has it no more. @param {Page} page */
export const openGroup = ({ screen, group }) => screen.view?.groups.find(({ id }) => id === group);

/**
 * The tiles, in the office's order: the services of the open group; or each service that is in none, and each group where its first service
 * would stand.
 * @param {Wire} view the office
 * @param {Wire} [open] the open group
 * @returns {{service?: Wire, group?: Wire, services?: Wire[]}[]}
 */
export function tilesOf({ services, groups }, open) {
  if (open) return services.filter(({ id }) => open.services.includes(id)).map((service) => ({ service }));
  const groupOf = ({ id }) => groups.find((group) => group.services.includes(id));
  const of = (group) => services.filter((service) => groupOf(service) === group);
  return services.flatMap((service) => {
    const group = groupOf(service);
    if (!group) return [{ service }];
    return of(group)[0] === service ? [{ group, services: of(group) }] : [];
  });
}
