/** One question to a language model behind an OpenAI-compatible endpoint, and its answer as JSON: bounded in time and size. */
import * as z from "zod";

export interface ModelSettings {
  /** Up to the version: `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string;
  /** For one answer. Default 60 s. */
  readonly timeoutMs?: number;
}

const MOST_BYTES = 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 60_000;

const Answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** Throws an `Error` that says in words what was wrong: no answer, a refusal, too late, too long, no JSON. */
export async function askModel(settings: ModelSettings, system: string, user: string): Promise<unknown> {
  const { url, model, key, timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
      method: "POST",
      redirect: "error", // the text goes to the address that was given, and to no other
      signal,
      headers: { "content-type": "application/json", ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({
        model,
        temperature: 0,
        response_format: { type: "json_object" },
        messages: [
          { role: "system", content: system },
          { role: "user", content: user },
        ],
      }),
    });
    if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`.trim());
    return toJson(await readBody(response));
  } catch (error) {
    if (signal.aborted) throw new Error(`it did not answer within ${timeoutMs / 1000} s`, { cause: error });
    if ((error as { name?: unknown }).name === "TypeError") throw new Error("it cannot be reached", { cause: error }); // so fetch says it
    throw error;
  }
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error("its answer has no end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Some models put their JSON between fences, whatever they are told. */
function toJson(body: string): unknown {
  try {
    const content = Answer.parse(JSON.parse(body)).choices[0]?.message.content ?? "";
    return JSON.parse(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "")) as unknown; // "```json\n{}\n```"
  } catch (cause) {
    throw new Error("its answer is not of the form that was asked for", { cause });
  }
}
