/** A fresh Neo4j has the user neo4j with the password neo4j, which may do nothing but change it. */
import neo4j, { type Driver } from "neo4j-driver";
import { ClewError } from "../../errors.js";

export const USER = "neo4j";
/** Neo4j accepts none that is shorter. */
const SHORTEST_PASSWORD = 8;

/** Throws `invalid-input`. */
export function requirePassword(password: string): void {
  if (password.length >= SHORTEST_PASSWORD) return;
  throw new ClewError(
    "invalid-input",
    `The password has ${password.length} characters; Neo4j wants at least ${SHORTEST_PASSWORD}.`,
    { hint: "Set NEO4J_PASSWORD to a longer one, or leave it empty to have one made." },
  );
}

/** Gives a fresh Neo4j this password; of another one, makes sure that it has it. Throws `store-credentials` else. */
export async function settlePassword(uri: string, password: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(USER, password), { telemetryDisabled: true });
  try {
    if (await driver.verifyAuthentication({ database: "system" })) return;
    await changeFirstPassword(driver, password);
    if (await driver.verifyAuthentication({ database: "system" })) return;
  } finally {
    await driver.close();
  }
  throw new ClewError("store-credentials", "The Neo4j in this data folder has another password.", {
    hint: "Set NEO4J_PASSWORD to that one, or choose another data folder.",
  });
}

async function changeFirstPassword(driver: Driver, password: string): Promise<void> {
  const session = driver.session({ database: "system", auth: neo4j.auth.basic(USER, "neo4j") });
  try {
    await session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", { password });
  } catch {
    // It is not fresh: whoever asked finds out by the password that was to be set.
  } finally {
    await session.close();
  }
}
