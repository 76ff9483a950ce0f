/**
 * Tells whether a foreign code is a business licence's: the registry's address (国家企业信用信息公示系统), or a text with a valid
 * credit code in it, which only the licence of the enterprise carries. The one place that decides it.
 */

/** GB 32100-2015: two signs, six digits, ten signs; not in the middle of a longer word. */
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/gi;

/** A part of the registry's host, in the country's and the provinces'. */
const REGISTRY = 'gsxt';

/** `credit_code` is the rules': throws where the check digit is wrong. */
export function isLicence(text: string, credit_code: (text: string) => string): boolean {
  return isRegistrys(text) || (text.match(CREDIT_CODE) ?? []).some((code) => isValid(code));

  function isValid(code: string): boolean {
    try {
      return credit_code(code.toUpperCase()) !== '';
    } catch {
      return false;
    }
  }
}

function isRegistrys(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return /^https?:$/.test(protocol) && hostname.split('.').includes(REGISTRY);
  } catch {
    return false; // no address
  }
}
