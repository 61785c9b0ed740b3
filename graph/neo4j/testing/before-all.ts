export { startLending as default } from "./lender.js";
