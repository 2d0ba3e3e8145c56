import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { assignmentTable, measureAssignment } from './assignment/assignment.ts';
import { consoleTable, measureConsole } from './console.ts';
import { measureLanguage } from './language.ts';
import { matchingTable, measureMatching } from './matching/matching.ts';
import { measureSignificance, significanceTable } from './significance/significance.ts';
import { measureStartup, startupTable } from './startup.ts';
import { measureTurns } from './turn.ts';
import { turnTable } from './turn-figures.ts';

/** The first two run without being named; the others take longer, or a file of their own. */
const parts = ['startup', 'turn', 'matching', 'language', 'significance', 'console', 'assignment'] as const;
const unnamed: readonly string[] = ['startup', 'turn'];

type Options = { json?: string; runs: string; rounds: string; seconds: string; large?: true; profile?: string };

const program = new Command('bench')
  .description('Measures start-up, memory, a full durable turn and matching; docs/benchmarks.md says how')
  .argument('[part]', `one of ${parts.join(', ')}; without it startup and turn`)
  .argument(
    '[files...]',
    'for significance: labelled sets, as solodesk eval takes them; for language: labelled messages, { "messages": [{ "text", "urgent" or "negative": 0 or 1 }] }',
  )
  .option('--json <file>', 'write the figures there as well')
  .option('--runs <number>', 'starts that are measured', '5')
  .option('--rounds <number>', 'rounds of the three servers', '5')
  .option('--seconds <number>', 'of load on each server in a round', '4')
  .option('--large', 'what takes minutes as well: 100,000 articles for matching, logistic regression for significance')
  .addOption(new Option('--profile <folder>', 'write CPU profiles of what is measured into it (slows it)'))
  .action(run);

async function run(part: string | undefined, files: string[], options: Options): Promise<void> {
  if (part !== undefined && !parts.some(known => known === part)) {
    program.error(`There is no part ${part}; choose one of ${parts.join(', ')}`);
  }
  if (part === 'language') {
    const [file] = files;
    if (file === undefined) return program.error('Name the file of labelled messages: npm run bench -- language FILE');
    console.log(measureLanguage(file));
    return;
  }
  if (part === 'significance' && files.length === 0) {
    return program.error('Name files of labelled questions: npm run bench -- significance FILE...');
  }
  const wants = (name: (typeof parts)[number]) => part === name || (part === undefined && unnamed.includes(name));
  const machine = { cores: availableParallelism(), node: process.version, platform: process.platform };
  console.log(`${machine.cores} cores, Node ${machine.node}, ${machine.platform}\n`);
  const startup = wants('startup') ? await measureStartup(Number(options.runs)) : undefined;
  if (startup) console.log(`${startupTable(startup)}\n`);
  const turn = wants('turn') ? await measureTurns(turnOptions(options)) : undefined;
  if (turn) console.log(turnTable(turn));
  const matching = wants('matching') ? await measureMatching(matchingOptions(options)) : undefined;
  if (matching) console.log(matchingTable(matching));
  const significance = wants('significance')
    ? measureSignificance(files, { large: options.large ?? false })
    : undefined;
  if (significance) console.log(significanceTable(significance));
  const desk = wants('console') ? await measureConsole() : undefined;
  if (desk) console.log(consoleTable(desk));
  const assignment = wants('assignment') ? measureAssignment() : undefined;
  if (assignment) console.log(assignmentTable(assignment));
  if (options.json !== undefined) {
    const figures = {
      at: new Date().toISOString(),
      machine,
      startup,
      turn,
      matching,
      significance,
      console: desk,
      assignment,
    };
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

function matchingOptions({ large, profile }: Options) {
  return { large: large ?? false, ...(profile === undefined ? {} : { profile }) };
}

function turnOptions({ rounds, seconds, profile }: Options) {
  return {
    rounds: Number(rounds),
    seconds: Number(seconds),
    connections: 50,
    conversations: 1000,
    ...(profile === undefined ? {} : { profile }),
  };
}

let isDone = false;
process.once('exit', code => {
  if (isDone) return;
  process.exitCode = code === 0 ? 1 : code;
  process.stderr.write('\nThe bench ended before it had all figures; what stands above is all there is.\n');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stderr.write(`\nStopped by ${signal}.`);
    process.exit(1);
  });
}
await program.parseAsync();
isDone = true;
