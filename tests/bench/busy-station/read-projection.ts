/*
 * Run in the projector's window, after it has opened its store; without our modules and without names of inner functions,
 * as the loader of the tests would wrap these in a helper that is not there.
 */

/** How far the projection is. */
export function readCursorKind(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("station");
    opening.onerror = () => {
      reject(new Error("IndexedDB does not open"));
    };
    opening.onsuccess = () => {
      const db = opening.result;
      if (!db.objectStoreNames.contains("cursors")) {
        db.close();
        resolve("none");
        return;
      }
      const asked = db.transaction("cursors").objectStore("cursors").get("dossiers");
      asked.onsuccess = () => {
        db.close();
        // The shape of NamedCursor.
        resolve((asked.result as { cursor: { kind: string } } | undefined)?.cursor.kind ?? "none");
      };
    };
  });
}

/** Slow: some tenths of a second for 100,000 rows. */
export function countRows(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("station");
    opening.onerror = () => {
      reject(new Error("IndexedDB does not open"));
    };
    opening.onsuccess = () => {
      const counted = opening.result.transaction("dossiers").objectStore("dossiers").count();
      counted.onsuccess = () => {
        opening.result.close();
        resolve(counted.result);
      };
    };
  });
}
