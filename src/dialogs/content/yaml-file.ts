import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { fileText } from '../../content/file-text.ts';
import { ContentError, refused } from '../../content/problem.ts';
import { parseYaml, type Yaml } from '../../content/yaml.ts';

/**
 * Reads a YAML file and parses it by a schema. Throws ContentError naming file, line, fault and mend.
 *
 * @param path where it is
 * @param name how it is named to people, e.g. `dialogs/en/messages.yaml`
 */
export type YamlReader = <T>(path: string, name: string, schema: z.ZodType<T>) => T;

/** Remembers what it has read: text that has not changed is not parsed again, which is most of the cost of a look at the folder. */
export function createYamlReader(): YamlReader {
  const remembered = new Map<string, { text: string; yaml: Yaml }>();
  return (path, name, schema) => {
    const text = readText(path, name);
    const known = remembered.get(path);
    const yaml = known?.text === text ? known.yaml : parseYaml(name, text);
    remembered.set(path, { text, yaml });
    const parsed = schema.safeParse(yaml.value);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.flatMap(innermost);
    throw new ContentError(
      faults.map(({ path, message }) => ({
        file: name,
        line: yaml.lineOf(path),
        message: path.length > 0 ? `${path.join('.')}: ${message}` : message,
      })),
    );
  };
}

/** The text of a file. Throws ContentError when it is not there, or is no text. */
export function readText(path: string, name: string): string {
  return fileText(name, readBytes(path, name));
}

function readBytes(path: string, name: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause);
    throw refused(name, 1, `${fault}; put the file back, or let the desk read it`);
  }
}

type Fault = { path: PropertyKey[]; message: string };

/** What is really wrong where several shapes would do: the shape that the value got furthest into is the one that was meant. */
function innermost(issue: z.core.$ZodIssue): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], message: 'unknown here; mend its name or take it out' }));
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, message }));
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (branch: readonly z.core.$ZodIssue[]) => Math.max(...branch.map(({ path }) => path.length));
  const meant = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
  if (!meant) return [issue];
  return meant.flatMap(innermost).map(fault => ({ ...fault, path: [...path, ...fault.path] }));
}
