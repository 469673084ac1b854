/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Something ran and nothing failed. @param {Counts} counts */
export function isGreen({ passed, failed }) {
  return passed > 0 && failed === 0;
}

/**
 * Counts vitest's JSON report. A file that could not even be loaded counts as one failure, and so does a run that ended badly
 * although every test passed (an error outside of a test).
 * @param {{ readonly testResults: readonly { readonly status: string, readonly assertionResults: readonly { readonly status: string }[] }[] }} report
 * @param {number} code the exit code
 * @returns {Counts}
 */
export function countTests(report, code) {
  const counts = report.testResults.map(({ status, assertionResults }) => {
    const passed = assertionResults.filter((test) => test.status === "passed").length;
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    const skipped = assertionResults.length - passed - failed;
    return { passed, failed: status === "failed" && failed === 0 ? 1 : failed, skipped };
  });
  const sum = counts.reduce(addCounts, NOTHING);
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}
