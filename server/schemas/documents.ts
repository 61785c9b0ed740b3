/** Documents coming in. */
import * as z from "zod";
import { partialDate } from "./parts.js";

export const pastedDocument = z
  .object({
    text: z.string().min(1, { error: "Expected some text." }).max(20_000_000),
    title: z.string().trim().max(300).optional(),
    publisher: z.string().trim().max(300).optional(),
    date: partialDate.optional(),
    url: z
      .url({ protocol: /^https?$/, error: "Expected an address that begins with http:// or https://." })
      .max(2000)
      .optional(),
  })
  .meta({ id: "PastedDocument" });
