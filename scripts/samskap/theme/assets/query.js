// The address of the page: what a script changes in its query, the links to the other languages carry on.

export const query = () => new URLSearchParams(location.search);

/** Write a query into the address: as a new step back (`push`) or in place of the present one. The hash stays. */
export function writeQuery(parameters, push = true) {
  const text = parameters.toString().replaceAll("%2C", ",");
  const search = text && `?${text}`;
  history[push ? "pushState" : "replaceState"](null, "", location.pathname + search + location.hash);
  carryQuery();
}

/** Lead the links to the other languages to the same query. */
export function carryQuery() {
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
}
