// Which place is shown, by the address after #.
import { signal } from '@preact/signals';

export const PLACE_IDS = ['evaluate', 'rules', 'fill', 'whatif', 'check', 'help'];

export function routeOf(hash) {
  const [place, ...rest] = hash.replace(/^#\/?/, '').split('/');
  return PLACE_IDS.includes(place) ? { place, rest } : { place: 'evaluate', rest: [] };
}

export const route = signal(routeOf(globalThis.location?.hash ?? ''));
