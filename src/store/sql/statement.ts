import { type Compilable, type RawBuilder, sql } from 'kysely';

export type SqlValue = string | number | null;
export type Values = Record<string, SqlValue>;

/** A statement prepared once; `values` are given by name at each run. Synchronous: it can stand inside a transaction of many. */
export type Statement<Given extends Values, Row> = {
  /** Its SQL, for EXPLAIN. */
  text: string;
  all(values: Given): Row[];
  get(values: Given): Row | undefined;
  /** Runs a statement that returns no rows; gives the number of rows it changed. */
  run(values: Given): number;
};

/** Stands in a query for a value that is given at each run. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export type Slots<Given> = <Name extends keyof Given & string>(name: Name) => RawBuilder<Given[Name]>;
export type Build<Given, Row> = (slot: Slots<Given>) => Compilable<Row>;

/** A query compiled once: its text, and how to order the values of one run. */
export type CompiledStatement<Given> = { sql: string; order(values: Given): SqlValue[] };

/** Compiles a Kysely query whose values are slots, so that a run costs no query building. */
export function compileStatement<Given extends Values, Row>(build: Build<Given, Row>): CompiledStatement<Given> {
  const compiled = build(name => sql`${new Slot(name)}`).compile();
  const parameters = compiled.parameters.map(parameter =>
    parameter instanceof Slot ? parameter : constant(parameter),
  );
  return {
    sql: compiled.sql,
    order: values => parameters.map(parameter => (parameter instanceof Slot ? valueIn(values, parameter) : parameter)),
  };
}

function valueIn(values: Values, slot: Slot): SqlValue {
  const value = values[slot.name];
  if (value === undefined) throw new Error(`No value for the slot ${slot.name}`);
  return value;
}

function constant(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  throw new Error(`A statement cannot hold a ${typeof value}`);
}
