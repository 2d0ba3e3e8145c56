import type { Encoder } from '../../src/knowledge/ports.ts';

const dimensions = 64;

/**
 * A tiny encoder that is the same at every run: hashed trigrams of characters, after each of `alike` was put for what means the
 * same. It stands for a model that knows which words mean alike.
 */
export function trigramEncoder(alike: Readonly<Record<string, string>>): Encoder {
  const meant = (text: string) =>
    Object.entries(alike).reduce((told, [words, other]) => told.replaceAll(words, other), text.toLowerCase());
  return { encode: async texts => texts.map(text => hashed(meant(text))) };
}

function hashed(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (let at = 0; at + 3 <= text.length; at += 1) {
    let hash = 0;
    for (const character of text.slice(at, at + 3)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
    vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
  }
  return vector;
}
