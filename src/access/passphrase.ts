/** Characters; a sentence is easier to keep in mind than a word with signs, and harder to guess. */
export const SHORTEST_PASSPHRASE = 12;
