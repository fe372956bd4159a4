// The rules on time and place, as contribution/rules/places.py has them.
import { join, problem } from "./case-schema.js";

const FAR_KM = 100;
const EARTH_RADIUS_KM = 6371;

export function* years({ records }) {
  for (const part of records("case")) {
    const start = part.cell("start_year"), end = part.cell("end_year");
    if (/^\d+$/.test(start) && /^\d+$/.test(end) && Number(end) < Number(start)) {
      yield problem("end-before-start", "case.end_year", { start, end });
    }
  }
}

const located = ({ records }) => [...records("case"), ...records("municipalities")];

export function* coordinatePairs(submission) {
  for (const part of located(submission)) {
    const [latitude, longitude] = [part.cell("latitude"), part.cell("longitude")].map(Boolean);
    if (latitude !== longitude) yield problem("coordinate-alone", join(part.path, latitude ? "longitude" : "latitude"));
    if ((latitude || longitude) && part.section === "case" && !part.items("municipalities").length) {
      yield problem("coordinate-without-municipality", "case.municipalities");
    }
  }
}

export function* pointsInCountry(submission) {
  for (const part of located(submission)) {
    const point = part.point(), country = part.cell("country"), box = submission.form.boxes[country];
    if (point && box && !(box[0] <= point[0] && point[0] <= box[2] && box[1] <= point[1] && point[1] <= box[3])) {
      yield problem("coordinate-outside-country", join(part.path, "latitude"), { latitude: part.cell("latitude"), longitude: part.cell("longitude"), country });
    }
  }
}

export function* pointsNearMunicipality(submission) {
  for (const part of submission.records("case")) {
    const point = part.point(), [named] = placesOf(submission, part);
    const distance = point && named?.point ? kilometres(point, named.point) : 0;
    if (distance > FAR_KM) yield problem("coordinate-far", "case.latitude", { distance: Math.round(distance), municipality: named.id });
  }
}

export function* countries(submission) {
  for (const part of submission.records("case")) {
    const country = part.cell("country"), named = placesOf(submission, part);
    if (named.length && country && !named.some((place) => place.country === country)) {
      yield problem("country-differs", "case.country", { value: country, municipality: named[0].id, expected: named[0].country });
    }
  }
}

function placesOf({ places }, part) {
  const known = places();
  return part.items("municipalities").flatMap(([, id]) => known.get(id) ?? []);
}

function kilometres(one, other) {
  const [south, west, north, east] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180);
  const chord = Math.sin((north - south) / 2) ** 2 + Math.cos(south) * Math.cos(north) * Math.sin((east - west) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}
