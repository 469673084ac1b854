import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/** Its text is the same however many values come. */
const OVER_ARRAYS = /\b(?:unnest|any)\(/;
/** Each connection keeps its plans: some dozens, as there are so many texts in the program. */
const MOST = 100;

const names = new Map<string, string>();
const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();

/**
 * Statements over arrays are parsed and planned once for each connection and called by a name from then on: they come
 * with every request, and planning one costs PostgreSQL as much as running it.
 */
export function withNamedStatements(pool: Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? naming(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function naming(client: PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) =>
    client.query({ name: nameOf(text), text, values: [...values] });
  const release = (): void => {
    client.release();
  };
  // The client of pg can also stream by a cursor, which nobody here does.
  return { query, release } as unknown as PostgresPoolClient;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST || !OVER_ARRAYS.test(text)) return known;
  const name = `quay ${names.size + 1}`;
  names.set(text, name);
  return name;
}
