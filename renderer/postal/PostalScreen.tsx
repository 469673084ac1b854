import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import { AppFrame } from "../components/AppFrame";
import { EmptyState } from "../components/EmptyState";
import { useText } from "../i18n/use-text";

interface PostalScreenProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly tools?: ReactNode;
}

/** The frame of the postal agent's window; it says plainly what is not there yet. */
export function PostalScreen({ centre, health, tools }: PostalScreenProps) {
  const text = useText("postal");
  return (
    <AppFrame title={text("title")} centre={centre} health={health} tools={tools}>
      <main aria-labelledby="postal-title">
        <h1 id="postal-title" className="qmc-hidden">
          {text("lane.title")}
        </h1>
        <EmptyState title={text("lane.missing")} hint={text("lane.hint")} />
      </main>
    </AppFrame>
  );
}
