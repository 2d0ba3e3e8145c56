import { Fragment } from 'react';
import { blocksOf } from './blocks.ts';
import { type Mark, marksOf } from './marks.ts';

/** Markdown as elements: text nodes and links only, never HTML that somebody wrote. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown">
      {blocksOf(text).map((block, at) => {
        const key = `${at}`;
        if (block.type === 'code') return <pre key={key}>{block.text}</pre>;
        if (block.type === 'heading') {
          return (
            <p key={key}>
              <strong>
                <Marks line={block.text} />
              </strong>
            </p>
          );
        }
        if (block.type === 'list') {
          const List = block.isOrdered ? 'ol' : 'ul';
          return (
            <List key={key}>
              {block.items.map((item, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the items of one text never move
                <li key={n}>
                  <Marks line={item} />
                </li>
              ))}
            </List>
          );
        }
        return <Paragraph key={key} lines={block.lines} />;
      })}
    </div>
  );
}

function Paragraph({ lines }: { lines: readonly string[] }) {
  return (
    <p>
      {lines.map((line, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
        <Fragment key={n}>
          {n > 0 && <br />}
          <Marks line={line} />
        </Fragment>
      ))}
    </p>
  );
}

/** One line with its marks; also for plain text in which only addresses are links. */
export function Marks({ line }: { line: string }) {
  return <Drawn marks={marksOf(line)} />;
}

function Drawn({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, n) => {
    const key = `${n}`;
    if (mark.type === 'text') return <Fragment key={key}>{mark.text}</Fragment>;
    if (mark.type === 'code') return <code key={key}>{mark.text}</code>;
    if (mark.type === 'link') return <Linked key={key} href={mark.href} marks={mark.marks} />;
    const Strength = mark.type;
    return (
      <Strength key={key}>
        <Drawn marks={mark.marks} />
      </Strength>
    );
  });
}

function Linked({ href, marks }: { href: string; marks: readonly Mark[] }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <Drawn marks={marks} />
    </a>
  );
}
