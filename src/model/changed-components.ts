import type { Component, Components } from "./image.js";

/** Components of which each is changed in the same way, when it is asked for. */
export class ChangedComponents implements Components {
  readonly #components: Components;
  readonly #change: (component: Component) => Component;

  constructor(components: Components, change: (component: Component) => Component) {
    this.#components = components;
    this.#change = change;
  }

  get registry(): Component {
    return this.#change(this.#components.registry);
  }

  get repository(): Component {
    return this.#change(this.#components.repository);
  }

  get tag(): Component {
    return this.#change(this.#components.tag);
  }

  get digest(): Component {
    return this.#change(this.#components.digest);
  }
}
