import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { version } from '../version.ts';

// What is set already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('solodesk')
  .description('The self-service desk of a very small company')
  .version(version)
  .showHelpAfterError();

program
  .command('start', { isDefault: true })
  .description('start the desk (builds the browser code first when it changed)')
  .action(async () => (await import('./start.ts')).start());

program
  .command('build')
  .description('build the browser code into dist/web')
  .option('--force', 'even when nothing changed')
  .action(async (options: { force?: boolean }) => (await import('./build.ts')).build(options.force ?? false));

program
  .command('ratings')
  .description('list ratings, with CSAT and NPS')
  .option('--from <day>', 'first day, as 2026-11-01')
  .option('--to <day>', 'last day')
  .option('--json', 'as JSON')
  .action(async options => (await import('./ratings.ts')).listRatings(options));

const kb = program.command('kb').description('the articles');
kb.command('check')
  .description(
    'check every article and dialog file, and ask the bot every example question; exit 1 with file:line on a fault',
  )
  .option('--json', 'as JSON')
  .action(async options => (await import('./kb/check.ts')).checkContent(options));
kb.command('new')
  .argument('<title>')
  .description('begin a draft article; prints its path')
  .option('--locale <tag>', 'its language; the default one without')
  .option('--topic <name>', 'its folder; that of its translation, or general, without')
  .option('--id <id>', 'the id it shares with its translations')
  .option('--slug <name>', 'the name of its file and address')
  .action(async (title: string, options) => (await import('./kb/new.ts')).newArticle(title, options));
kb.command('import')
  .argument('<path>')
  .description('make draft articles of an existing FAQ: CSV, HTML or markdown, a file or a folder of them')
  .option('--locale <tag>', 'the language of all of it; else told by each row')
  .option('--topic <name>', 'the folder of what names none', 'imported')
  .option('--dry-run', 'only tell what would be written')
  .action(async (path: string, options) => (await import('./kb/import.ts')).importArticles(path, options));
kb.command('search')
  .argument('<words...>')
  .description('what the bot would answer to these words, and why')
  .option('--locale <tag>', 'the language of the conversation so far')
  .option('--limit <count>', 'list so many', '5')
  .option('--json', 'as JSON')
  .action(async (words: string[], options) =>
    (await import('./kb/search.ts')).searchArticles(words.join(' '), options),
  );
kb.command('gaps')
  .description('what customers asked that no article answered, or that did not help, biggest first')
  .option('--from <day>', 'first day, as 2026-11-01')
  .option('--to <day>', 'last day')
  .option('--locale <tag>', 'questions in this language only')
  .option('--limit <count>', 'list so many', '20')
  .option('--all', 'also what an article answers by now')
  .option('--json', 'as JSON')
  .option('--write <number>', 'write the draft of this number of the list (or its id) into the knowledge folder')
  .action(async options => (await import('./kb/gaps.ts')).listGaps(options));

program
  .command('eval')
  .argument(
    '<files...>',
    'labelled sets: { name, articles: [{ id, title, questions }], queries: [{ text, articleId }] }',
  )
  .description('how well the matcher finds the right article, on questions whose answers are known')
  .option('--predictions <file>', 'write what was found for each query there, one JSON object a line')
  .option('--json', 'print the figures as JSON')
  .action(async (files: string[], options) => (await import('./eval.ts')).evaluate(files, options));

const operator = program.command('operator').description('the people who answer');
operator
  .command('add')
  .argument('<name>')
  .requiredOption('--email <address>')
  .option('--role <role>', 'owner, operator or editor', 'operator')
  .description('add an operator; prints a password once')
  .action(async (name: string, options) => (await import('./operator/add.ts')).addOperatorAccount(name, options));
operator
  .command('invite')
  .argument('<name>')
  .requiredOption('--email <address>')
  .option('--role <role>', 'owner, operator or editor', 'operator')
  .description('invite somebody; prints, once, the link where they choose their own password')
  .action(async (name: string, options) => (await import('./operator/invite.ts')).inviteByLink(name, options));
operator
  .command('list')
  .description('who works here, what they may do, and when they were last seen')
  .option('--json', 'as JSON')
  .action(async (options: { json?: boolean }) => (await import('./operator/list.ts')).listOperators(options));

program
  .command('token')
  .description('API tokens')
  .command('add')
  .argument('<name>')
  .option('--role <role>', 'owner, operator or editor', 'operator')
  .description('print one API token that acts as the operator NAME (made when missing), and nothing else')
  .action(async (name: string, options) => (await import('./token-add.ts')).addToken(name, options));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
