import { mebibytes, median, table } from './figures.ts';
import type { Run, ServerLoad, ServerName, TurnOptions } from './turn.ts';

type Statements = {
  /** Of one turn that commits alone, BEGIN and COMMIT included. */
  alone: number;
  /** Of one turn under load, where turns share BEGIN and COMMIT. */
  underLoad: number;
};

export type TurnFigures = {
  options: TurnOptions;
  /** Medians over the rounds. */
  servers: Record<ServerName, ServerLoad>;
  /** Medians of the ratios of each round: the rate of the durable desk through the other's. */
  ratios: { toUnwritten: number; toEcho: number };
  statements: Statements;
  /** Bytes, of the durable desk. */
  resident: { atStart: number | undefined; afterLoad: number | undefined };
  rounds: Run[];
};

export function compare(rounds: Run[], alone: ServerLoad): Omit<TurnFigures, 'options' | 'resident'> {
  const over = (of: (run: Run) => number) => median(rounds.map(of));
  const middle = (name: ServerName): ServerLoad => ({
    turns: over(run => run[name].turns),
    perSecond: over(run => run[name].perSecond),
    p50: over(run => run[name].p50),
    p99: over(run => run[name].p99),
    cpuMs: over(run => run[name].cpuMs),
    statements: over(run => run[name].statements),
  });
  return {
    servers: { durable: middle('durable'), unwritten: middle('unwritten'), echo: middle('echo') },
    ratios: {
      toUnwritten: over(({ durable, unwritten }) => durable.perSecond / unwritten.perSecond),
      toEcho: over(({ durable, echo }) => durable.perSecond / echo.perSecond),
    },
    statements: { alone: alone.statements, underLoad: over(({ durable }) => durable.statements) },
    rounds,
  };
}

const titles: Record<ServerName, string> = {
  durable: 'durable turn (SQLite, synchronous=FULL)',
  unwritten: 'the same turn, nothing written',
  echo: 'bare botbuilder echo bot',
};

export function turnTable({ options, servers, ratios, statements, resident }: TurnFigures): string {
  const row = (name: ServerName, ratio: number) => {
    const { perSecond, p50, p99, cpuMs } = servers[name];
    return [titles[name], perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(2), ratio.toFixed(2)];
  };
  const loads = table([
    ['Direct Line POST', 'per second', 'p50 ms', 'p99 ms', 'CPU ms a turn', 'durable / this'],
    row('durable', 1),
    row('unwritten', ratios.toUnwritten),
    row('echo', ratios.toEcho),
  ]);
  return [
    `${options.connections} connections, ${options.conversations} conversations, medians of ${options.rounds} rounds of ${options.seconds} s each`,
    loads,
    '',
    `statements of a turn: ${statements.alone.toFixed(1)} alone, ${statements.underLoad.toFixed(1)} under load`,
    `resident memory: ${mebibytes(resident.atStart)} after start, ${mebibytes(resident.afterLoad)} after load`,
  ].join('\n');
}
