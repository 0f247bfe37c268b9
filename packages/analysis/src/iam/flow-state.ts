import type { IamFamilyId } from '../facts/iam-propagation.js';
import type { CreatedResource } from './created-resources.js';

/** What has happened on the way to a place of a flow. */
export class FlowState {
  readonly #fresh: Set<CreatedResource>;
  readonly #settled: Set<CreatedResource>;
  /** Nothing follows: the way ended with a return, a throw or a jump. */
  isOver: boolean;

  constructor(
    fresh: Iterable<CreatedResource> = [],
    settled: Iterable<CreatedResource> = [],
    isOver = false,
  ) {
    this.#fresh = new Set(fresh);
    this.#settled = new Set(settled);
    this.isOver = isOver;
  }

  /** The resources that nothing has waited for since they were created. */
  get fresh(): readonly CreatedResource[] {
    return this.isOver ? [] : [...this.#fresh];
  }

  /** The same state, to go another way from here. */
  branch(isOver = this.isOver): FlowState {
    return new FlowState(this.#fresh, this.#settled, isOver);
  }

  /** Adds a resource that was created here. */
  create(resource: CreatedResource): void {
    if (this.isOver) return;
    // A loop or a second call creates anew what an earlier round waited for.
    this.#settled.delete(resource);
    this.#fresh.add(resource);
  }

  /** Takes resources as spread: all of them, those of one kind, or one. */
  settle(which: 'all' | IamFamilyId | CreatedResource): void {
    for (const resource of this.#fresh) {
      if (which !== 'all' && which !== resource && which !== resource.family.id) continue;
      this.#fresh.delete(resource);
      this.#settled.add(resource);
    }
  }

  /** What holds where several ways meet: created on one of them, and waited for on none. */
  static join(states: readonly FlowState[]): FlowState {
    const open = states.filter(({ isOver }) => !isOver);
    const settled = new Set(open.flatMap((state) => [...state.#settled]));
    const fresh = open.flatMap((state) => [...state.#fresh]).filter((resource) => !settled.has(resource));
    return new FlowState(fresh, settled, open.length === 0);
  }
}
