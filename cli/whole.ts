/** Whole numbers on the command line. */
import { InvalidArgumentError } from "commander";

/** For an option's parser: throws commander's error, which makes exit code 2. */
export function toWhole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number; // "25"
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
