import type { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient } from "kysely";

interface Answer {
  readonly command: "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "MERGE";
  readonly rowCount: number;
  readonly rows: never[];
}

/** PGlite has one connection: whoever asks for it waits until the one before has handed it back. */
export function poolOfOne(pglite: PGlite): PostgresPool {
  let free: Promise<unknown> = Promise.resolve();

  return {
    connect: () => {
      const before = free;
      return new Promise((give) => {
        free = before.then(
          () =>
            new Promise<void>((release) => {
              give(clientOf(pglite, release));
            }),
        );
      });
    },
    end: () => pglite.close(),
  };
}

function clientOf(pglite: PGlite, release: () => void): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]): Promise<Answer> => {
    const { rows, affectedRows = 0 } = await pglite.query(text, [...values]);
    // Kysely reads the number of changed rows for these commands only, and gives the rows the types of its tables.
    const isChange = /^\s*(?:insert|update|delete|with)/i.test(text);
    return { command: isChange ? "UPDATE" : "SELECT", rowCount: affectedRows, rows: rows as never[] };
  };
  // The client of pg can also stream by a cursor, which nobody here does.
  return { query, release } as unknown as PostgresPoolClient;
}
