import { haltAfterWork } from "./halt.js";

const looks = (halt: { due(): boolean }): boolean => Array.from({ length: 8 }, () => halt.due()).includes(true);

function pause(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe("haltAfterWork", () => {
  it("does not take a pause of the process for work", () => {
    const halt = haltAfterWork(2);
    looks(halt);
    pause(20);
    expect(looks(halt)).toBe(false);
    expect(halt.reason).toBeUndefined();
  });

  it("ends work that goes on", () => {
    const halt = haltAfterWork(2);
    let rounds = 0;
    while (!looks(halt) && rounds < 1000) {
      pause(0.3);
      rounds++;
    }
    expect(halt.reason).toBe("time");
    expect(rounds).toBeLessThan(1000);
  });
});
