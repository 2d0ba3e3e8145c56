import { expect, it } from 'vitest';
import { mentionsIn } from '../../../src/tickets/actions/mentions.ts';

const people = [
  { id: 'mei', name: 'Mei Tan' },
  { id: 'tom', name: 'Tom' },
  { id: 'tomas', name: 'Tomás Núñez' },
  { id: 'ann1', name: 'Ann Lee' },
  { id: 'ann2', name: 'Ann Wu' },
  { id: 'ming', name: '小明' },
];

it.each([
  ['@Mei Tan please look', ['mei']],
  ['@mei please look', ['mei']],
  ['ask @Tom, then @MEI TAN.', ['tom', 'mei']],
  ['@tomorrow is not Tom', []],
  ['@Tomás knows', ['tomas']],
  ['@Ann is two people', []],
  ['@Ann Wu is one', ['ann2']],
  ['请@小明看一下', ['ming']],
  ['@小明 @小明', ['ming']],
  ['（@小明）', ['ming']],
  ['＠Tom', ['tom']],
  ['write to me@tom.example', []],
  ['@', []],
  ['nobody', []],
  ['@@Tom', ['tom']],
  ['@Nobody Known', []],
])('%j names %j', (text, ids) => expect(mentionsIn(text, people)).toEqual(ids));
