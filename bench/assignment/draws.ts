import type { Chance } from '../matching/chance.ts';
import type { Spread } from './scenario.ts';

const minuteMs = 60_000;

export function exponential(mean: number, { share }: Chance): number {
  return -mean * Math.log(1 - share());
}

/** Log-normal, in ms. */
export function lognormal({ meanMinutes, variation }: Spread, chance: Chance): number {
  const variance = Math.log(1 + variation ** 2);
  const logMean = Math.log(meanMinutes * minuteMs) - variance / 2;
  return Math.exp(logMean + Math.sqrt(variance) * normal(chance));
}

/** By Box and Muller. */
function normal({ share }: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
}

/** One of the names, each with its share. */
export function drawn<Name extends string>(shares: Readonly<Record<Name, number>>, { share }: Chance): Name {
  const names = Object.keys(shares).filter((name): name is Name => name in shares);
  let left = share();
  for (const name of names) {
    left -= shares[name];
    if (left < 0) return name;
  }
  const last = names.at(-1);
  if (last === undefined) throw new RangeError('there is nothing to draw from');
  return last;
}
