import { createContext } from "react";

/** Pictures as they came, as long as this computer keeps them. */
export interface OriginalPictures {
  readonly has: (page: string) => Promise<boolean>;
  readonly url: (page: string) => string;
}

/** undefined: none can be asked for. */
export const OriginalsContext = createContext<OriginalPictures | undefined>(undefined);
