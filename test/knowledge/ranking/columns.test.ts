import { expect, it } from 'vitest';
import { columnsOf, products } from '../../../src/knowledge/ranking/questions/columns.ts';
import { endToEnd } from '../../../src/knowledge/ranking/questions/vector-space.ts';

const vector = (entries: Record<number, number>) => ({
  ids: Uint32Array.from(Object.keys(entries), Number),
  values: Float32Array.from(Object.values(entries)),
});

it('gives the product with each example, those that share nothing too', () => {
  const examples = [vector({ 0: 1, 3: 2 }), vector({ 1: 5 }), vector({}), vector({ 3: 4, 4: 1 })];
  const columns = columnsOf(endToEnd(examples), 6);
  expect([...products(columns, vector({ 3: 0.5, 0: 2, 5: 9 }), examples.length)]).toEqual([3, 0, 0, 2]);
});
