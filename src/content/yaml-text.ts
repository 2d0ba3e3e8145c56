import { CORE_SCHEMA, dump } from 'js-yaml';

/**
 * `value` as YAML that `parseYaml` reads back as the same: whatever is in a text, it stays that one text.
 *
 * @param lists `rows`: an item a line; `inline`: all in brackets on the line of their key
 */
export function yamlText(value: Readonly<Record<string, unknown>>, lists: 'rows' | 'inline' = 'rows'): string {
  // Lines are never folded, and days stay plain: that is how people write them.
  return dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true, flowLevel: lists === 'inline' ? 1 : -1 });
}
