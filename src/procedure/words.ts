import { z } from "zod";

/** A word of the source files, or our own word for it; both are read, ours is kept. */
export function wordSchema<T extends string>(words: Readonly<Record<string, T>>): z.ZodType<T> {
  const own = new Map<string, T>(Object.values(words).map((word) => [word, word]));
  return z.string().transform((word, context) => {
    const found = words[word] ?? own.get(word);
    if (found !== undefined) return found;
    context.addIssue({ code: "custom", message: `unknown word: ${word}` });
    return z.NEVER;
  });
}

/** For `z.preprocess`: keys of the source files get our names. */
export function renameKeys(names: Readonly<Record<string, string>>): (raw: unknown) => unknown {
  return (raw) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
    return Object.fromEntries(Object.entries(raw).map(([key, value]) => [names[key] ?? key, value as unknown]));
  };
}
