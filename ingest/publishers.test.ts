import { withKnownPublisher } from "./publishers.js";

it.each([
  ["BBC News", "BBC"],
  ["the BBC", "BBC"],
  ["bbc.co.uk", "BBC"],
  ["British Broadcasting Corporation", "BBC"],
  ["UPI", "United Press International"],
  ["reuters.com", "Reuters"],
  // others keep their names
  ["BBC News Orsk", "BBC News Orsk"],
  ["The Orsk Courier", "The Orsk Courier"],
  ["orsk-courier.example", "orsk-courier.example"],
  ["Elon Musk", "Elon Musk"],
  ["", ""],
])("the publisher %s is known as %s", (publisher, known) => {
  expect(withKnownPublisher({ key: "file:///a", publisher, title: "T" }).publisher).toBe(known);
});
