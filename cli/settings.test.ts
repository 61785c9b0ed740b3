import { resolve } from "node:path";
import { toSettings } from "./settings.js";

describe("toSettings", () => {
  it("is the embedded store in .clew, on loopback, when nothing is set", () => {
    const settings = {
      data: resolve(".clew"),
      config: resolve("clew.config"),
      port: 4321,
      host: "127.0.0.1",
      hosts: [],
    };
    expect(toSettings({})).toEqual(settings);
    expect(toSettings({ CLEW_MOST_RELATIONS: "1000" })).toEqual({ ...settings, mostRelations: 1000 });
    expect(toSettings({ NEO4J_URI: "", PORT: " ", CLEW_DATA: "" })).toEqual(settings);
  });

  it("takes everything that can be set", () => {
    const env = {
      NEO4J_URI: "neo4j+s://abc.databases.neo4j.io",
      NEO4J_USER: "me",
      NEO4J_PASSWORD: "secret",
      NEO4J_DATABASE: "cases",
      CLEW_DATA: "/data",
      CLEW_CONFIG: "/knowledge",
      PORT: "80",
      HOST: "0.0.0.0",
      CLEW_HOSTS: "clew.example.org, localhost",
      CLEW_TOKEN: "0123456789abcdef",
      CLEW_LLM_URL: "http://127.0.0.1:11434/v1",
      CLEW_LLM_MODEL: "small",
      CLEW_LLM_KEY: "sk-1",
    };
    expect(toSettings(env)).toEqual({
      neo4j: { uri: env.NEO4J_URI, user: "me", password: "secret", database: "cases" },
      data: "/data",
      config: "/knowledge",
      port: 80,
      host: "0.0.0.0",
      hosts: ["clew.example.org", "localhost"],
      token: "0123456789abcdef",
      model: { url: env.CLEW_LLM_URL, model: "small", key: "sk-1" },
    });
  });

  it("asks for a Neo4j without a password when only its address is set", () => {
    expect(toSettings({ NEO4J_URI: "bolt://localhost" }).neo4j).toEqual({ uri: "bolt://localhost", user: "neo4j" });
  });

  it.each([
    [{ CLEW_LLM_URL: "ollama" }, ["CLEW_LLM_URL", '"ollama"', "an address such as"]],
    [{ CLEW_LLM_URL: "http://h/v1" }, ["CLEW_LLM_URL is set", "CLEW_LLM_MODEL is not"]],
    [{ NEO4J_URI: "http://localhost:7474" }, ["NEO4J_URI", '"http://localhost:7474"', "neo4j://"]],
    [{ NEO4J_URI: "neo4j://h", NEO4J_USER: "me" }, ["NEO4J_USER", "NEO4J_PASSWORD"]],
    [{ NEO4J_DATABASE: "a b" }, ["NEO4J_DATABASE", '"a b"', "name"]],
    [{ PORT: "http" }, ["PORT", '"http"', "0 to 65535"]],
    [{ PORT: "70000" }, ["PORT", '"70000"', "0 to 65535"]],
    [{ HOST: "a host" }, ["HOST", '"a host"', "127.0.0.1"]],
    [{ CLEW_HOSTS: "good.example,not good" }, ["CLEW_HOSTS", '"good.example,not good"', "commas"]],
  ])("names the variable, what was found and what was expected: %j", (env, words) => {
    for (const word of words) expect(() => toSettings(env)).toThrow(word);
  });

  it("does not repeat secrets", () => {
    expect(() => toSettings({ CLEW_TOKEN: "short" })).toThrow(/^(?!.*"short").*CLEW_TOKEN.*16/); // 'CLEW_TOKEN is not …'
  });

  it("tells of all that is wrong at once", () => {
    expect(() => toSettings({ PORT: "x", HOST: "a b" })).toThrow(/PORT[^]*HOST/); // '… PORT …\n… HOST …'
  });
});
