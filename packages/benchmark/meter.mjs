/** Adds up the processor time that passes inside the rules of wrapped plugins: what a lint costs more because of them. */
export class Meter {
  #spent = 0;
  /** What asking the clock took by itself, as it was measured beside each call. */
  #asking = 0;
  #isRunning = false;

  /** The same plugin, its rules measured. */
  wrap(plugin) {
    const rules = Object.entries(plugin.rules).map(([name, rule]) => [name, this.#wrapRule(rule)]);
    return { ...plugin, rules: Object.fromEntries(rules) };
  }

  /** Milliseconds so far, without those of the clock itself: asking it can take longer than a rule does. */
  get milliseconds() {
    return Math.max(0, this.#spent - this.#asking);
  }

  #wrapRule(rule) {
    const create = (context) => {
      const listeners = this.#measure(() => rule.create(context));
      const wrapped = Object.entries(listeners).map(([selector, listener]) => [
        selector,
        (...args) => this.#measure(() => listener(...args)),
      ]);
      return Object.fromEntries(wrapped);
    };
    return { ...rule, create };
  }

  #measure(run) {
    // A listener that calls another is counted once.
    if (this.#isRunning) return run();
    this.#isRunning = true;
    const before = process.cpuUsage();
    const start = process.cpuUsage();
    try {
      return run();
    } finally {
      const end = process.cpuUsage();
      this.#spent += total(end) - total(start);
      this.#asking += total(start) - total(before);
      this.#isRunning = false;
    }
  }
}

function total({ user, system }) {
  return (user + system) / 1000;
}
