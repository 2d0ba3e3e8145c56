import { describe, expect, it } from 'vitest';
import { fileText, maxFileBytes } from '../../src/content/file-text.ts';

describe('the text of a content file', () => {
  it('has plain line ends and no byte order mark', () => {
    expect(fileText('a.md', Buffer.from('\ufeff一\r\n二\r三\n'))).toBe('一\n二\n三\n');
  });

  it('is refused at the first line that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('一\r\n二\r\n'), Buffer.from([0x61, 0xff, 0x0a, 0xfe])]);
    expect(() => fileText('a.md', bytes)).toThrow('a.md:3: this line is not UTF-8 text; save the file as UTF-8');
  });

  it('is refused above 256 KiB', () => {
    expect(fileText('a.md', Buffer.alloc(maxFileBytes, 'x'))).toHaveLength(maxFileBytes);
    expect(() => fileText('a.md', Buffer.alloc(maxFileBytes + 1, 'x'))).toThrow(
      'a.md:1: 257 KiB are too much; a file holds at most 256 KiB, split it',
    );
  });
});
