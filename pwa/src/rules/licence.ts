/**
 * Tells whether a foreign code is a business licence's: it holds the registry's address (国家企业信用信息公示系统) or a credit
 * code, which only the licence of the enterprise carries. The one place that decides it.
 */

/** GB 32100-2015: two signs, six digits, ten signs; not in the middle of a longer word. */
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/gi;

/**
 * What an enterprise, a farmers' cooperative and a shop are registered as, and the provinces (GB/T 2260). Codes that were
 * given before 2016 have other check digits than GB 32100's: these places are then all that tells them from other numbers.
 */
const REGISTERED = /^9[1-3](1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|10)/;

/**
 * The registry's host, in the country's and the provinces', with or without a scheme, alone or behind a label; a path
 * or a longer name that has the word in it is another's.
 */
const REGISTRY =
  /(?:^|https?:\/\/|[^\w./?&=%@#-])(?:[\w-]+\.)*gsxt(?:\.[\w-]+)+(?=$|[/:?#]|[^\w.-])/i;

/** `credit_code` is the rules': throws where the check digit is wrong. */
export function isLicence(text: string, credit_code: (text: string) => string): boolean {
  return REGISTRY.test(text) || creditCodesIn(text).some((code) => isOfficial(code));

  function isOfficial(code: string): boolean {
    if (REGISTERED.test(code)) return true;
    try {
      return credit_code(code) !== '';
    } catch {
      return false;
    }
  }
}

/** Whatever has the form of a credit code in a text, in capitals. */
export function creditCodesIn(text: string): string[] {
  return (text.match(CREDIT_CODE) ?? []).map((code) => code.toUpperCase());
}

/** A credit code as people type it: in groups, full width, O for 0, I for 1. Null where the text is something else. */
export function typedCreditCode(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  const [code] = creditCodesIn(bare.replaceAll('O', '0').replaceAll('I', '1'));
  return code?.length === bare.length ? code : null;
}
