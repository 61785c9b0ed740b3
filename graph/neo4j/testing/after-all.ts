export { stopLending as default } from "./lender.js";
