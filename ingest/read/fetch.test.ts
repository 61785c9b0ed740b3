import { createServer, type RequestListener, type Server } from "node:http";
import { isIP, type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { fetchPage, type FetchLimits } from "./fetch.js";
import { isPublicAddress } from "./public-address.js";

let server: Server;
let origin: string;
const routes: Record<string, RequestListener> = {
  "/page": (_, response) => response.setHeader("content-type", 'text/html; charset="koi8-r"').end("<p>Hello."),
  "/moved": (_, response) => response.writeHead(302, { location: "/page" }).end(),
  "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
  "/inside": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/packed": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync("Hello.")),
  "/bomb": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync(Buffer.alloc(5_000_000))),
  "/slow": (_, response) => void response.write("Hel"),
  "/endless": (_, response) => {
    const more = setInterval(() => response.write(Buffer.alloc(65_536)), 1);
    response.on("close", () => clearInterval(more));
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const route = routes[request.url ?? ""];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens at a port
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As if this machine were on the public web. */
const local = (limits: Partial<FetchLimits> = {}): FetchLimits => ({
  maxBytes: 1_000_000,
  mayAsk: (address) => address === "127.0.0.1" || isPublicAddress(address),
  ...limits,
});

it("gives the page with its kind and charset", async () => {
  const { bytes, ...about } = await fetchPage(`${origin}/page`, local());
  expect(Buffer.from(bytes).toString()).toBe("<p>Hello.");
  expect(about).toEqual({ url: `${origin}/page`, mediaType: "text/html", charset: "koi8-r" });
});

it("follows a redirect, and tells where it led", async () => {
  expect((await fetchPage(`${origin}/moved`, local())).url).toBe(`${origin}/page`);
});

it("checks what a name leads to, not the name", async () => {
  const asked: string[] = [];
  const mayAsk = (address: string) => asked.push(address) > 0;
  await fetchPage(`${origin.replace("127.0.0.1", "localhost")}/page`, local({ mayAsk }));
  expect(asked).toContain("127.0.0.1");
  expect(asked.filter((address) => isIP(address) === 0)).toEqual([]);
});

it("unpacks what is sent packed", async () => {
  expect(Buffer.from((await fetchPage(`${origin}/packed`, local())).bytes).toString()).toBe("Hello.");
});

it.each([
  ["/gone", "answers 404 Not Found"],
  ["/round", "redirects more than 5 times"],
  ["/inside", "leads to 169.254.169.254, which is not a public address"],
  ["/file", "leads to file:, not to the web"],
])("refuses %s", async (path, message) => {
  await expect(fetchPage(origin + path, local())).rejects.toMatchObject({
    code: "unreadable-document",
    message: `${origin}${path} ${message}.`,
  });
});

it.each(["/bomb", "/endless"])("gives up %s at the limit of size", async (path) => {
  await expect(fetchPage(origin + path, local())).rejects.toMatchObject({ code: "too-large" });
});

it("says in words that no server is there", async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(nobody.address() as AddressInfo).port}/`; // it listens at a port
  await new Promise((resolve) => nobody.close(resolve));
  await expect(fetchPage(address, local())).rejects.toMatchObject({
    message: `${address} cannot be fetched: its server takes no connection.`,
  });
});

it("gives up at the limit of time", async () => {
  await expect(fetchPage(`${origin}/slow`, local({ timeoutMs: 300 }))).rejects.toMatchObject({
    message: `${origin}/slow did not answer in full within 0.3 s.`,
  });
});

it.each([
  ["an address of this machine", () => origin],
  ["a name of this machine", () => origin.replace("127.0.0.1", "localhost")],
  ["this machine, written as a number", () => origin.replace("127.0.0.1", "2130706433")],
  ["this machine in the newer form", () => "http://[::1]/"],
  ["this machine, one form within the other", () => "http://[::ffff:127.0.0.1]/"],
  ["this machine, in short", () => origin.replace("127.0.0.1", "127.1")],
  ["this machine, in hexadecimal", () => origin.replace("127.0.0.1", "0x7f.0.0.1")],
  ["where clouds keep their secrets", () => "http://169.254.169.254/latest"],
  ["a network's router", () => "http://192.168.1.1/"],
])("refuses %s", async (_what, address) => {
  await expect(fetchPage(address(), { maxBytes: 1000 })).rejects.toMatchObject({
    code: "unreadable-document",
    message: expect.stringContaining("which is not a public address") as unknown,
  });
});

it.each(["ftp://example.org/a", "http://ann:secret@example.org/", "http://", "file:///etc/passwd"])(
  "refuses %s",
  async (address) => {
    await expect(fetchPage(address, { maxBytes: 1000 })).rejects.toMatchObject({ code: "unreadable-document" });
  },
);

it.each([
  ["8.8.8.8", true],
  ["2606:4700::1111", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["0.0.0.0", false],
  ["255.255.255.255", false],
  ["169.254.169.254", false],
  ["127.0.0.1", false],
  ["127.1", false], // no address in full: an address bar makes one of it
  ["::1", false],
  ["::ffff:8.8.8.8", false],
  ["::ffff:127.0.0.1", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["64:ff9b::a00:1", false],
  ["2002:a00:1::", false],
  ["example.org", false],
])("takes %s for public: %s", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
