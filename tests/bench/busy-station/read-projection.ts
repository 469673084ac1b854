/** How far the projection of a window is. Runs in that window, without our modules, after the window has opened its store. */
export function readCursorKind(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("station");
    opening.onerror = () => {
      reject(new Error("IndexedDB does not open"));
    };
    opening.onsuccess = () => {
      const db = opening.result;
      const names = [...db.objectStoreNames];
      const asked = names.includes("cursors")
        ? db.transaction("cursors").objectStore("cursors").get("dossiers")
        : undefined;
      const answer = (): void => {
        db.close();
        // The shape of NamedCursor.
        resolve((asked?.result as { cursor: { kind: string } } | undefined)?.cursor.kind ?? "none");
      };
      if (asked === undefined) answer();
      else asked.onsuccess = answer;
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
      const db = opening.result;
      const counted = db.transaction("dossiers").objectStore("dossiers").count();
      counted.onsuccess = () => {
        db.close();
        resolve(counted.result);
      };
    };
  });
}
