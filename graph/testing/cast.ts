/** The invented people, bodies and things of the tests' documents: what a name is, unless a mark says otherwise. */
import type { EntityType } from "../model.js";

interface Part {
  readonly type: EntityType;
  readonly roles?: readonly string[];
}

export const CAST: Readonly<Record<string, Part>> = {
  "Anna Berg": { type: "Person", roles: ["harbour minister"] },
  "A. Berg": { type: "Person" },
  "ANNA BERG": { type: "Person" },
  "Boris Cole": { type: "Person", roles: ["chief executive", "founder"] },
  "Clara Dorn": { type: "Person" },
  Dorn: { type: "Person" },
  "Émile Zoubkovský": { type: "Person" },
  "Зоя Левченко": { type: "Person" },
  Northgate: { type: "Organization" },
  "Northgate Shipping": { type: "Organization" },
  "Harbour Ministry": { type: "Agency" },
  Redhall: { type: "Agency" },
  Lantern: { type: "System" },
  "Port Vell": { type: "Place" },
  "The Ledger": { type: "Publication" },
};
