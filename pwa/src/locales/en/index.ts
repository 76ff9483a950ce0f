import type { Catalogue } from '../zh';
import { account } from './account';
import { after } from './after';
import { aside } from './aside';
import { desk } from './desk';
import { failure } from './failure';
import { officer } from './officer';
import { scan } from './scan';
import { ui } from './ui';
import { verdict } from './verdict';
import { work } from './work';

export const en: Catalogue = {
  ...ui,
  ...failure,
  ...verdict,
  ...account,
  ...officer,
  ...after,
  ...aside,
  ...scan,
  ...desk,
  ...work,
};
