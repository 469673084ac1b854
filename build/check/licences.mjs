/** Licences that must not reach what we ship, alone; "MIT or GPL-2.0" leaves the choice to us. */
const REFUSED = /\bA?GPL(?:-|\b)/i;

/** @typedef {{ license?: string, version?: string, optionalDependencies?: Record<string, string> }} LockedPackage */

/**
 * Packages of the lock whose licence leaves nothing but GPL or AGPL. All of them, for what is bundled is a development dependency.
 * @param {Readonly<Record<string, LockedPackage>>} packages
 * @returns {string[]}
 */
export function refusedLicences(packages) {
  return Object.entries(packages)
    .filter(([path, { license }]) => path !== "" && license !== undefined && isRefused(license))
    .map(([path, { license }]) => `${path}: ${String(license)}`);
}

/** @param {string} licence an SPDX expression */
function isRefused(licence) {
  const choices = licence.replaceAll(/[()]/g, "").split(/\s+or\s+/i);
  return choices.every((choice) => REFUSED.test(choice) && !/\bLGPL/i.test(choice));
}

/**
 * Optional packages (builds for other systems) that the lock lacks or holds in another version. With such a lock `npm ci` refuses to
 * work on a fresh computer; npm writes one when it adds a package beside an existing node_modules.
 * @param {Readonly<Record<string, LockedPackage>>} packages
 * @returns {string[]}
 */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {}).flatMap(([name, wanted]) => {
      const there = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      const exact = /^\d+\.\d+\.\d+/.test(wanted);
      return there === undefined || (exact && there.version !== wanted) ? [`${path} lacks ${name}@${wanted}`] : [];
    }),
  );
}
