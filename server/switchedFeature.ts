/** How to tell an editor about a feature; what the editor does not support is absent. */
export interface Announcer {
  /** Announces the feature; disposing of the result takes that back. */
  register?: () => Promise<{ dispose(): void }>;
  /** Asks the editor to ask for the feature's answers anew. */
  refresh?: () => Promise<void>;
}

/**
 * A feature that a setting switches: the editor hears of it while it is on, so that one that is off costs no request. For an editor
 * that can be told only at the start it is always there, and answers nothing while it is off.
 */
export class SwitchedFeature {
  readonly #announcer: Announcer;
  #registration: Promise<{ dispose(): void } | undefined> | undefined;
  #settled = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Settings are known, or have changed. */
  update(on: boolean): void {
    const { register, refresh } = this.#announcer;
    const isNews = this.#settled;
    this.#settled = true;
    if (register && on !== (this.#registration !== undefined)) {
      if (on) this.#registration = register().catch(() => undefined);
      else {
        this.#registration?.then((registration) => registration?.dispose());
        this.#registration = undefined;
      }
    } else if (isNews && (on || !register)) refresh?.().catch(() => undefined);
  }
}
